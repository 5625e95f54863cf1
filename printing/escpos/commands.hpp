// What a receipt printer is told: the few commands of ESC/POS that every unit understands, as bytes. A slip goes over
// as a picture; texts, codes and code pages of a printer's own differ from unit to unit, and would not be what the
// screen showed. Names and bytes are those of Epson's "ESC/POS Command Reference". Pure.
#pragma once

#include "kiosk/base/bytes.hpp"
#include "printing/raster.hpp"

namespace loket::printing::escpos {

/// Rows in one `GS v 0`. A whole slip in one command overruns the buffers of cheap printers; of 576 dots these rows are
/// 9 KB, a quarter of a second at 32 kB/s.
inline constexpr int kBandRows = 128;

/// ESC @: whatever a job before has set is forgotten. Prints nothing.
Bytes initialize();

/// GS v 0 with rows `first` to `first + kBandRows`, or to the end of the picture. Requires a row of it, and a picture
/// of at most 0xFFFF bytes a row.
Bytes band(const Raster& raster, int first);

/// GS V 66 0: feeds until the last row is past the knife, and cuts.
Bytes feed_and_cut();

/// The real-time questions (DLE EOT n), answered at once with one byte, also by a printer that is not ready. Between
/// bands only: inside a picture they are dots.
enum class Question { printer = 1, why_offline = 2, which_error = 3, paper = 4 };
Bytes ask(Question question);

/// GS a: from now on the printer tells by itself when it opens, stops or runs out, and once at once how it is.
Bytes report_changes();
/// GS a 0
Bytes report_nothing();

/// A name for one job, so that an echo that comes late is not taken for another's. Its four bytes are '@' to 'O', which
/// look like no other answer: as digits, '2' and '6' would be an answer to a real-time question.
class ProcessId {
public:
    constexpr explicit ProcessId(std::uint16_t number) : number_(number) {}
    std::string text() const;
    bool operator==(const ProcessId&) const = default;

private:
    std::uint16_t number_;
};
/// GS ( H, function 48: the printer echoes the id when everything before it has been printed.
Bytes echo_when_printed(ProcessId id);

/// GS I 67: the printer's own name for its model.
Bytes ask_model();

}  // namespace loket::printing::escpos
