// The kiosk's voice between settings, screen and window: there or not, and told what is shown. UI thread.
#pragma once

#include <memory>

#include "kiosk/app/front.hpp"
#include "provisioning/settings.hpp"
#include "ui/speech/listener.hpp"

namespace loket::kiosk {

class Reading {
public:
    /// Without a voice when the settings want none, or when a program is missing, which is then in the log.
    Reading(const provisioning::Settings::Speech& settings, const Clock& clock);

    /// Before the front looks at its clock: whether there is a voice, and whether somebody is listening to it.
    void inform(Front& front);
    /// A view is about to be drawn.
    void shown(const ui::View& view);
    /// A finger or a key: silence.
    void touched();
    /// One of the five keys has led to these elements.
    void pointed(const std::vector<std::string>& ids);
    /// `quiet`, or less while something is being said.
    Milliseconds quiet(Milliseconds quiet) const;

private:
    std::unique_ptr<ui::Voice> voice_;
    std::unique_ptr<ui::Listener> listener_;
    ui::Facts::Voice kind_ = ui::Facts::Voice::absent;
};

}  // namespace loket::kiosk
