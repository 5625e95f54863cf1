#include "ui/speech/listener.hpp"

#include <utility>

namespace loket::ui {

namespace {

VoiceSettings settings_of(const Access& access) {
    const auto& listening = access.listening;
    return {access.language, listening.speed, listening.output, listening.volume};
}

}  // namespace

void Listener::shown(const View& view) {
    if (view.frame.access.listening.speech == Listening::Speech::off) {
        if (!before_) return;
        touched();
        before_.reset();  // nothing of a session outlasts it here
        return;
    }
    const auto& catalog = Catalog::of(view.frame.access.language);
    const bool is_first = !before_;
    auto change = is_first ? spoken_of(view, catalog) : spoken_change(*before_, view, catalog);
    before_ = view;
    settings_ = settings_of(view.frame.access);
    if (change.empty()) return;
    const bool is_whole = is_first || change == spoken_of(view, catalog);
    if (!is_whole && voice_.is_speaking()) {
        for (auto& each : change) waiting_.push_back(std::move(each));
    } else {
        say(change);
    }
}

void Listener::pointed(const std::vector<std::string>& ids) {
    if (!before_) return;
    const auto words = spoken_stop(*before_, ids, Catalog::of(before_->frame.access.language));
    if (!words.empty()) say(words);
}

void Listener::touched() {
    waiting_.clear();
    voice_.stop();
}

void Listener::look_after() {
    if (waiting_.empty() || voice_.is_speaking()) return;
    say(std::exchange(waiting_, {}));
}

bool Listener::is_heard() { return before_ && voice_.is_speaking() && clock_.steady() - begun_at_ < kListensFor; }

void Listener::say(const std::vector<Utterance>& utterances) {
    waiting_.clear();
    begun_at_ = clock_.steady();
    voice_.say(utterances, settings_);
}

}  // namespace loket::ui
