// How wide and how tall words are, and a slip painted as PDF: Pango and Cairo behind one door (typesetter.cpp is the
// only file that includes them). The typeface is Inter (Debian: fonts-inter); what Inter lacks, such as emoji or
// Arabic, comes from whatever font the machine has. Any thread, also several at once: Pango keeps fonts for each of
// them apart, and Fontconfig and Cairo lock what they share.
#pragma once

#include <memory>
#include <string>

#include "printing/slip.hpp"

namespace loket::printing {

struct TextSize {
    double width_mm;
    double height_mm;
};

/// Measures words as they will be painted. One serves a whole slip, since what it has looked up for one text is at hand
/// for the next.
class Ruler {
public:
    Ruler();
    ~Ruler();
    Ruler(const Ruler&) = delete;
    Ruler& operator=(const Ruler&) = delete;

    /// Without any wrapping; the width is that of the longest line.
    TextSize natural_size(const std::string& text, double size_pt, Weight weight) const;
    /// The height that a text takes when it is wrapped at its box's width, in millimetres.
    double set_height_mm(const SlipText& text) const;

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace loket::printing
