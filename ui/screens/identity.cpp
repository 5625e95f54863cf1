#include "ui/look/widgets.hpp"
#include "ui/screens/screens.hpp"

namespace loket::ui {

void draw_screen(const IdentityView& view, Rect area, Look& look) {
    Rect content = content_of(look, area);
    draw_title(look, content, view.title);
    const bool is_portrait = look.scale().shape() == Shape::portrait;
    const float gap = look.scale().room() == Room::compact ? look.mm(1.5F) : look.scale().at_least(kTargetGap, 22);
    if (!view.problem.empty()) {
        problem_line(look, take_top(content, look.line_height(Role::label), look.unit(14)), view.problem);
    }
    // Three answers, then two switches: five rows on a standing kiosk, else switches side by side.
    const std::size_t answers = view.choices.size();
    const float switch_rows = is_portrait ? 2 : 1;
    const float all_rows = static_cast<float>(answers) + switch_rows;
    const float row = std::min((content.h - gap * all_rows) / all_rows, look.unit(is_portrait ? 230 : 150));
    const auto cards =
        grid(take_top(content, row * static_cast<float>(answers) + gap * static_cast<float>(answers - 1), gap * 2),
             answers, 1, gap);
    radio_cards(look, cards, view.choices);
    const auto switches = grid(take_top(content, std::min(content.h, row * switch_rows + gap * (switch_rows - 1))), 2,
                               is_portrait ? 1 : 2, gap);
    switch_cards(look, switches, {view.confidential, view.about_office});
}

}  // namespace loket::ui
