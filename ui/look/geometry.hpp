// Points, sizes and rectangles in window pixels, x to the right and y downward, and the few cuts that a layout is made
// of. Values only; nothing can fail.
#pragma once

#include <algorithm>
#include <vector>

namespace loket::ui {

struct Point {
    float x = 0;
    float y = 0;

    bool operator==(const Point&) const = default;
};

struct Size {
    float w = 0;
    float h = 0;

    bool operator==(const Size&) const = default;
};

struct Rect {
    float x = 0;
    float y = 0;
    float w = 0;
    float h = 0;

    float right() const { return x + w; }
    float bottom() const { return y + h; }
    Point centre() const { return {x + w / 2, y + h / 2}; }
    Size size() const { return {w, h}; }
    bool contains(Point p) const { return p.x >= x && p.x < right() && p.y >= y && p.y < bottom(); }
    bool contains(const Rect& r) const {
        return r.x >= x && r.y >= y && r.right() <= right() && r.bottom() <= bottom();
    }
    bool overlaps(const Rect& r) const { return x < r.right() && r.x < right() && y < r.bottom() && r.y < bottom(); }

    /// Smaller by `dx` on the left and right and `dy` at the top and bottom.
    Rect inset(float dx, float dy) const { return {x + dx, y + dy, w - 2 * dx, h - 2 * dy}; }
    Rect inset(float d) const { return inset(d, d); }

    bool operator==(const Rect&) const = default;
};

// Each `take_` cuts a strip off and returns it; `gap` is lost between the strip and what stays.

inline Rect take_top(Rect& from, float height, float gap = 0) {
    const Rect strip{from.x, from.y, from.w, height};
    from.y += height + gap;
    from.h -= height + gap;
    return strip;
}
inline Rect take_bottom(Rect& from, float height, float gap = 0) {
    const Rect strip{from.x, from.bottom() - height, from.w, height};
    from.h -= height + gap;
    return strip;
}
inline Rect take_left(Rect& from, float width, float gap = 0) {
    const Rect strip{from.x, from.y, width, from.h};
    from.x += width + gap;
    from.w -= width + gap;
    return strip;
}
inline Rect take_right(Rect& from, float width, float gap = 0) {
    const Rect strip{from.right() - width, from.y, width, from.h};
    from.w -= width + gap;
    return strip;
}

/// `count` equal cells in `columns` columns, row by row, with `gap` between them; the rows share the height.
inline std::vector<Rect> grid(Rect area, std::size_t count, std::size_t columns, float gap) {
    std::vector<Rect> cells;
    if (count == 0 || columns == 0) return cells;
    const std::size_t rows = (count + columns - 1) / columns;
    const float w = (area.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    const float h = (area.h - gap * static_cast<float>(rows - 1)) / static_cast<float>(rows);
    for (std::size_t i = 0; i < count; ++i) {
        cells.push_back({area.x + static_cast<float>(i % columns) * (w + gap),
                         area.y + static_cast<float>(i / columns) * (h + gap), w, h});
    }
    return cells;
}

}  // namespace loket::ui
