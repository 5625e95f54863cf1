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
    if (is_compact && is_typing) {  // the field alone, with its name, for its question has no room
        field(look, content, view.story);
        return;
    }
    if (is_portrait) {
        draw_title(look, content, view.title);
        const float hints =
            look.line_height(Role::label) * 1.4F * static_cast<float>(view.hints.size() + 1) + look.unit(40);
        draw_hints(view, take_bottom(content, std::min(hints, content.h * 0.35F), look.unit(28)), look);
        field(look, content, story);
        return;
    }
    Rect side = take_right(content, content.w * 0.265F, look.unit(40));
    draw_title(look, content, view.title);
    field(look, content, story);
    const float hints = look.text_height(Role::label, view.hints_title, side.w - look.unit(52)) +
                        look.line_height(Role::caption) * 1.4F * static_cast<float>(view.hints.size()) + look.unit(48);
    side.y = content.y;
    side.h = content.h;
    draw_hints(view, take_top(side, std::min(hints, side.h)), look);
}

}  // namespace loket::ui
