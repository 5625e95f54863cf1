#include "ui/look/keyboard.hpp"

namespace loket::ui {
namespace {

constexpr float kGapDrawn = 10;
constexpr float kBorderDrawn = 13;

float row_width(const std::vector<Key>& row) {
    float width = 0;
    for (const Key& key : row) width += static_cast<float>(key.width);
    return width;
}

void draw_key(Look& look, const Rect& rect, const Key& key) {
    const Palette& p = look.palette();
    const float radius = look.unit(14);
    const bool is_letter = key.style == Key::Style::letter;
    const Color fill = is_letter ? p.key : p.function_key;
    if (look.is_high_contrast()) {
        look.card(rect, fill, p.line, look.scale().stroke(2), radius);
    } else {
        look.canvas().fill({rect.x, rect.y + look.unit(3), rect.w, rect.h}, {0xC9, 0xBF, 0xAF}, radius);
        look.canvas().fill(rect, fill, radius);
    }
    look.press_shade(key.action.id, rect, radius);
    if (!key.action.icon.empty()) {
        look.icon(rect.centre(), look.scale().type(Role::tile).em * 1.1F, p.ink, key.action.icon);
    } else {
        const bool is_word = key.action.text.size() > 4;
        look.words(rect.inset(look.unit(6), look.unit(4)), is_word || !is_letter ? Role::tool : Role::key,
                   is_letter && is_word ? p.soft_ink : p.ink, key.action.text, Align::centre);
    }
    look.target(key.action, rect, Target::What::key);
}

}  // namespace

float keyboard_height(const Look& look, const KeyboardView& view, float most) {
    const auto rows = static_cast<float>(view.rows.size());
    const float gaps = look.unit(kGapDrawn) * (rows - 1) + 2 * look.unit(kBorderDrawn);
    const float wanted = look.scale().at_least(kKeyMinimum, 86) * rows + gaps;
    const float floor = look.mm(kKeyFloor) * rows + gaps;
    return std::max(floor, std::min(wanted, most));
}

void keyboard(Look& look, const Rect& rect, const KeyboardView& view) {
    look.canvas().fill(rect, look.palette().key_bed);
    if (view.rows.empty()) return;
    float widest = 0;
    std::size_t most_keys = 0;
    for (const auto& row : view.rows) {
        widest = std::max(widest, row_width(row));
        most_keys = std::max(most_keys, row.size());
    }
    const float gap = look.unit(kGapDrawn);
    Rect area = rect.inset(look.unit(most_keys > 5 ? 60 : 0), look.unit(kBorderDrawn));
    if (look.scale().shape() == Shape::portrait) area = rect.inset(look.unit(16), look.unit(kBorderDrawn));
    if (most_keys <= 4) {  // a keypad: not wider than a hand likes
        const float w = std::min(area.w, look.unit(260) * widest + gap * 2);
        area = {rect.centre().x - w / 2, area.y, w, area.h};
    }
    const float unit_width = (area.w + gap) / widest;  // of a letter key and the gap after it
    const auto rows = grid(area, view.rows.size(), 1, gap);
    for (std::size_t r = 0; r < rows.size(); ++r) {
        float x = area.x + (widest - row_width(view.rows[r])) * unit_width / 2;
        for (const Key& key : view.rows[r]) {
            const float w = static_cast<float>(key.width) * unit_width;
            draw_key(look, {x, rows[r].y, w - gap, rows[r].h}, key);
            x += w;
        }
    }
}

}  // namespace loket::ui
