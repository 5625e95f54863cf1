#include "ui/look/widgets.hpp"
#include "ui/screens/screens.hpp"

namespace loket::ui {
namespace {

/// A point of the timeline: filled when done, a ring with a halo for now, an empty ring for what is to come.
void draw_point(StepView::Progress progress, Point centre, float size, Look& look) {
    const Palette& p = look.palette();
    switch (progress) {
        case StepView::Progress::done: look.canvas().fill_circle(centre, size / 2, p.primary.strong); break;
        case StepView::Progress::current:
            look.canvas().fill_circle(centre, size * 0.66F, p.blue.tint);
            look.canvas().fill_circle(centre, size / 2, p.card);
            look.canvas().stroke_circle(centre, size / 2, p.blue.strong, size * 0.14F);
            break;
        case StepView::Progress::ahead:
            look.canvas().fill_circle(centre, size / 2, p.card);
            look.canvas().stroke_circle(centre, size / 2, p.line, size * 0.14F);
            break;
    }
}

float entry_height(const StatusView::Entry& entry, float width, const Look& look) {
    const float detail = entry.detail.empty()
                             ? 0.0F
                             : look.text_height(Role::detail, entry.detail, width - look.unit(50)) + look.unit(30);
    return look.line_height(Role::button) + detail;
}

void draw_entry(const StatusView::Entry& entry, Rect rect, Look& look) {
    const Palette& p = look.palette();
    Rect head = take_top(rect, std::min(look.line_height(Role::button), rect.h), look.unit(8));
    const float when = look.text_width(Role::detail, entry.when) + 2;
    const float title = std::min(look.text_width(Role::button, entry.title) + 2,
                                 head.w - std::min(when, head.w * 0.45F) - look.unit(24));
    look.words(take_left(head, title, look.unit(24)), Role::button, p.ink, entry.title);
    look.words(head, Role::detail, p.soft_ink, entry.when);
    if (entry.detail.empty()) return;
    const float w = std::min(rect.w, look.text_width(Role::detail, entry.detail) + look.unit(54));
    look.card({rect.x, rect.y, w, rect.h}, p.card, p.line, look.scale().stroke(2), look.unit(18));
    look.words(Rect{rect.x, rect.y, w, rect.h}.inset(look.unit(25), look.unit(4)), Role::detail, p.soft_ink,
               entry.detail);
}

float height_of(const std::vector<StatusView::Entry>& entries, float width, const Look& look) {
    float height = 0;
    for (const auto& entry : entries) height += entry_height(entry, width, look);
    return height;
}

/// What there is room for. The newest words are what somebody came for: the details of earlier steps go first, then the
/// earliest steps.
std::vector<StatusView::Entry> fitting(std::vector<StatusView::Entry> entries, Rect rect, const Look& look) {
    const auto is_too_high = [&] {
        return height_of(entries, rect.w, look) + look.unit(12) * static_cast<float>(entries.size() - 1) > rect.h;
    };
    for (std::size_t i = 0; i + 2 < entries.size() && is_too_high(); ++i) entries[i].detail.clear();
    while (entries.size() > 1 && is_too_high()) entries.erase(entries.begin());
    return entries;
}

}  // namespace

void draw_screen(const StatusView& view, Rect area, Look& look) {
    const Palette& p = look.palette();
    const bool is_compact = look.scale().room() == Room::compact;
    const bool is_portrait = look.scale().shape() == Shape::portrait;
    Rect content = area.inset(look.unit(72), look.unit(is_compact ? 16 : 48));

    const Role badge_role = is_compact ? Role::label : Role::button;
    const float badge_h = look.line_height(badge_role) * 1.9F;
    const float badge_w = std::min(content.w * (is_portrait ? 1.0F : 0.45F), pill_width(look, badge_role, view.badge));
    Rect head = take_top(content, look.line_height(Role::hero) + (is_portrait ? badge_h + look.unit(16) : 0.0F));
    const Rect badge_place = is_portrait ? take_bottom(head, badge_h) : take_right(head, badge_w, look.unit(24));
    pill(look, {badge_place.x, is_portrait ? badge_place.y : badge_place.centre().y - badge_h / 2, badge_w, badge_h},
         badge_role, view.badge_tone, view.badge_icon, view.badge);
    look.words(head, Role::hero, p.ink, view.number, Align::left, Stand::middle);
    if (is_portrait) take_top(content, look.unit(16));
    const float gap_below = look.unit(is_compact ? 16 : 36);
    // On a small display the warning stands in its place.
    if (view.warning.empty() || !is_compact) {
        const float subtitle = look.text_height(Role::detail, view.subtitle, content.w);
        look.words(take_top(content, subtitle, gap_below), Role::detail, p.soft_ink, view.subtitle);
    }
    if (!view.warning.empty()) {
        const float warning = look.text_height(Role::label, view.warning, content.w - look.unit(50));
        problem_line(look, take_top(content, warning, gap_below), view.warning);
    }

    const float actions = look.scale().at_least(kTargetMinimum, 95);
    Rect below = take_bottom(content, actions, look.unit(16));
    const float w = std::max(look.mm(kTargetMinimum) * 2, button_width(look, view.done, ButtonStyle::filled));
    button(look, take_left(below, std::min(below.w, w), look.scale().at_least(kTargetGap, 24)), view.done,
           {ButtonStyle::filled, Tone::primary, IconPlace::before});
    if (view.print) {
        const float print = std::max(look.mm(kTargetMinimum), button_width(look, *view.print, ButtonStyle::outlined));
        button(look, take_left(below, std::min(below.w, print)), *view.print,
               {ButtonStyle::outlined, Tone::primary, IconPlace::before});
    }

    const float size = std::min(look.unit(46), look.line_height(Role::button));
    const float indent = size + look.unit(26);
    const auto entries = fitting(view.entries, {content.x, content.y, content.w - indent, content.h}, look);
    const float wanted = height_of(entries, content.w - indent, look);
    const auto gaps = static_cast<float>(std::max<std::size_t>(1, entries.size() - 1));
    const float gap = std::clamp((content.h - wanted) / gaps, look.unit(12), look.unit(48));
    const float share = std::min(1.0F, (content.h - gap * gaps) / std::max(1.0F, wanted));
    std::vector<Point> points;
    std::vector<Rect> places;
    for (const auto& entry : entries) {
        Rect row = take_top(content, entry_height(entry, content.w - indent, look) * share, gap);
        points.push_back({row.x + size / 2, row.y + look.line_height(Role::button) / 2 * share});
        take_left(row, indent);
        places.push_back(row);
    }
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        const float thickness = look.unit(6);
        look.canvas().fill({points[i].x - thickness / 2, points[i].y, thickness, points[i + 1].y - points[i].y},
                           p.line);
    }
    for (std::size_t i = 0; i < points.size(); ++i) {
        draw_point(entries[i].progress, points[i], size, look);
        draw_entry(entries[i], places[i], look);
    }
}

}  // namespace loket::ui
