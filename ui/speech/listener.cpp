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
    const auto& listening = view.frame.access.listening;
    if (listening.speech == Listening::Speech::off) {
        if (!before_) return;
        touched();
        broken_off_.clear();
        before_.reset();  // nothing of a session outlasts it here
        return;
    }
    const auto& catalog = Catalog::of(view.frame.access.language);
    const bool is_first = !before_;
    const bool goes_on = !is_first && listening.resumes != before_->frame.access.listening.resumes;
    auto change = is_first ? spoken_of(view, catalog) : spoken_change(*before_, view, catalog);
    before_ = view;
    settings_ = settings_of(view.frame.access);
    if (goes_on && !broken_off_.empty()) return say(std::exchange(broken_off_, {}), Subject::screen);
    if (change.empty()) return;
    const bool is_whole = is_first || change == spoken_of(view, catalog);
    if (!is_whole && is_speaking()) {
        for (auto& each : change) news_.push_back(std::move(each));
    } else {
        say(std::move(change), view.dialog ? Subject::other : Subject::screen);
    }
}

void Listener::pointed(const std::vector<std::string>& ids) {
    if (!before_) return;
    auto words = spoken_stop(*before_, ids, Catalog::of(before_->frame.access.language));
    if (!words.empty()) say(std::move(words), Subject::other);
}

void Listener::touched() {
    look_after();
    if (!saying_.empty() && subject_ == Subject::screen) broken_off_ = saying_;
    news_.clear();
    saying_.clear();
    voice_.stop();
}

void Listener::look_after() {
    if (!is_speaking() || voice_.is_speaking()) return;
    if (!saying_.empty()) saying_.erase(saying_.begin());
    if (saying_.empty()) saying_ = std::exchange(news_, {});
    if (!saying_.empty()) voice_.say({saying_.front()}, settings_);
}

bool Listener::is_heard() { return before_ && is_speaking() && clock_.steady() - begun_at_ < kListensFor; }

void Listener::say(std::vector<Utterance> utterances, Subject subject) {
    if (subject == Subject::screen) broken_off_.clear();
    subject_ = subject;
    news_.clear();
    begun_at_ = clock_.steady();
    saying_ = std::move(utterances);
    voice_.say({saying_.front()}, settings_);
}

}  // namespace loket::ui
