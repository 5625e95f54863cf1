#include "ui/screens/screens.hpp"

namespace loket::ui {

void draw_screen(const OutOfServiceView& view, Rect area, Look& look) {
    const Palette& p = look.palette();
    Rect content = area.inset(look.unit(120), look.unit(36));
    const float size = std::min(look.unit(140), content.h * 0.2F);
    const float title = look.text_height(Role::title, view.title, content.w);
    const float subtitle = look.text_height(Role::prose, view.subtitle, content.w);
    const float code = look.line_height(Role::tile) * 1.9F;
    const float gap = look.unit(30);
    const float all = size + title + subtitle + code + 3 * gap;
    const float share = std::min(1.0F, content.h / all);
    Rect stack = content.inset(0, (content.h - all * share) / 2);
    const Rect sign = take_top(stack, size * share, gap * share);
    look.canvas().fill_circle(sign.centre(), sign.h / 2, p.gold.tint);
    if (look.is_high_contrast()) look.canvas().stroke_circle(sign.centre(), sign.h / 2, p.gold.border, look.unit(3));
    look.icon(sign.centre(), sign.h * 0.55F, p.gold.strong, "wrench");
    look.words(take_top(stack, title * share, gap * share), Role::title, p.ink, view.title, Align::centre);
    look.words(take_top(stack, subtitle * share, gap * share), Role::prose, p.soft_ink, view.subtitle, Align::centre);
    const float w = look.text_width(Role::tile, view.code) + look.unit(80);
    const Rect plate{stack.centre().x - w / 2, stack.y, w, code * share};
    look.card(plate, p.card, p.line, look.scale().stroke(2), plate.h / 2);
    look.words(plate, Role::tile, p.ink, view.code, Align::centre);
}

}  // namespace loket::ui
