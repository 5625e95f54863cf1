// Breaking text into lines and making it fit. Indonesian words are long, a resident may choose large letters, and a
// name may be any length: words are never clipped and never laid over one another. Where a text does not fit its place,
// its letters become smaller, as little as possible; where a resident's own text would become too small to read, it is
// cut, and an ellipsis says so.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ui/look/canvas.hpp"

namespace loket::ui {

/// Lines no wider than `width` pixels; breaks at spaces and at '\n', inside a word only when the word alone is wider.
/// Every byte is kept but the spaces and breaks at line ends. At least one line.
std::vector<std::string> wrap(const Canvas& canvas, const Type& type, std::string_view text, float width);

/// The same, and where in the text each line begins: bytes before it.
struct PlacedLine {
    std::string text;
    std::size_t start = 0;
};
std::vector<PlacedLine> wrap_placed(const Canvas& canvas, const Type& type, std::string_view text, float width);

/// A text broken for a place.
struct Fitted {
    Type type;
    std::vector<std::string> lines;
    Size size;  ///< of all lines
};

/// The text at `type`, or the largest smaller size at which it fits `space` without breaking a word.
Fitted fit(const Canvas& canvas, Type type, std::string_view text, Size space);

/// The text as one line no wider than `width`: what does not fit is left out at its end, or at its beginning, with "…".
std::string cut_back(const Canvas& canvas, const Type& type, std::string_view text, float width);
std::string cut_front(const Canvas& canvas, const Type& type, std::string_view text, float width);
/// Leaves at most so many lines, with "…" at the end of the last when there were more.
void cut_lines(const Canvas& canvas, const Type& type, std::vector<std::string>& lines, std::size_t most, float width);

/// Distance from line to line, in heights of a line (1.21 em): prose needs air, a title holds together.
constexpr float leading(Family family) {
    switch (family) {
        case Family::regular: return 1.1F;
        case Family::semibold: return 1.02F;
        case Family::display: return 0.94F;
    }
    return 1.0F;
}

}  // namespace loket::ui
