#include "ui/look/touch.hpp"

namespace loket::ui {

void TouchPolicy::shown(const Layout& layout, Tick now) {
    std::string screen = layout.screen + '/' + layout.dialog;
    if (screen == shown_screen_) return;
    const bool is_first = shown_screen_.empty();
    shown_screen_ = std::move(screen);
    pressed_.clear();
    pressed_inside_.clear();
    is_lift_awaited_ = is_down_;
    if (!is_first) settled_at_ = now + kSettling;
}

bool TouchPolicy::is_repeat(const Target& target, Tick when) const {
    if (!last_) return false;
    if (target.what == Target::What::key) {
        // A keyboard that came up under the finger is not yet meant by it.
        const bool has_come_up = last_->what == Target::What::control && target.rect.contains(last_->at);
        return (target.id == last_->id && when - last_->when < kKeyRepeatIgnored) ||
               (has_come_up && when - last_->when < kRepeatIgnored);
    }
    // A list that changed under the finger offers another target at the same place: that tap is a repeat as well.
    return (target.id == last_->id || target.rect.contains(last_->at)) && when - last_->when < kRepeatIgnored;
}

std::optional<Intent> TouchPolicy::handle(const PointerEvent& event, const Layout& layout) {
    switch (event.what) {
        case PointerEvent::What::down: {
            is_down_ = true;
            pressed_.clear();
            pressed_inside_.clear();
            if (is_lift_awaited_ || (settled_at_ && event.when < *settled_at_)) {
                is_lift_awaited_ = true;
                return Touched{};
            }
            const Target* target = hit(layout, event.at);
            if (target == nullptr || target->availability == Availability::disabled) return Touched{};
            if (is_repeat(*target, event.when)) return Touched{};
            pressed_ = target->id;
            pressed_inside_ = target->id;
            return std::nullopt;
        }
        case PointerEvent::What::move: {
            if (pressed_.empty()) return std::nullopt;
            const Target* target = hit(layout, event.at);
            pressed_inside_ = target != nullptr && target->id == pressed_ ? pressed_ : std::string();
            return std::nullopt;
        }
        case PointerEvent::What::up: {
            is_down_ = false;
            is_lift_awaited_ = false;
            const std::string pressed = std::exchange(pressed_, {});
            pressed_inside_.clear();
            const Target* target = hit(layout, event.at);
            if (pressed.empty() || target == nullptr || target->id != pressed) return std::nullopt;
            if (target->availability == Availability::disabled) return std::nullopt;
            last_ = {pressed, target->what, event.at, event.when};
            if (layout.typed && layout.typed->target == pressed) {
                return PlaceCursor{layout.typed->field, nearest_caret(*layout.typed, event.at)};
            }
            return target->intent;
        }
        case PointerEvent::What::cancel:
            is_down_ = false;
            is_lift_awaited_ = false;
            pressed_.clear();
            pressed_inside_.clear();
            return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace loket::ui
