#include "ui/look/keyboard.hpp"

namespace loket::ui {
namespace {

constexpr float kGapDrawn = 10;
constexpr float kBorderDrawn = 13;

/// Heights: of the least that a keyboard can be, and of what it has besides where there is room.
struct Heights {
    float keys;   // all rows as low as they may be, with the bed around them
    float row;    // one of them, with the gap after it
    float strip;  // of suggestions, with the gap after it; 0 where there are none
    float grown;  // by how much a row as it is drawn is higher than that
};

Heights heights_of(const Look& look, const KeyboardView& view) {
    const auto rows = static_cast<float>(view.rows.size());
    const float gap = look.unit(kGapDrawn);
    return {look.mm(kKeyFloor) * rows + gap * (rows - 1) + 2 * look.unit(kBorderDrawn), look.mm(kKeyFloor) + gap,
            view.suggestions ? look.scale().at_least(kKeyFloor, 62) + gap : 0.0F,
            look.scale().at_least(kKeyMinimum, 86) - look.mm(kKeyFloor)};
}

/// What fits above the rows: first the suggestions, then the digits.
struct Extras {
    bool has_strip;
    bool has_digits;
};
Extras extras_of(const Look& look, const KeyboardView& view, float height) {
    const Heights least = heights_of(look, view);
    constexpr float kHair = 0.5F;
    const bool has_strip = view.suggestions && least.keys + least.strip <= height + kHair;
    const float rest = height - least.keys - (has_strip ? least.strip : 0.0F);
    // Digits are a row more to look through: only where all keys stay as large as they are drawn.
    const auto rows = static_cast<float>(view.rows.size());
    return {has_strip, !view.digits.empty() && rest + kHair >= least.row + least.grown * (rows + 1)};
}

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

/// Words that may come next, in cells that stay where they are.
void draw_suggestions(Look& look, const Rect& strip, const std::vector<Action>& suggestions) {
    const Palette& p = look.palette();
    constexpr std::size_t kCells = 3;
    const auto cells = grid(strip, kCells, kCells, look.unit(kGapDrawn));
    for (std::size_t i = 0; i < std::min(kCells, suggestions.size()); ++i) {
        const Rect& cell = cells[i];
        const float radius = look.unit(14);
        look.card(cell, p.card, look.is_high_contrast() ? p.line : p.card, look.scale().stroke(2), radius);
        look.press_shade(suggestions[i].id, cell, radius);
        look.words(cell.inset(look.unit(12), look.unit(4)), Role::tile, p.ink, suggestions[i].text, Align::centre);
        look.target(suggestions[i], cell, Target::What::key);
    }
}

void draw_row(Look& look, const Rect& area, const std::vector<Key>& row, float widest) {
    const float gap = look.unit(kGapDrawn);
    const float unit_width = (area.w + gap) / widest;  // of a letter key and the gap after it
    float x = area.x + (widest - row_width(row)) * unit_width / 2;
    for (const Key& key : row) {
        const float w = static_cast<float>(key.width) * unit_width;
        draw_key(look, {x, area.y, w - gap, area.h}, key);
        x += w;
    }
}

}  // namespace

float keyboard_height(const Look& look, const KeyboardView& view, float most) {
    const Heights least = heights_of(look, view);
    const Extras extras = extras_of(look, view, most);
    const auto rows = static_cast<float>(view.rows.size() + (extras.has_digits ? 1 : 0));
    const float wanted = least.keys + least.grown * rows + (extras.has_digits ? least.row : 0.0F) +
                         (extras.has_strip ? least.strip : 0.0F);
    return std::max(least.keys, std::min(wanted, most));
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
    const Extras extras = extras_of(look, view, rect.h);
    if (extras.has_strip) {
        draw_suggestions(look, take_top(area, heights_of(look, view).strip - gap, gap), *view.suggestions);
    }
    std::vector<const std::vector<Key>*> rows;
    if (extras.has_digits) rows.push_back(&view.digits);
    for (const auto& row : view.rows) rows.push_back(&row);
    const auto places = grid(area, rows.size(), 1, gap);
    for (std::size_t i = 0; i < rows.size(); ++i) draw_row(look, places[i], *rows[i], widest);
}

}  // namespace loket::ui
