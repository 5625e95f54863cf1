#include "ui/look/widgets.hpp"
#include "ui/screens/screens.hpp"

namespace loket::ui {

void draw_screen(const WelcomeView& view, Rect area, Look& look) {
    const Palette& p = look.palette();
    const bool is_portrait = look.scale().shape() == Shape::portrait;
    Rect content = area.inset(look.unit(72), look.unit(is_portrait ? 56 : 58));
    const std::size_t columns = is_portrait ? 1 : 2;
    const float gap = look.scale().at_least(kTargetGap, 34);
    const auto rows = static_cast<float>((view.choices.size() + columns - 1) / columns);
    const float cards_least = rows * look.mm(kTargetMinimum) + (rows - 1) * gap;

    // The cards need their least; the words above take what they want of the rest.
    const float words_most = content.h - cards_least - look.unit(40);
    const float title = look.text_height(Role::hero, view.title, content.w);
    const float subtitle = look.text_height(Role::prose, view.subtitle, content.w);
    const float share = std::min(1.0F, words_most / (title + subtitle + look.unit(14)));
    look.words(take_top(content, title * share, look.unit(14) * share), Role::hero, p.ink, view.title, Align::left,
               Stand::top);
    look.words(take_top(content, subtitle * share, look.unit(40) * share), Role::prose, p.soft_ink, view.subtitle,
               Align::left, Stand::top);
    const auto cells = grid(content, view.choices.size(), columns, gap);
    choice_cards(look, cells, view.choices);
}

}  // namespace loket::ui
