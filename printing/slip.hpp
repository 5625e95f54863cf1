// A ticket laid out on paper: every text, rule and code at its place in millimetres from the upper left corner. The
// layout is a function of the ticket and the paper, and has a readable form that tests compare; what is printed is
// exactly what stands here. Letters have at least 10 pt, the number is as large as the paper allows, and the QR code
// has at least 20 mm, and modules of at least half a millimetre.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "kiosk/base/bytes.hpp"
#include "kiosk/base/result.hpp"
#include "kiosk/report/print_state.hpp"
#include "printing/qr.hpp"
#include "printing/raster.hpp"
#include "printing/ticket.hpp"

namespace loket::printing {

struct Paper {
    double width_mm;
    double margin_mm;  ///< left and right; thermal printers reach 72 of 80 mm and 48 of 58 mm
    double height_mm;  ///< of a sheet; 0 for a roll, which is cut where the slip ends
};
inline constexpr Paper kRoll80{80, 4, 0};
inline constexpr Paper kRoll58{58, 5, 0};
inline constexpr Paper kA5{148, 20, 210};
inline constexpr Paper kA4{210, 45, 297};

enum class Weight { regular, bold };
enum class Align { left, centre, right };

/// A text in its box; it wraps at the box's width, and nothing of it is painted outside.
struct SlipText {
    double x_mm, y_mm, width_mm, height_mm;
    double size_pt;
    Weight weight;
    Align align;
    std::string text;
};

enum class Stroke { dashed, solid };
struct SlipRule {
    double x_mm, y_mm, width_mm;
    Stroke stroke;
};

struct SlipQr {
    double x_mm, y_mm, side_mm;
    std::string text;
    Qr qr;
};

using SlipItem = std::variant<SlipText, SlipRule, SlipQr>;

struct Slip {
    double width_mm;
    double margin_mm;    ///< left and right, where no printer reaches
    double height_mm;    ///< whole millimetres
    std::string number;  ///< names the document: nothing personal
    std::vector<SlipItem> items;
};

/// For whom it is. The law asks for the first; the others are given on request.
enum class Copy {
    citizen,      ///< the resident's proof
    large_print,  ///< the same in letters of 16 pt and more
    office,       ///< for the office's file, without the secret code, which is the resident's alone
};
constexpr Copy copy_in(Lettering lettering) {
    return lettering == Lettering::large ? Copy::large_print : Copy::citizen;
}

/// Fails only when the QR code cannot be made, or is wider than the paper.
Result<Slip> lay_out(const Ticket& ticket, const Paper& paper, Copy copy = Copy::citizen);

/// One item a line: place, size, style, text.
std::string text_of(const Slip& slip);

/// One page of PDF, the same bytes each time for the same slip. The caller wipes them: they hold the secret code.
/// Fails with io when the page cannot be drawn.
Result<Bytes> render_pdf(const Slip& slip);

/// Between its margins, at eight dots a millimetre: all that a thermal head reaches. QR codes come out in whole dots.
/// The caller wipes it. Fails with io when it cannot be drawn.
Result<Raster> render_raster(const Slip& slip);

/// Overwrites its texts in memory.
void wipe(Slip& slip);

}  // namespace loket::printing
