#include "ui/look/damage.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace loket::ui {
namespace {

/// So many rectangles at most: each is a pass over the screen.
constexpr std::size_t kMostRects = 6;
/// Nearer than this, in pixels, two changes are one.
constexpr float kNear = 24;

std::uint64_t mix(std::uint64_t hash, std::uint64_t word) {
    hash = (hash ^ word) * 0x9E3779B97F4A7C15U;
    return hash ^ (hash >> 29);
}

template <class T>
std::uint64_t mix_bytes(std::uint64_t hash, const T& value) {
    static_assert(sizeof(T) % 4 == 0);
    std::uint32_t words[sizeof(T) / 4];
    std::memcpy(words, &value, sizeof(T));
    for (const std::uint32_t word : words) hash = mix(hash, word);
    return hash;
}

Rect united(const Rect& a, const Rect& b) {
    const float x = std::min(a.x, b.x);
    const float y = std::min(a.y, b.y);
    return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

float area(const Rect& rect) { return rect.w * rect.h; }

bool is_near(const Rect& a, const Rect& b) {
    return a.x < b.right() + kNear && b.x < a.right() + kNear && a.y < b.bottom() + kNear && b.y < a.bottom() + kNear;
}

}  // namespace

void Damage::read(const ImDrawList& list) {
    now_.clear();
    for (const ImDrawCmd& command : list.CmdBuffer) {
        const std::uint64_t seed =
            mix_bytes(mix(1, reinterpret_cast<std::uintptr_t>(command.TextureId)), command.ClipRect);
        if (command.UserCallback != nullptr) {  // an area that is cleared, and one piece
            const auto color = reinterpret_cast<std::uintptr_t>(command.UserCallbackData);
            now_.push_back(
                {mix(seed, color), command.ClipRect.x, command.ClipRect.y, command.ClipRect.z, command.ClipRect.w});
        }
        for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
            const ImDrawIdx* indices = list.IdxBuffer.Data + command.IdxOffset + i;
            Piece piece{seed, command.ClipRect.z, command.ClipRect.w, command.ClipRect.x, command.ClipRect.y};
            for (int corner = 0; corner < 3; ++corner) {
                const ImDrawVert& vertex = list.VtxBuffer[int(command.VtxOffset + indices[corner])];
                piece.hash = mix_bytes(piece.hash, vertex);
                piece.left = std::min(piece.left, vertex.pos.x);
                piece.top = std::min(piece.top, vertex.pos.y);
                piece.right = std::max(piece.right, vertex.pos.x);
                piece.bottom = std::max(piece.bottom, vertex.pos.y);
            }
            piece.left = std::max(piece.left, command.ClipRect.x);
            piece.top = std::max(piece.top, command.ClipRect.y);
            piece.right = std::min(piece.right, command.ClipRect.z);
            piece.bottom = std::min(piece.bottom, command.ClipRect.w);
            now_.push_back(piece);
        }
    }
}

const std::vector<Rect>& Damage::compare(const ImDrawList& list, Size screen) {
    rects_.clear();
    read(list);
    if (before_.empty() || screen.w != screen_.w || screen.h != screen_.h) {
        rects_.push_back({0, 0, screen.w, screen.h});
    } else {
        const auto is_same = [](const Piece& a, const Piece& b) { return a.hash == b.hash; };
        const auto from = std::mismatch(before_.begin(), before_.end(), now_.begin(), now_.end(), is_same);
        const auto first = static_cast<std::size_t>(from.first - before_.begin());
        std::size_t before_end = before_.size();
        std::size_t now_end = now_.size();
        while (before_end > first && now_end > first && is_same(before_[before_end - 1], now_[now_end - 1])) {
            --before_end;
            --now_end;
        }
        screen_ = screen;
        mark_from(first, before_end, now_end);
        join_neighbours();
    }
    screen_ = screen;
    std::swap(before_, now_);
    return rects_;
}

/// Between where the two frames begin to differ and where they are the same again: what stands in one alone.
void Damage::mark_from(std::size_t first, std::size_t before_end, std::size_t now_end) {
    hashes_.clear();
    others_.clear();
    for (std::size_t i = first; i < before_end; ++i) hashes_.push_back(before_[i].hash);
    for (std::size_t i = first; i < now_end; ++i) others_.push_back(now_[i].hash);
    std::sort(hashes_.begin(), hashes_.end());
    std::sort(others_.begin(), others_.end());
    const auto is_in = [](const std::vector<std::uint64_t>& sorted, const Piece& piece) {
        return std::binary_search(sorted.begin(), sorted.end(), piece.hash);
    };
    // What stands in both must come in the same order, since one thing covers another; else all of it counts.
    std::size_t at = first;
    bool is_in_order = true;
    for (std::size_t i = first; i < before_end && is_in_order; ++i) {
        if (!is_in(others_, before_[i])) continue;
        while (at < now_end && !is_in(hashes_, now_[at])) ++at;
        is_in_order = at < now_end && now_[at].hash == before_[i].hash;
        ++at;
    }
    while (is_in_order && at < now_end && !is_in(hashes_, now_[at])) ++at;
    is_in_order = is_in_order && at >= now_end;
    for (std::size_t i = first; i < before_end; ++i) {
        if (!is_in_order || !is_in(others_, before_[i])) mark(before_[i]);
    }
    for (std::size_t i = first; i < now_end; ++i) {
        if (!is_in_order || !is_in(hashes_, now_[i])) mark(now_[i]);
    }
}

void Damage::mark(const Piece& piece) {
    const float left = std::max(0.0F, std::floor(piece.left) - 1);
    const float top = std::max(0.0F, std::floor(piece.top) - 1);
    const float right = std::min(screen_.w, std::ceil(piece.right) + 1);
    const float bottom = std::min(screen_.h, std::ceil(piece.bottom) + 1);
    if (piece.right <= piece.left || piece.bottom <= piece.top || right <= left || bottom <= top) return;
    const Rect rect{left, top, right - left, bottom - top};
    Rect* best = nullptr;
    float least = 0;
    for (Rect& one : rects_) {
        const float growth = area(united(one, rect)) - area(one);
        if (is_near(one, rect)) {
            one = united(one, rect);
            return;
        }
        if (best == nullptr || growth < least) {
            best = &one;
            least = growth;
        }
    }
    if (rects_.size() < kMostRects) {
        rects_.push_back(rect);
    } else {
        *best = united(*best, rect);
    }
}

void Damage::join_neighbours() {
    for (std::size_t i = 0; i < rects_.size(); ++i) {
        for (std::size_t j = i + 1; j < rects_.size(); ++j) {
            if (!is_near(rects_[i], rects_[j])) continue;
            rects_[i] = united(rects_[i], rects_[j]);
            rects_.erase(rects_.begin() + static_cast<std::ptrdiff_t>(j));
            i = static_cast<std::size_t>(-1);  // begin anew
            break;
        }
    }
}

void Damage::cut_out(const ImDrawList& list, ImDrawList& part) const {
    part.CmdBuffer.resize(0);
    part.IdxBuffer.resize(0);
    part.VtxBuffer = list.VtxBuffer;
    for (const Rect& rect : rects_) {
        std::size_t piece = 0;
        for (const ImDrawCmd& command : list.CmdBuffer) {
            ImDrawCmd cut = command;
            cut.ClipRect = {std::max(command.ClipRect.x, rect.x), std::max(command.ClipRect.y, rect.y),
                            std::min(command.ClipRect.z, rect.right()), std::min(command.ClipRect.w, rect.bottom())};
            if (command.UserCallback != nullptr) {
                ++piece;
                const bool is_seen = cut.ClipRect.z > cut.ClipRect.x && cut.ClipRect.w > cut.ClipRect.y;
                if (is_seen) part.CmdBuffer.push_back(cut);
                continue;
            }
            cut.IdxOffset = static_cast<unsigned>(part.IdxBuffer.Size);
            for (unsigned i = 0; i + 2 < command.ElemCount; i += 3, ++piece) {
                const Piece& one = before_[piece];  // the frame that was compared last
                if (one.right <= rect.x || one.left >= rect.right() || one.bottom <= rect.y ||
                    one.top >= rect.bottom()) {
                    continue;
                }
                for (unsigned corner = 0; corner < 3; ++corner) {
                    part.IdxBuffer.push_back(list.IdxBuffer.Data[command.IdxOffset + i + corner]);
                }
            }
            cut.ElemCount = static_cast<unsigned>(part.IdxBuffer.Size) - cut.IdxOffset;
            if (cut.ElemCount > 0) part.CmdBuffer.push_back(cut);
        }
    }
}

}  // namespace loket::ui
