#include "ui/look/widgets.hpp"

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

void problem_line(Look& look, const Rect& rect, std::string_view text, Tone tone) {
    if (text.empty()) return;
    const Palette& p = look.palette();
    Rect rest = rect;
    const float size = std::min(rect.h, look.scale().type(Role::caption).em * 1.2F);
    look.icon(take_left(rest, size, size * 0.35F).centre(), size, p.of(tone).strong, "alert-circle");
    look.words(rest, Role::label, p.of(tone).text, text);
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
