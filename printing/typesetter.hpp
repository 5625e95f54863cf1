// How wide and how tall words are, and a slip painted as PDF: Pango and Cairo behind one door (typesetter.cpp is the
// only file that includes them). The typeface is Inter (Debian: fonts-inter); what Inter lacks, such as emoji or
// Arabic, comes from whatever font the machine has. Any thread, also several at once: Pango keeps fonts for each of
// them apart, and Fontconfig and Cairo lock what they share.
#pragma once

#include <string>

#include "printing/slip.hpp"

namespace loket::printing {

/// The width of the longest line without any wrapping, in millimetres.
double natural_width_mm(const std::string& text, double size_pt, Weight weight);

/// The height that a text takes when it is wrapped at its box's width, in millimetres.
double set_height_mm(const SlipText& text);

}  // namespace loket::printing
