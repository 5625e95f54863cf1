// Microphone and camera between the screen and loket-media, which is there only while a screen wants it. What comes of
// them is sealed here at once, as the files of a report are; the screen holds nothing else of it but a small picture.
// UI thread; the child is waited for on threads of its own.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "kiosk/app/front.hpp"
#include "kiosk/base/entropy.hpp"
#include "kiosk/base/mailbox.hpp"
#include "kiosk/devices/media_process.hpp"
#include "provisioning/settings.hpp"

namespace loket::kiosk {

class StudioDesk {
public:
    struct Parts {
        std::string program;  ///< path of loket-media
        provisioning::Settings::Microphone microphone;
        provisioning::Settings::Camera camera;
        provisioning::Settings::Speech speech;  ///< the sound cards that recordings are played on
        SignPublicKey hub;                      ///< by which the codes of receipts are known
    };
    /// `wake` is called from any thread when there is something for `bring_news`.
    StudioDesk(Parts parts, Entropy& entropy, std::function<void()> wake);

    /// What the screen wants done.
    void carry_out(const StudioRequest& request, const ui::Access& access);
    /// Tells the front which devices there are, as long as nobody has begun, and what they have said since.
    void bring_news(Front& front);

private:
    void open(ui::Device device, const ui::Access& access);
    void close();
    void play(const ui::PlayFile& file);
    std::optional<ui::Event> event_of(devices::MediaNews news);
    ui::Event trouble(const Error& error) const;
    std::optional<TicketNumber> number_in(const std::string& code) const;

    struct News {
        unsigned opening;  ///< of a child that was left, it is nobody's
        devices::MediaNews news;
    };
    const Parts parts_;
    Entropy& entropy_;
    const std::function<void()> wake_;
    Mailbox<News> news_;
    unsigned opening_ = 0;
    std::unique_ptr<devices::MediaProcess> process_;
    std::vector<std::unique_ptr<devices::MediaProcess>> leaving_;
};

}  // namespace loket::kiosk
