#include "ui/look/widgets.hpp"
#include "ui/screens/screens.hpp"

namespace loket::ui {
namespace {

/// Of a dialog that lies on its side: beside each other, these many actions keep their words.
constexpr std::size_t kColumns = 3;

std::string_view sign_of(Tone tone) {
    switch (tone) {
        case Tone::red: return "alert-circle";
        case Tone::gold: return "clock";
        case Tone::green: return "check";
        default: return "information";
    }
}

}  // namespace

void draw_dialog(const DialogView& view, Look& look) {
    const Palette& p = look.palette();
    look.canvas().fill(look.screen(), p.scrim);
    const bool is_portrait = look.scale().shape() == Shape::portrait;
    const float margin = look.unit(is_portrait ? 56 : 80);
    const float w = std::min(look.screen().w - 2 * margin, look.unit(1120));
    const float padding = look.unit(64);
    const float inner = w - 2 * padding;
    const float sign = look.scale().room() == Room::compact ? 0.0F : look.unit(110);
    const float title = look.text_height(Role::title, view.title, inner);
    const float text = view.text.empty() ? 0.0F : look.text_height(Role::prose, view.text, inner);
    const float button_h = look.scale().at_least(kTargetMinimum, 104);
    const float gap = look.scale().at_least(kTargetGap, 28);
    const std::size_t in_a_row = view.actions.size() == 4 ? 2 : kColumns;  // none alone
    const std::size_t columns = is_portrait ? 1 : std::min(view.actions.size(), in_a_row);
    const auto rows = static_cast<float>((view.actions.size() + columns - 1) / columns);
    const float actions = button_h * rows + gap * (rows - 1);
    const float choices = static_cast<float>(view.choices.size()) * (button_h + gap);
    const float gaps = look.unit(24) * 2 + (view.text.empty() ? 0.0F : look.unit(40));
    const float wanted = sign + title + text + choices + actions + gaps + 2 * padding;
    const float h = std::min(wanted, look.screen().h - look.unit(40));

    const Point centre = look.screen().centre();
    const Rect card{centre.x - w / 2, centre.y - h / 2, w, h};
    look.card(card, p.card, look.is_high_contrast() ? p.line : p.card, look.scale().stroke(3), look.unit(36));
    Rect inside = card.inset(padding, std::min(padding, (h - choices - actions) * 0.12F));
    if (sign > 0) {
        const Rect place = take_top(inside, sign, look.unit(24));
        const ToneColors& tone = p.of(view.tone);
        const Point at{place.x + sign / 2, place.centre().y};
        look.canvas().fill_circle(at, sign / 2, tone.tint);
        if (look.is_high_contrast()) look.canvas().stroke_circle(at, sign / 2, tone.border, look.scale().stroke(3));
        look.icon(at, sign * 0.56F, tone.strong, view.icon.empty() ? sign_of(view.tone) : view.icon);
    }
    Rect row = take_bottom(inside, actions, view.choices.empty() ? look.unit(24) : gap);
    if (!view.choices.empty()) {
        const Rect list = take_bottom(inside, choices - gap, look.unit(24));
        radio_cards(look, grid(list, view.choices.size(), 1, gap), view.choices);
    }
    const float share = std::min(1.0F, (inside.h - look.unit(16)) / (title + text));
    look.words(take_top(inside, title * share, look.unit(16)), Role::title, p.ink, view.title);
    look.words(inside, Role::prose, p.soft_ink, view.text, Align::left, Stand::top);

    // The safe way first and filled, unless there are choices; the others outlined, a destructive one in red, at
    // another place than the control that asked (access.md row 5).
    const auto cells = grid(row, view.actions.size(), columns, gap);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const bool is_safe = i == 0 && view.choices.empty();
        button(look, cells[i], view.actions[i],
               {is_safe ? ButtonStyle::filled : ButtonStyle::outlined,
                !is_safe && view.tone == Tone::red ? Tone::red : Tone::primary, IconPlace::before});
    }
}

}  // namespace loket::ui
