#include "ui/look/widgets.hpp"
#include "ui/screens/screens.hpp"

namespace loket::ui {

namespace {

/// Of the ring and of the bright line on either side of it: millimetres. At least one, after VVSG 2.0.
constexpr float kRing = 1.2F;
constexpr float kRingEdge = 0.4F;

/// Corners can be felt for along the edges of a screen; the middle is what lies between them.
struct Cells {
    Rect back, help, choose, previous, next;
};
Cells cells_of(Rect area, float gap) {
    const float high = (area.h - 2 * gap) / 3;
    const float wide = (area.w - gap) / 2;
    const auto halves = [&](Rect row) {
        const Rect left = take_left(row, wide, gap);
        return std::pair(left, row);
    };
    const auto [back, help] = halves(take_top(area, high, gap));
    const auto [previous, next] = halves(take_bottom(area, high, gap));
    return {back, help, area, previous, next};
}

void draw_zone(Look& look, const Rect& rect, const Action& zone, const std::string& words) {
    const Palette& p = look.palette();
    const float radius = look.unit(28);
    look.card(rect, p.card, p.primary.border, look.scale().stroke(5), radius);
    look.press_shade(zone.id, rect, radius);
    Rect inside = rect.inset(look.unit(40), look.unit(28));
    const float size = std::min(inside.h * 0.45F, look.unit(120));
    look.icon(take_top(inside, size, look.unit(12)).centre(), size, p.primary.strong, zone.icon);
    look.words(inside, Role::title, p.ink, words, Align::centre, Stand::top);
}

}  // namespace

void draw_ring(const Rect& around, Look& look) {
    const Palette& p = look.palette();
    const float ring = look.mm(kRing);
    const float edge = look.mm(kRingEdge);
    const float radius = look.unit(20);
    // Between two lines of the paper's colour it is seen on any other.
    const Rect outer = around.inset(-ring - edge);
    look.canvas().stroke(outer, p.paper, ring + 2 * edge, radius + ring + edge);
    look.canvas().stroke(outer.inset(edge), p.ink, ring, radius + ring);
}

void draw_zones(const ZonesView& view, const std::vector<const Target*>& pointed, Look& look) {
    const bool is_lit = view.light == ZonesView::Light::lit;
    const Rect screen = look.screen();
    look.canvas().fill(screen, is_lit ? look.palette().paper : rgb(0x000000));
    const auto cells = cells_of(screen.inset(look.unit(is_lit ? 28 : 0)), look.unit(is_lit ? 20 : 0));
    const auto zone = [&](const Rect& rect, const Action& action, const std::string& words) {
        if (is_lit) draw_zone(look, rect, action, words);
        look.target(action, rect, Target::What::key);
    };
    std::string words;
    for (const Target* target : pointed) words += (words.empty() ? "" : " ") + target->text;
    zone(cells.choose, view.choose, words.empty() ? view.choose.text : words);
    zone(cells.back, view.back, view.back.text);
    zone(cells.help, view.help, view.help.text);
    zone(cells.previous, view.previous, view.previous.text);
    zone(cells.next, view.next, view.next.text);
}

}  // namespace loket::ui
