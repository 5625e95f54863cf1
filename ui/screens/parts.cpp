#include "ui/screens/screens.hpp"

namespace loket::ui {

Rect content_of(const Look& look, const Rect& area) {
    const bool is_compact = look.scale().room() == Room::compact;
    const bool is_portrait = look.scale().shape() == Shape::portrait;
    return area.inset(look.unit(is_compact ? 40 : is_portrait ? 56 : 72), look.unit(is_compact ? 14 : 36));
}

void draw_title(Look& look, Rect& content, std::string_view title) {
    const float wanted = look.text_height(Role::title, title, content.w);
    const float most = content.h * (look.scale().room() == Room::compact ? 0.16F : 0.3F);
    look.words(take_top(content, std::min(wanted, most), look.unit(24)), Role::title, look.palette().ink, title,
               Align::left, Stand::top);
}

}  // namespace loket::ui
