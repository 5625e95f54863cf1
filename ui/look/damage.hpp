// What of the screen has changed between two frames, found by comparing what they draw, triangle by triangle. On a
// computer without a graphics card a pixel costs time in every step of its way, so only those that changed go it.
//
// Owned by the UI thread.
#pragma once

#include <cstdint>
#include <vector>

#include "ui/look/geometry.hpp"

struct ImDrawList;

namespace loket::ui {

class Damage {
public:
    /// Takes the list of a new frame. The pixels that may differ from the frame before lie in these rectangles: whole
    /// pixels, inside of the screen, apart from one another, few; none when nothing has changed.
    const std::vector<Rect>& compare(const ImDrawList& list, Size screen);
    /// The next frame is compared with none: all of it is damaged.
    void forget() { before_.clear(); }
    /// Makes `part` that of the compared `list` which is seen in the rectangles of `compare`.
    void cut_out(const ImDrawList& list, ImDrawList& part) const;

private:
    struct Piece {
        std::uint64_t hash;              ///< of the triangle, its colours, its texture and what it is clipped to
        float left, top, right, bottom;  ///< what it covers; nothing when right < left
    };
    void read(const ImDrawList& list);
    void mark_from(std::size_t first, std::size_t before_end, std::size_t now_end);
    void mark(const Piece& piece);
    void join_neighbours();

    std::vector<Piece> before_;
    std::vector<Piece> now_;
    std::vector<Rect> rects_;
    std::vector<std::uint64_t> hashes_, others_;  // kept for their memory
    Size screen_;
};

}  // namespace loket::ui
