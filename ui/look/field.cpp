// Text fields: what of a text is shown, the cursor, and the ways through a long one.
#include <algorithm>
#include <cmath>

#include "ui/look/widgets.hpp"

namespace loket::ui {
namespace {

std::size_t lines_in(const Look& look, float height) {
    const float line = look.line_height(Role::prose) * leading(Family::regular);
    return std::max<std::size_t>(1, static_cast<std::size_t>((height + line * 0.1F) / line));
}

float cursor_of(const Look& look) { return look.scale().stroke(4); }

/// A text leaves room for the cursor after it.
float text_width(const Look& look, const Rect& inside) { return inside.w - cursor_of(look) * 2; }

/// The lines of a long text that are shown.
struct Window {
    std::size_t first;
    std::size_t count;
};
/// The last ones, or so many pages before them; one line of a page is seen again on the next.
Window window_of(std::size_t lines, std::size_t room, std::size_t pages_back) {
    if (lines <= room) return {0, lines};
    const std::size_t back = pages_back * std::max<std::size_t>(1, room - 1);
    return {lines - room - std::min(back, lines - room), room};
}

/// One line of the text, cut so that the cursor is in sight.
PlacedLine single_line(Look& look, const FieldView& view, const Type& type, float width) {
    const bool is_focused = view.selection == Selection::selected;
    // Whoever types looks at the end, whoever reads at the beginning.
    if (!is_focused) return {cut_back(look.canvas(), type, view.text, width), 0};
    PlacedLine line{cut_front(look.canvas(), type, view.text, width), 0};
    if (line.text == view.text) return line;
    constexpr std::string_view kMark = "…";
    line.start = view.text.size() - (line.text.size() - kMark.size());
    if (!view.cursor || *view.cursor >= line.start) {
        line.start -= std::min(line.start, kMark.size());  // the mark stands for as many bytes
        return line;
    }
    return {cut_back(look.canvas(), type, std::string_view(view.text).substr(*view.cursor), width), *view.cursor};
}

/// Places for the cursor before each character of a line and behind the last.
TypedText::Line carets_of(Look& look, const Type& type, const PlacedLine& line, Point at, float height) {
    TypedText::Line places{at.y, at.y + height, {{at.x, line.start}}};
    float x = at.x;
    for (std::string_view rest = line.text; !rest.empty();) {
        const std::string_view before = rest;
        take_code_point(rest);
        x += look.canvas().measure(type, before.substr(0, before.size() - rest.size())).w;
        places.carets.push_back({x, line.start + line.text.size() - rest.size()});
    }
    return places;
}

/// Where the cursor stands: at the last place that is not behind it, for the spaces at the end of a line are not
/// drawn. Nothing when it is on a line that is not shown.
std::optional<Point> cursor_among(const std::vector<TypedText::Line>& lines, std::size_t cursor, std::size_t text_end) {
    const std::size_t shown_end = lines.back().carets.back().at;
    const bool is_end_shown = text_end <= shown_end || lines.back().carets.front().at >= text_end;
    if (cursor < lines.front().carets.front().at || (cursor > shown_end && !is_end_shown)) return std::nullopt;
    Point at{};
    for (const auto& line : lines) {
        for (const auto& caret : line.carets) {
            if (caret.at <= cursor) at = {caret.x, line.top};
        }
    }
    return at;
}

/// Words of a text field, at its end if they are too many, with a cursor while it is typed into.
void field_text(Look& look, const Rect& inside, const FieldView& view) {
    const Palette& p = look.palette();
    const Type type = look.scale().type(Role::prose);
    const float height = look.line_height(Role::prose) * leading(Family::regular);
    const float cursor_width = cursor_of(look);
    if (view.text.empty()) {
        Rect beside_cursor = inside;
        take_left(beside_cursor, cursor_width * 2);
        look.words(beside_cursor, Role::prose, p.soft_ink, view.hint, Align::left,
                   view.is_multiline ? Stand::top : Stand::middle);
    }
    const float width = text_width(look, inside);
    std::vector<PlacedLine> lines;
    if (view.is_multiline) {
        lines = wrap_placed(look.canvas(), type, view.text, width);
        const Window window = window_of(lines.size(), lines_in(look, inside.h), view.pages_back);
        lines = {lines.begin() + std::ptrdiff_t(window.first),
                 lines.begin() + std::ptrdiff_t(window.first + window.count)};
    } else {
        lines.push_back(single_line(look, view, type, width));
    }
    const auto* focus = std::get_if<FocusField>(&view.focus.intent);
    TypedText typed{view.focus.id, focus != nullptr ? focus->field : TextField::story, {}};
    float y = view.is_multiline ? inside.y : inside.y + (inside.h - height) / 2;
    for (const PlacedLine& line : lines) {
        look.canvas().text({inside.x, y}, type, p.ink, line.text);
        typed.lines.push_back(carets_of(look, type, line, {inside.x, y}, height));
        y += height;
    }
    if (view.selection != Selection::selected) return;
    const std::size_t shown_end = view.text.find_last_not_of(' ') + 1;  // npos + 1 is 0
    const auto cursor = cursor_among(typed.lines, view.cursor.value_or(view.text.size()), shown_end);
    if (cursor) {
        look.canvas().fill(
            {std::round(cursor->x + cursor_width / 2), std::round(cursor->y), cursor_width, height * 0.92F},
            p.primary.strong);
    }
    if (view.cursor) look.layout().typed = std::move(typed);
}

/// The ways to the lines of a long text that are not shown, in a column taken off the box and off the text in it.
/// Nothing where all lines are in sight, or where two buttons have no room.
void draw_paging(Look& look, Rect& box, Rect& inside, const FieldView& view) {
    const float side = look.mm(kTargetMinimum);
    const float gap = look.mm(kTargetGap);
    if (!view.earlier || !view.later || box.h < 2 * side + gap || inside.w < side * 4) return;
    const Type type = look.scale().type(Role::prose);
    const std::size_t room = lines_in(look, inside.h);
    if (wrap(look.canvas(), type, view.text, text_width(look, inside)).size() <= room) return;
    inside.w -= side + gap;
    Rect column = take_right(box, side, gap);
    const auto count = wrap(look.canvas(), type, view.text, text_width(look, inside)).size();
    Action earlier = *view.earlier;
    if (window_of(count, room, view.pages_back).first == 0) earlier.availability = Availability::disabled;
    const float h = (column.h - gap) / 2;
    button(look, take_top(column, h, gap), earlier, {ButtonStyle::outlined, Tone::primary, IconPlace::before});
    button(look, column, *view.later, {ButtonStyle::outlined, Tone::primary, IconPlace::before});
}

float box_height(const Look& look, int lines) {
    return std::max(
        look.scale().at_least(kTargetMinimum, 88),
        look.line_height(Role::prose) * leading(Family::regular) * static_cast<float>(lines) + look.unit(24));
}

}  // namespace

float field_height(const Look& look, const FieldView& view, int lines) {
    const float label = view.label.empty() ? 0.0F : look.line_height(Role::label) + look.unit(8);
    // Kept also while there is nothing to tell: the keyboard below must not move under the fingers of who is typing.
    const float below = look.line_height(Role::caption) + look.unit(6);
    return label + box_height(look, lines) + below;
}

void field(Look& look, const Rect& rect, const FieldView& view) {
    const Palette& p = look.palette();
    Rect rest = rect;
    if (!view.label.empty()) {
        const float h = std::min(look.line_height(Role::label), rect.h * 0.3F);
        look.words(take_top(rest, h, look.unit(8)), Role::label, p.soft_ink, view.label);
    }
    const bool is_note_inside = view.is_multiline && view.problem.empty();
    if (!is_note_inside) {
        const float line = std::min(look.line_height(Role::caption), rect.h * 0.3F);
        Rect below{rest.x, rest.bottom() - line, rest.w, line};
        rest.h -= line + look.unit(6);
        // Fields side by side keep boxes of one height, whichever of them has something to tell.
        if (!view.is_multiline && rest.h > box_height(look, 1)) {
            rest.h = box_height(look, 1);
            below.y = rest.bottom() + look.unit(6);
        }
        if (!view.problem.empty()) {
            problem_line(look, below, view.problem);
        } else if (!view.note.empty()) {
            look.words(below, Role::caption, p.soft_ink, view.note);
        }
    }
    const bool is_focused = view.selection == Selection::selected;
    const Color border = !view.problem.empty() ? p.red.strong : is_focused ? p.primary.strong : p.line;
    const float padding = look.unit(view.is_multiline ? 22 : 8);
    const float note = is_note_inside && !view.note.empty() ? look.line_height(Role::caption) : 0.0F;
    Rect inside = rest.inset(look.unit(34), padding);
    inside.h -= note;
    draw_paging(look, rest, inside, view);
    look.card(rest, p.card, border, look.scale().stroke(is_focused || !view.problem.empty() ? 4 : 3), look.unit(24));
    look.press_shade(view.focus.id, rest, look.unit(24));
    Action touch = view.focus;
    if (touch.text.empty()) touch.text = view.label;
    look.target(touch, rest);
    if (note > 0) {
        look.words({inside.x, inside.bottom(), inside.w, note}, Role::caption, p.soft_ink, view.note, Align::right);
    }
    field_text(look, inside, view);
}

}  // namespace loket::ui
