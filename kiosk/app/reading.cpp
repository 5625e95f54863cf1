#include "kiosk/app/reading.hpp"

#include "kiosk/base/log.hpp"
#include "ui/speech/speaker.hpp"

namespace loket::kiosk {

namespace {

/// How soon one sentence follows another: a breath.
constexpr Milliseconds kBetweenSentences{80};

}  // namespace

Reading::Reading(const provisioning::Settings::Speech& settings, const Clock& clock) {
    if (settings.enabled == provisioning::Switch::off) return;
    auto speaker = ui::Speaker::open({.device = settings.device, .headphone_device = settings.headphone_device}, clock);
    if (!speaker) {
        log_error("speech", speaker.error());
        return;
    }
    voice_ = *std::move(speaker);
    listener_ = std::make_unique<ui::Listener>(*voice_, clock);
    kind_ = settings.headphone_device.empty() ? ui::Facts::Voice::loudspeaker : ui::Facts::Voice::headphones_too;
}

void Reading::inform(Front& front) {
    if (!voice_) return;
    front.set_voice(voice_->is_able() ? kind_ : ui::Facts::Voice::absent);
    if (listener_->is_heard()) front.take(ui::Event{ui::StillSpeaking{}});
    listener_->look_after();
}

void Reading::shown(const ui::View& view) {
    if (listener_) listener_->shown(view);
}

void Reading::touched() {
    if (listener_) listener_->touched();
}

void Reading::pointed(const std::vector<std::string>& ids) {
    if (listener_) listener_->pointed(ids);
}

Milliseconds Reading::quiet(Milliseconds quiet) const {
    return listener_ && listener_->is_speaking() ? std::min(quiet, kBetweenSentences) : quiet;
}

}  // namespace loket::kiosk
