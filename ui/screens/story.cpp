#include "ui/look/keyboard.hpp"
#include "ui/look/widgets.hpp"
#include "ui/screens/screens.hpp"

namespace loket::ui {
namespace {

/// What a good story tells; each line is ticked off once it is there. As drawn: gold, green when met.
void draw_hints(const StoryView& view, const Rect& rect, Look& look) {
    const Palette& p = look.palette();
    look.card(rect, p.gold.tint, look.is_high_contrast() ? p.gold.border : p.gold.tint, look.scale().stroke(2),
              look.unit(24));
    Rect inside = rect.inset(look.unit(26), look.unit(18));
    const float title = std::min(look.text_height(Role::label, view.hints_title, inside.w), inside.h * 0.4F);
    look.words(take_top(inside, title, look.unit(10)), Role::label, p.ink, view.hints_title);
    if (view.hints.empty()) return;
    const float most = look.line_height(Role::caption) * 1.4F;
    inside.h = std::min(inside.h, most * static_cast<float>(view.hints.size()));
    const auto rows = grid(inside, view.hints.size(), 1, look.unit(4));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Hint& hint = view.hints[i];
        Rect rest = rows[i];
        const float size = std::min(rest.h, look.scale().type(Role::caption).em * 1.05F);
        look.icon(take_left(rest, size, look.unit(10)).centre(), size, hint.is_met ? p.green.text : p.ink,
                  hint.is_met ? "check-circle" : "checkbox-blank-circle-outline");
        look.words(rest, Role::caption, hint.is_met ? p.green.text : p.ink, hint.text);
    }
}

/// A card that leads to a voice or to photos: its sign, and where there is room what it says.
void draw_way(const Choice& way, const Rect& rect, Look& look) {
    const Palette& p = look.palette();
    const float radius = look.unit(24);
    look.card(rect, p.card, p.line, look.scale().stroke(3), radius);
    look.press_shade(way.action.id, rect, radius);
    const float sign = std::min(look.mm(9), rect.h * 0.6F);
    Rect inside = rect.inset(look.unit(20), look.unit(8));
    if (rect.w < look.mm(kTargetMinimum) * 2) {
        look.icon(rect.centre(), sign, p.of(way.tone).strong, way.action.icon);
    } else {
        look.icon(take_left(inside, sign, look.unit(18)).centre(), sign, p.of(way.tone).strong, way.action.icon);
        look.words_pair(inside, Role::tile, way.action.text, Role::caption, way.detail);
    }
    look.target(way.action, rect);
}

/// Beside each other, or one under the other.
void draw_ways(const StoryView& view, const Rect& area, std::size_t columns, Look& look) {
    const auto cells = grid(area, view.ways.size(), columns, look.mm(kTargetGap));
    for (std::size_t i = 0; i < cells.size(); ++i) draw_way(view.ways[i], cells[i], look);
}

}  // namespace

void draw_screen(const StoryView& view, Rect area, Look& look) {
    // The question above says what the field is for.
    FieldView story = view.story;
    story.focus.text = std::exchange(story.label, {});
    const bool is_compact = look.scale().room() == Room::compact;
    const bool is_portrait = look.scale().shape() == Shape::portrait;
    const bool is_typing = !view.keyboard.rows.empty();
    const float keys = !is_typing ? 0 : keyboard_height(look, view.keyboard, area.h * (is_compact ? 0.72F : 0.57F));
    if (is_typing) keyboard(look, take_bottom(area, keys), view.keyboard);

    Rect content = area.inset(look.unit(72), look.unit(is_compact ? 8 : 24));
    const auto ways = static_cast<float>(view.ways.size());
    const float target = look.scale().at_least(kTargetMinimum, 96);
    const float way_gap = look.mm(kTargetGap);
    if (is_compact && is_typing) {  // the field alone, with its name, for its question has no room
        if (ways > 0) {
            const float side = std::min(target, content.h);
            Rect strip = take_right(content, ways * target + (ways - 1) * way_gap, way_gap);
            field(look, content, view.story);
            draw_ways(view, take_bottom(strip, side), view.ways.size(), look);
            return;
        }
        field(look, content, view.story);
        return;
    }
    if (is_portrait) {
        draw_title(look, content, view.title);
        const float hints =
            look.line_height(Role::label) * 1.4F * static_cast<float>(view.hints.size() + 1) + look.unit(40);
        Rect below;
        if (ways > 0) below = take_bottom(content, target, look.unit(20));
        draw_hints(view, take_bottom(content, std::min(hints, content.h * 0.35F), look.unit(28)), look);
        field(look, content, story);
        if (ways > 0) draw_ways(view, below, view.ways.size(), look);
        return;
    }
    Rect side = take_right(content, content.w * 0.265F, look.unit(40));
    draw_title(look, content, view.title);
    field(look, content, story);
    side.y = content.y;
    side.h = content.h;
    const float hints = look.text_height(Role::label, view.hints_title, side.w - look.unit(52)) +
                        look.line_height(Role::caption) * 1.4F * static_cast<float>(view.hints.size()) + look.unit(48);
    if (ways > 0) {
        const float height = std::min(ways * target + (ways - 1) * way_gap, side.h);
        draw_ways(view, take_top(side, height, look.unit(20)), 1, look);
        if (side.h < hints) return;  // they then wait for a larger display
    }
    draw_hints(view, take_top(side, std::min(hints, side.h)), look);
}

}  // namespace loket::ui
