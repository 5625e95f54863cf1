#include "ui/screens/screens.hpp"

namespace loket::ui {

void draw_screen(const FilingView& view, Rect area, Look& look) {
    const Palette& p = look.palette();
    const float size = look.unit(140);
    Rect middle = area.inset(look.unit(72), 0);
    const float title = look.text_height(Role::title, view.title, middle.w);
    middle = {middle.x, area.centre().y - (size + title + look.unit(36)) / 2, middle.w, size + title + look.unit(36)};
    const Rect sign = take_top(middle, size, look.unit(36));
    look.canvas().fill_circle(sign.centre(), size / 2, p.primary.tint);
    look.icon(sign.centre(), size * 0.55F, p.primary.strong, "timer-sand");
    look.words(middle, Role::title, p.ink, view.title, Align::centre);
}

}  // namespace loket::ui
