#include "ui/look/touch.hpp"

#include <algorithm>

namespace loket::ui {

void TouchPolicy::shown(const Layout& layout, Tick now) {
    std::string screen = layout.screen + '/' + layout.dialog;
    if (screen == shown_screen_) return;
    const bool is_first = shown_screen_.empty();
    shown_screen_ = std::move(screen);
    let_go();
    is_lift_awaited_ = is_down_;
    if (!is_first) settled_at_ = now + kSettling;
}

bool TouchPolicy::is_repeat(const Target& target, Tick when) const {
    if (!last_) return false;
    if (target.what == Target::What::key) {
        // A keyboard that came up under the finger is not yet meant by it.
        const bool has_come_up = last_->what == Target::What::control && target.rect.contains(last_->at);
        return (target.id == last_->id && when - last_->when < key_repeat_ignored(repeat_ignored_)) ||
               (has_come_up && when - last_->when < repeat_ignored_);
    }
    // A list that changed under the finger offers another target at the same place: that tap is a repeat as well.
    return (target.id == last_->id || target.rect.contains(last_->at)) && when - last_->when < repeat_ignored_;
}

void TouchPolicy::let_go() {
    pressed_.clear();
    pressed_inside_.clear();
    erases_at_.reset();
    has_erased_ = false;
}

/// The pressed target while the finger is on it, or off a key by no more than a tremor. nullptr where it is not.
const Target* TouchPolicy::still_pressed(const Layout& layout, Point at) const {
    if (pressed_.empty()) return nullptr;
    const Target* under = hit(layout, at);
    if (under != nullptr && under->id == pressed_) return under;
    for (const Target& target : layout.targets) {
        if (target.id != pressed_ || target.what != Target::What::key) continue;
        const float drift = kKeyDrift * layout.display.px_per_mm;
        return target.rect.inset(-drift).contains(at) ? &target : nullptr;
    }
    return nullptr;
}

std::optional<Intent> TouchPolicy::rest(Tick now, const Layout& layout) {
    if (!erases_at_ || now < *erases_at_ || pressed_inside_.empty()) return std::nullopt;
    const auto target = std::find_if(layout.targets.begin(), layout.targets.end(),
                                     [&](const Target& one) { return one.id == pressed_inside_; });
    if (target == layout.targets.end() || target->availability == Availability::disabled) return std::nullopt;
    erases_at_ = now + kErasingEvery;
    has_erased_ = true;
    return target->intent;
}

std::optional<Milliseconds> TouchPolicy::until_rest(Tick now) const {
    if (!erases_at_ || pressed_inside_.empty()) return std::nullopt;
    return std::max(Milliseconds(1), *erases_at_ - now);
}

std::optional<Intent> TouchPolicy::handle(const PointerEvent& event, const Layout& layout) {
    switch (event.what) {
        case PointerEvent::What::down: {
            is_down_ = true;
            let_go();
            if (is_lift_awaited_ || (settled_at_ && event.when < *settled_at_)) {
                is_lift_awaited_ = true;
                return Touched{};
            }
            const Target* target = hit(layout, event.at);
            if (target == nullptr || target->availability == Availability::disabled) return Touched{};
            if (is_repeat(*target, event.when)) return Touched{};
            pressed_ = target->id;
            pressed_inside_ = target->id;
            if (std::holds_alternative<EraseCharacter>(target->intent)) erases_at_ = event.when + kRestBeforeErasing;
            return std::nullopt;
        }
        case PointerEvent::What::move: {
            pressed_inside_ = still_pressed(layout, event.at) != nullptr ? pressed_ : std::string();
            return std::nullopt;
        }
        case PointerEvent::What::up: {
            is_down_ = false;
            is_lift_awaited_ = false;
            const Target* target = still_pressed(layout, event.at);
            const bool has_erased = has_erased_;
            const std::string pressed = pressed_;
            let_go();
            if (target == nullptr || target->availability == Availability::disabled || has_erased) return std::nullopt;
            last_ = {pressed, target->what, event.at, event.when};
            if (layout.typed && layout.typed->target == pressed) {
                return PlaceCursor{layout.typed->field, nearest_caret(*layout.typed, event.at)};
            }
            return target->intent;
        }
        case PointerEvent::What::cancel:
            is_down_ = false;
            is_lift_awaited_ = false;
            let_go();
            return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace loket::ui
