#include "ui/look/widgets.hpp"
#include "ui/screens/screens.hpp"

namespace loket::ui {
namespace {

/// As many columns as leave every name its width and every cell its height.
std::size_t columns_for(const Look& look, const Rect& area, const std::vector<Choice>& choices, float gap) {
    float widest = look.mm(kTargetMinimum);
    for (const Choice& choice : choices) {
        widest = std::max(widest, look.text_width(Role::tile, choice.action.text) + look.unit(70));
    }
    const auto by_width = static_cast<std::size_t>(std::max(1.0F, (area.w + gap) / (widest + gap)));
    std::size_t columns = std::min<std::size_t>(by_width, look.scale().shape() == Shape::portrait ? 2 : 4);
    const auto rows_that_fit =
        static_cast<std::size_t>(std::max(1.0F, (area.h + gap) / (look.mm(kTargetMinimum) + gap)));
    while (columns < 6 && (choices.size() + columns - 1) / columns > rows_that_fit) ++columns;
    return columns;
}

}  // namespace

void draw_screen(const PlaceView& view, Rect area, Look& look) {
    const Palette& p = look.palette();
    const bool is_compact = look.scale().room() == Room::compact;
    Rect content = content_of(look, area);
    const float button_h = look.scale().at_least(kTargetMinimum, 80);
    const float gap = is_compact ? look.mm(1.5F) : look.scale().at_least(kTargetGap, 24);

    Rect head = is_compact ? take_top(content, button_h, look.unit(12)) : content;
    if (!is_compact) {
        draw_title(look, content, view.title);
        const bool has_head = !view.kecamatan_text.empty() || view.change_kecamatan;
        head = has_head ? take_top(content, button_h, look.unit(24)) : Rect{};
    }
    if (view.change_kecamatan) {
        const float w = std::min(head.w * 0.5F, button_width(look, *view.change_kecamatan, ButtonStyle::tool));
        button(look, take_right(head, w, look.unit(24)), *view.change_kecamatan,
               {ButtonStyle::tool, Tone::primary, IconPlace::before});
    }
    if (is_compact) {
        look.words(take_left(head, head.w * 0.55F, look.unit(16)), Role::title, p.ink, view.title);
        look.words(head, Role::detail, p.soft_ink, view.kecamatan_text, Align::right);
    } else if (!view.kecamatan_text.empty()) {
        const float size = look.unit(44);
        look.icon(take_left(head, size, look.unit(14)).centre(), size, p.primary.strong, "map-marker");
        look.words(head, Role::tile, p.ink, view.kecamatan_text);
    }
    const bool has_pages = view.previous_page || view.next_page;
    const Rect pages = has_pages ? take_bottom(content, button_h, look.unit(20)) : Rect{};
    if (!view.problem.empty()) {
        problem_line(look, take_bottom(content, look.line_height(Role::label), look.unit(10)), view.problem);
    }
    const std::size_t columns = columns_for(look, content, view.choices, gap);
    const auto rows = static_cast<float>((view.choices.size() + columns - 1) / columns);
    content.h = std::min(content.h, rows * (look.unit(130) + gap));
    const auto cells = grid(content, view.choices.size(), columns, gap);
    tiles(look, cells, view.choices);
    if (has_pages) pager(look, pages, view.previous_page, view.next_page, view.page_text);
}

}  // namespace loket::ui
