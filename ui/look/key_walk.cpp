#include "ui/look/key_walk.hpp"

#include <algorithm>

namespace loket::ui {

namespace {

bool is_key(const Target& target) { return target.what == Target::What::key; }

/// Keys of one row of the on-screen keyboard.
bool is_same_row(const Target& a, const Target& b) { return is_key(a) && is_key(b) && a.rect.y == b.rect.y; }

std::size_t end_of_row(const std::vector<Target>& targets, std::size_t first) {
    std::size_t last = first + 1;
    while (last < targets.size() && is_same_row(targets[first], targets[last])) ++last;
    return last;
}

std::size_t begin_of_row(const std::vector<Target>& targets, std::size_t index) {
    while (index > 0 && is_same_row(targets[index - 1], targets[index])) --index;
    return index;
}

}  // namespace

const std::vector<Target>& walked(const Layout& layout) { return layout.covered ? *layout.covered : layout.targets; }

void KeyWalk::shown(const Layout& layout) {
    std::string screen = layout.screen + '/' + layout.dialog;
    if (screen == shown_screen_) return;
    shown_screen_ = std::move(screen);
    pointed_.clear();
    place_ = 0;
    depth_ = Depth::rows;
    if (layout.screen == "welcome" && layout.dialog.empty()) is_awake_ = false;
}

void KeyWalk::let_go() {
    pointed_.clear();
    depth_ = Depth::rows;
    is_awake_ = false;
}

std::optional<std::size_t> KeyWalk::pointed_index(const std::vector<Target>& targets) const {
    if (pointed_.empty()) return std::nullopt;
    const auto found =
        std::find_if(targets.begin(), targets.end(), [&](const Target& one) { return one.id == pointed_; });
    if (found != targets.end()) return static_cast<std::size_t>(found - targets.begin());
    // Another face of the keyboard, another page of a list: what stands there now.
    if (place_ < targets.size()) return place_;
    return std::nullopt;
}

void KeyWalk::point_at(const std::vector<Target>& targets, std::size_t index) {
    pointed_ = targets[index].id;
    place_ = index;
}

std::vector<KeyWalk::Stop> KeyWalk::stops(const std::vector<Target>& targets, WalkDevice device) const {
    std::vector<Stop> all;
    const auto here = pointed_index(targets);
    if (depth_ == Depth::keys && here && is_key(targets[*here])) {
        const std::size_t first = begin_of_row(targets, *here);
        const std::size_t last = end_of_row(targets, first);
        for (std::size_t i = first; i < last; ++i) all.push_back({i, i + 1});
        return all;
    }
    for (std::size_t i = 0; i < targets.size();) {
        const std::size_t last = is_key(targets[i]) ? end_of_row(targets, i) : i + 1;
        if (!is_key(targets[i]) || device != WalkDevice::keyboard) all.push_back({i, last});
        i = last;
    }
    return all;
}

std::vector<const Target*> KeyWalk::pointed(const Layout& layout) const {
    const auto& targets = walked(layout);
    const auto here = pointed_index(targets);
    std::vector<const Target*> all;
    if (!here) return all;
    const bool is_row = depth_ == Depth::rows && is_key(targets[*here]);
    const std::size_t first = is_row ? begin_of_row(targets, *here) : *here;
    const std::size_t last = is_row ? end_of_row(targets, first) : *here + 1;
    for (std::size_t i = first; i < last; ++i) all.push_back(&targets[i]);
    return all;
}

std::optional<Rect> KeyWalk::ring(const Layout& layout) const {
    const auto all = pointed(layout);
    if (all.empty()) return std::nullopt;
    Rect around = all.front()->rect;
    for (const Target* target : all) {
        const float right = std::max(around.right(), target->rect.right());
        const float bottom = std::max(around.bottom(), target->rect.bottom());
        around.x = std::min(around.x, target->rect.x);
        around.y = std::min(around.y, target->rect.y);
        around.w = right - around.x;
        around.h = bottom - around.y;
    }
    return around;
}

std::optional<Intent> KeyWalk::press(const Walk& walk, const Layout& layout, Tick when) {
    // The first key of a pad asks what this is; the flow answers by reading the first screen.
    const bool wakes = !is_awake_ && walk.device == WalkDevice::pad && layout.screen == "welcome";
    is_awake_ = true;
    if (wakes) return std::nullopt;
    switch (walk.key) {
        case WalkKey::previous: return move(-1, layout, walk.device);
        case WalkKey::next: return move(1, layout, walk.device);
        case WalkKey::choose: return choose(layout, walk.device, when);
        case WalkKey::back: return go_back(layout);
        case WalkKey::help: break;  // the flow's
    }
    return std::nullopt;
}

std::optional<Intent> KeyWalk::move(int by, const Layout& layout, WalkDevice device) {
    const auto& targets = walked(layout);
    const auto all = stops(targets, device);
    if (all.empty()) return std::nullopt;
    auto here = pointed_index(targets);
    // Where something is being typed already, the keyboard's owner goes on from there.
    if (device == WalkDevice::keyboard && layout.typed_field) {
        const auto& typed = *layout.typed_field;
        const auto field =
            std::find_if(targets.begin(), targets.end(), [&](const Target& one) { return one.id == typed.id; });
        if (!here && field != targets.end()) here = static_cast<std::size_t>(field - targets.begin());
        const auto& neighbour = by > 0 ? typed.after : typed.before;
        if (here && targets[*here].id == typed.id && neighbour) {
            pointed_ = neighbour->id;
            place_ = *here;
            return neighbour->intent;
        }
    }
    const auto count = static_cast<int>(all.size());
    int next = by > 0 ? 0 : count - 1;
    if (here) {
        const auto after = std::find_if(all.begin(), all.end(), [&](const Stop& stop) { return *here < stop.last; });
        const auto at = static_cast<int>(after - all.begin());
        const bool is_on_one = after != all.end() && after->first <= *here;
        next = is_on_one || by < 0 ? at + by : at;
    }
    const std::size_t first = all[static_cast<std::size_t>((next + count) % count)].first;
    point_at(targets, first);
    const Target& target = targets[first];
    if (device == WalkDevice::keyboard && std::holds_alternative<FocusField>(target.intent)) return target.intent;
    return std::nullopt;
}

std::optional<Intent> KeyWalk::choose(const Layout& layout, WalkDevice device, Tick when) {
    const auto& targets = walked(layout);
    const auto here = pointed_index(targets);
    if (!here) return move(1, layout, device);  // said before it is done
    const Target& target = targets[*here];
    if (depth_ == Depth::rows && is_key(target)) {
        depth_ = Depth::keys;
        point_at(targets, begin_of_row(targets, *here));
        return std::nullopt;
    }
    const Milliseconds ignored = is_key(target) ? key_repeat_ignored(repeat_ignored_) : repeat_ignored_;
    const bool is_repeat = chosen_at_ && chosen_ == target.id && when - *chosen_at_ < ignored;
    if (is_repeat || target.availability == Availability::disabled) return std::nullopt;
    chosen_ = target.id;
    chosen_at_ = when;
    return target.intent;
}

std::optional<Intent> KeyWalk::go_back(const Layout& layout) {
    const auto& targets = walked(layout);
    if (depth_ == Depth::keys) {
        depth_ = Depth::rows;
        return std::nullopt;
    }
    const auto leads_back = [](const Target& one) {
        return std::holds_alternative<CloseOverlay>(one.intent) || std::holds_alternative<Back>(one.intent);
    };
    const auto way = std::find_if(targets.begin(), targets.end(), leads_back);
    return way == targets.end() ? std::nullopt : std::optional(way->intent);
}

}  // namespace loket::ui
