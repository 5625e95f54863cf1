#include "ui/look/widgets.hpp"

#include <cmath>

namespace loket::ui {
namespace {

/// Corners of 20 to 28 pixels at 1080p (look.md).
float corner(const Look& look) { return look.unit(24); }

struct Paint {
    Color fill;
    Color border;
    Color words;
    Color icon;
    float border_width;
};

Paint paint_of(const Look& look, const Action& action, ButtonLook as) {
    const Palette& p = look.palette();
    const ToneColors& tone = p.of(as.tone);
    const float thin = look.scale().stroke(2);
    const float thick = look.scale().stroke(3);
    if (action.availability == Availability::disabled && as.style != ButtonStyle::plain) {
        return {p.disabled, p.disabled, p.on_disabled, p.on_disabled, thin};
    }
    switch (as.style) {
        case ButtonStyle::filled: return {tone.strong, tone.strong, p.on_primary, p.on_primary, thin};
        case ButtonStyle::outlined: return {p.card, tone.strong, tone.text, tone.text, thick};
        case ButtonStyle::plain: return {{}, {}, tone.text, tone.text, 0};
        case ButtonStyle::tool: return {p.card, p.line, p.ink, p.primary.strong, thin};
        case ButtonStyle::soft:
            return {tone.tint, tone.border, look.is_high_contrast() ? tone.text : p.ink, p.primary.strong, thin};
    }
    return {};
}

Role role_of(ButtonStyle style) {
    return style == ButtonStyle::tool || style == ButtonStyle::soft ? Role::tool : Role::button;
}

/// The fill and border of a chosen or unchosen answer: selected is a tint and a thick border, never colour alone.
void answer_card(Look& look, const Rect& rect, Selection selection, float radius) {
    const Palette& p = look.palette();
    if (selection == Selection::selected) {
        look.card(rect, p.primary.tint, p.primary.strong, look.scale().stroke(5), radius);
    } else {
        look.card(rect, p.card, p.line, look.scale().stroke(3), radius);
    }
}

/// Heading and detail of each choice, all at one measure.
void words_alike(Look& look, const std::vector<Rect>& places, const std::vector<Choice>& choices, Role heading,
                 Role detail) {
    float share = 1;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const Choice& choice = choices[i];
        share = std::min(share, look.pair_share(places[i].size(), heading, choice.action.text, detail, choice.detail));
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
        look.words_pair(places[i], heading, choices[i].action.text, detail, choices[i].detail, share);
    }
}

std::size_t lines_in(const Look& look, float height) {
    const float line = look.line_height(Role::prose) * leading(Family::regular);
    return std::max<std::size_t>(1, static_cast<std::size_t>((height + line * 0.1F) / line));
}

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

/// Words of a text field, at its end if they are too many, with a cursor while it is typed into.
void field_text(Look& look, const Rect& inside, const FieldView& view) {
    const Palette& p = look.palette();
    const Type type = look.scale().type(Role::prose);
    const float line = look.line_height(Role::prose) * leading(Family::regular);
    const bool is_focused = view.selection == Selection::selected;
    const float cursor_width = look.scale().stroke(4);
    if (view.text.empty()) {
        Rect beside_cursor = inside;
        take_left(beside_cursor, cursor_width * 2);
        look.words(beside_cursor, Role::prose, p.soft_ink, view.hint, Align::left,
                   view.is_multiline ? Stand::top : Stand::middle);
    }
    const float width = inside.w - cursor_width * 2;
    std::vector<std::string> lines;
    bool is_end_shown = true;
    if (view.is_multiline) {
        lines = wrap(look.canvas(), type, view.text, width);
        const Window window = window_of(lines.size(), lines_in(look, inside.h), view.pages_back);
        is_end_shown = window.first + window.count == lines.size();
        lines = {lines.begin() + std::ptrdiff_t(window.first),
                 lines.begin() + std::ptrdiff_t(window.first + window.count)};
    } else {
        // Whoever types looks at the end, whoever reads at the beginning.
        const auto cut = is_focused ? cut_front : cut_back;
        lines.push_back(cut(look.canvas(), type, view.text, width));
    }
    float y = view.is_multiline ? inside.y : inside.y + (inside.h - line) / 2;
    for (const auto& words : lines) {
        look.canvas().text({inside.x, y}, type, p.ink, words);
        if (is_focused && is_end_shown && &words == &lines.back()) {
            const float x = inside.x + look.canvas().measure(type, words).w + cursor_width / 2;
            look.canvas().fill({std::round(x), std::round(y), cursor_width, line * 0.92F}, p.primary.strong);
        }
        y += line;
    }
}

/// The ways to the lines of a long text that are not shown, in a column taken off the box and off the text in it.
/// Nothing where all lines are in sight, or where two buttons have no room.
void draw_paging(Look& look, Rect& box, Rect& inside, const FieldView& view) {
    const float side = look.mm(kTargetMinimum);
    const float gap = look.mm(kTargetGap);
    if (!view.earlier || !view.later || box.h < 2 * side + gap || inside.w < side * 4) return;
    const Type type = look.scale().type(Role::prose);
    const std::size_t room = lines_in(look, inside.h);
    if (wrap(look.canvas(), type, view.text, inside.w).size() <= room) return;
    inside.w -= side + gap;
    Rect column = take_right(box, side, gap);
    const auto count = wrap(look.canvas(), type, view.text, inside.w).size();
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

float button_width(const Look& look, const Action& action, ButtonStyle style) {
    const Role role = role_of(style);
    const float em = look.scale().type(role).em;
    const float icon = action.icon.empty() ? 0.0F : em * 1.75F;
    const float padding = style == ButtonStyle::plain ? em * 0.6F : em * 1.3F;
    return look.text_width(role, action.text) + icon + 2 * padding;
}

void button(Look& look, const Rect& rect, const Action& action, ButtonLook as) {
    const Paint paint = paint_of(look, action, as);
    const Role role = role_of(as.style);
    const float radius = look.unit(as.style == ButtonStyle::tool || as.style == ButtonStyle::soft ? 18 : 24);
    if (as.style != ButtonStyle::plain) look.card(rect, paint.fill, paint.border, paint.border_width, radius);
    look.press_shade(action.id, rect, radius);

    const float em = look.scale().type(role).em;
    const float icon = em * 1.2F;
    Rect inside = rect.inset(em * 0.35F, em * 0.2F);
    if (action.icon.empty()) {
        look.words(inside, role, paint.words, action.text, Align::centre);
    } else if (action.text.empty()) {
        look.icon(rect.centre(), icon, paint.icon, action.icon);
    } else if (as.icon == IconPlace::above) {
        const Rect top = take_top(inside, std::min(icon * 1.1F, inside.h * 0.4F));
        look.icon(top.centre(), std::min(icon, top.h), paint.icon, action.icon);
        look.words(inside, Role::label, paint.words, action.text, Align::centre);
    } else {
        const float gap = em * 0.5F;
        const Fitted fitted =
            fit(look.canvas(), look.scale().type(role), action.text, {inside.w - icon - gap, inside.h});
        const float group = icon + gap + fitted.size.w;
        Rect row{rect.x + (rect.w - group) / 2, inside.y, group, inside.h};
        const Rect sign = as.icon == IconPlace::after ? take_right(row, icon, gap) : take_left(row, icon, gap);
        look.icon(sign.centre(), icon, paint.icon, action.icon);
        row.w += 1;  // what just fitted must not break by rounding
        look.words(row, role, paint.words, action.text);
    }
    look.target(action, rect);
}

void choice_cards(Look& look, const std::vector<Rect>& cells, const std::vector<Choice>& choices) {
    const Palette& p = look.palette();
    const float radius = look.unit(28);
    const float shadow = look.unit(4);
    std::vector<Rect> words;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const Choice& choice = choices[i];
        const Rect& rect = cells[i];
        look.canvas().fill({rect.x, rect.y + shadow, rect.w, rect.h}, p.shadow, radius);
        answer_card(look, rect, choice.selection, radius);
        look.press_shade(choice.action.id, rect, radius);

        Rect inside = rect.inset(look.unit(46), look.unit(16));
        const ToneColors& tone = p.of(choice.tone);
        const float well = std::min({look.unit(128), inside.h, inside.w * 0.25F});
        const Rect place = take_left(inside, well, look.unit(36));
        const Rect square{place.x, place.y + (place.h - well) / 2, well, well};
        look.card(square, tone.tint, look.is_high_contrast() ? tone.border : tone.tint, look.scale().stroke(2),
                  well * 0.22F);
        look.icon(square.centre(), well * 0.56F, tone.strong, choice.action.icon);
        const float arrow = look.unit(46);
        look.icon(take_right(inside, arrow, look.unit(24)).centre(), arrow, p.soft_ink, "chevron-right");
        words.push_back(inside);
        look.target(choice.action, rect);
    }
    words_alike(look, words, choices, Role::heading, Role::detail);
}

void tiles(Look& look, const std::vector<Rect>& cells, const std::vector<Choice>& choices, Align words) {
    const Palette& p = look.palette();
    std::vector<Rect> places;
    std::vector<Choice> pairs;  // of icon or detail, and words
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const Choice& choice = choices[i];
        const Rect& rect = cells[i];
        answer_card(look, rect, choice.selection, corner(look));
        look.press_shade(choice.action.id, rect, corner(look));
        look.target(choice.action, rect);
        Rect inside = rect.inset(std::min(look.unit(34), rect.w * 0.07F), look.unit(10));
        const bool has_icon = !choice.action.icon.empty();
        const bool is_narrow = has_icon && inside.w < look.scale().type(Role::tile).em * 7.5F;
        if (!has_icon && choice.detail.empty()) {
            look.words(inside, Role::tile, p.ink, choice.action.text, words);
        } else if (is_narrow) {
            const float size = std::min(look.unit(60), inside.h * 0.45F);
            look.icon(take_top(inside, size).centre(), size, p.primary.strong, choice.action.icon);
            look.words(inside, Role::tile, p.ink, choice.action.text, Align::centre);
        } else {
            if (has_icon) {
                const float size = std::min({look.unit(60), inside.h, inside.w * 0.2F});
                look.icon(take_left(inside, size, look.unit(28)).centre(), size, p.primary.strong, choice.action.icon);
            }
            places.push_back(inside);
            pairs.push_back(choice);
        }
    }
    words_alike(look, places, pairs, Role::tile, Role::caption);
}

void radio_cards(Look& look, const std::vector<Rect>& cells, const std::vector<Choice>& choices) {
    const Palette& p = look.palette();
    const float radius = corner(look);
    std::vector<Rect> words;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const Choice& choice = choices[i];
        answer_card(look, cells[i], choice.selection, radius);
        look.press_shade(choice.action.id, cells[i], radius);
        Rect inside = cells[i].inset(look.unit(34), look.unit(12));
        const float ring = std::min(look.unit(48), inside.h * 0.6F);
        const Point centre = take_left(inside, ring, look.unit(30)).centre();
        look.canvas().fill_circle(centre, ring / 2, p.card);
        look.canvas().stroke_circle(centre, ring / 2, p.primary.strong, look.scale().stroke(4));
        if (choice.selection == Selection::selected) look.canvas().fill_circle(centre, ring * 0.28F, p.primary.strong);
        if (!choice.action.icon.empty()) {
            const float size = look.unit(56);
            look.icon(take_right(inside, size, look.unit(20)).centre(), size, p.primary.strong, choice.action.icon);
        }
        words.push_back(inside);
        look.target(choice.action, cells[i]);
    }
    words_alike(look, words, choices, Role::button, Role::detail);
}

void switch_cards(Look& look, const std::vector<Rect>& cells, const std::vector<Choice>& choices) {
    const Palette& p = look.palette();
    const float radius = corner(look);
    std::vector<Rect> words;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const Choice& choice = choices[i];
        answer_card(look, cells[i], choice.selection, radius);
        look.press_shade(choice.action.id, cells[i], radius);
        Rect inside = cells[i].inset(look.unit(34), look.unit(12));
        const float h = std::min(look.unit(52), inside.h);
        const Rect place = take_right(inside, h * 1.8F, look.unit(24));
        const Rect track{place.x, place.y + (place.h - h) / 2, place.w, h};
        const bool is_on = choice.selection == Selection::selected;
        look.card(track, is_on ? p.primary.strong : p.card, is_on ? p.primary.strong : p.soft_ink,
                  look.scale().stroke(3), h / 2);
        const Point knob{is_on ? track.right() - h / 2 : track.x + h / 2, track.centre().y};
        look.canvas().fill_circle(knob, h * 0.34F, is_on ? p.on_primary : p.soft_ink);
        if (is_on) look.icon(knob, h * 0.5F, p.primary.strong, "check");
        if (!choice.action.icon.empty()) {
            const float size = look.unit(52);
            look.icon(take_left(inside, size, look.unit(28)).centre(), size, p.primary.strong, choice.action.icon);
        }
        words.push_back(inside);
        look.target(choice.action, cells[i]);
    }
    words_alike(look, words, choices, Role::tile, Role::caption);
}

void check_box(Look& look, const Rect& rect, const Choice& choice) {
    const Palette& p = look.palette();
    look.press_shade(choice.action.id, rect, look.unit(14));
    Rect inside = rect;
    const float size = std::min(look.unit(52), rect.h);
    const Rect place = take_left(inside, size, look.unit(20));
    const Rect box{place.x, place.y + (place.h - size) / 2, size, size};
    const bool is_ticked = choice.selection == Selection::selected;
    look.card(box, is_ticked ? p.primary.strong : p.card, p.primary.strong, look.scale().stroke(4), look.unit(12));
    if (is_ticked) look.icon(box.centre(), size * 0.8F, p.on_primary, "check");
    look.words(inside, Role::detail, p.ink, choice.action.text);
    look.target(choice.action, rect);
}

float pill_width(const Look& look, Role role, std::string_view text) {
    return look.text_width(role, text) + look.scale().type(role).em * 3.3F;
}

void pill(Look& look, const Rect& rect, Role role, Tone tone, std::string_view icon, std::string_view text) {
    const ToneColors& colors = look.palette().of(tone);
    look.card(rect, colors.tint, look.is_high_contrast() ? colors.border : colors.tint, look.scale().stroke(3),
              rect.h / 2);
    const float em = look.scale().type(role).em;
    Rect inside = rect.inset(em * 0.95F, 0);
    const float size = em * 1.05F;
    if (!icon.empty()) look.icon(take_left(inside, size, em * 0.35F).centre(), size, colors.text, icon);
    inside.w += 1;
    look.words(inside, role, colors.text, text);
}

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
    look.card(rest, p.card, border, look.scale().stroke(is_focused || !view.problem.empty() ? 4 : 3), corner(look));
    look.press_shade(view.focus.id, rest, corner(look));
    Action touch = view.focus;
    if (touch.text.empty()) touch.text = view.label;
    look.target(touch, rest);
    if (note > 0) {
        look.words({inside.x, inside.bottom(), inside.w, note}, Role::caption, p.soft_ink, view.note, Align::right);
    }
    field_text(look, inside, view);
}

void problem_line(Look& look, const Rect& rect, std::string_view text) {
    if (text.empty()) return;
    const Palette& p = look.palette();
    Rect rest = rect;
    const float size = std::min(rect.h, look.scale().type(Role::caption).em * 1.2F);
    look.icon(take_left(rest, size, size * 0.35F).centre(), size, p.red.strong, "alert-circle");
    look.words(rest, Role::label, p.red.text, text);
}

void pager(Look& look, Rect rect, const std::optional<Action>& previous, const std::optional<Action>& next,
           std::string_view text) {
    const ButtonLook outlined{ButtonStyle::outlined, Tone::primary, IconPlace::before};
    const ButtonLook onward{ButtonStyle::outlined, Tone::primary, IconPlace::after};
    const float widest = rect.w * 0.38F;
    const float gap = look.unit(20);
    if (previous) {
        const float w =
            std::min(widest, std::max(look.mm(kTargetMinimum), button_width(look, *previous, ButtonStyle::outlined)));
        button(look, take_left(rect, w, gap), *previous, outlined);
    }
    if (next) {
        const float w =
            std::min(widest, std::max(look.mm(kTargetMinimum), button_width(look, *next, ButtonStyle::outlined)));
        button(look, take_right(rect, w, gap), *next, onward);
    }
    look.words(rect, Role::detail, look.palette().soft_ink, text, Align::centre);
}

}  // namespace loket::ui
