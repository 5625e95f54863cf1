#include "ui/look/widgets.hpp"
#include "ui/screens/screens.hpp"

namespace loket::ui {

void draw_screen(const TopicView& view, Rect area, Look& look) {
    Rect content = content_of(look, area);
    draw_title(look, content, view.title);
    const bool is_compact = look.scale().room() == Room::compact;
    const bool is_portrait = look.scale().shape() == Shape::portrait;
    const float gap = is_compact ? look.mm(1.5F) : look.scale().at_least(kTargetGap, 24);
    if (is_compact) {  // no room for a line of its own: the way out is a tile like the others
        auto all = view.tiles;
        all.push_back(view.other);
        if (!view.problem.empty()) {
            problem_line(look, take_bottom(content, look.line_height(Role::label)), view.problem);
        }
        const auto cells = grid(content, all.size(), 5, gap);
        tiles(look, cells, all);
        return;
    }
    Rect below = take_bottom(content, look.scale().at_least(kTargetMinimum, 80), look.unit(20));
    const auto cells = grid(content, view.tiles.size(), is_portrait ? 2 : 4, gap);
    tiles(look, cells, view.tiles);

    const Action& other = view.other.action;
    const bool is_chosen = view.other.selection == Selection::selected;
    const float w = std::min(below.w, look.text_width(Role::tile, other.text) + look.scale().type(Role::tile).em * 4);
    const Rect place = take_left(below, w, look.unit(30));
    if (is_chosen) {
        tiles(look, {place}, {view.other});
    } else {
        const Palette& p = look.palette();
        look.press_shade(other.id, place, look.unit(20));
        Rect inside = place;
        const float size = look.scale().type(Role::tile).em;
        look.icon(take_left(inside, size * 1.4F, look.unit(12)).centre(), size, p.primary.strong, other.icon);
        look.words(inside, Role::tile, p.primary.text, other.text);
        look.target(other, place);
    }
    problem_line(look, below, view.problem);
}

}  // namespace loket::ui
