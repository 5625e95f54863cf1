#include "ui/look/widgets.hpp"
#include "ui/screens/screens.hpp"

namespace loket::ui {

void draw_screen(const NoticeView& view, Rect area, Look& look) {
    const Palette& p = look.palette();
    Rect content = content_of(look, area);
    draw_title(look, content, view.title);
    const bool is_portrait = look.scale().shape() == Shape::portrait;
    const float gap = look.scale().at_least(kTargetGap, 24);
    const bool has_pages = view.previous_page || view.next_page;
    Rect below = take_bottom(content, look.scale().at_least(kTargetMinimum, 95), gap);
    const float most = is_portrait ? below.w : below.w * 0.4F;
    const float w = std::min(most, std::max(look.unit(260), button_width(look, view.close, ButtonStyle::filled)));
    const Rect close = take_right(below, w, gap);
    if (has_pages && is_portrait) below = take_bottom(content, below.h, gap);
    if (has_pages) pager(look, below, view.previous_page, view.next_page, view.page_text);
    button(look, close, view.close, {ButtonStyle::filled, Tone::primary, IconPlace::before});

    look.card(content, p.card, p.line, look.scale().stroke(3), look.unit(28));
    Rect inside = content.inset(look.unit(48), look.unit(36));
    std::string all;
    for (const auto& paragraph : view.paragraphs) all += (all.empty() ? "" : "\n\n") + paragraph;
    look.words(inside, Role::prose, p.ink, all, Align::left, Stand::top);
}

}  // namespace loket::ui
