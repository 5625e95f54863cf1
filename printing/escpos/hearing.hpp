// What a receipt printer says, told apart. Its answers come in one stream without any frame around it, cheap units mix
// in bytes of their own, and a line may lose some: every sequence of bytes is tolerated, what is no answer is skipped,
// and no more is kept than the longest answer. Pure but for the bytes that it waits with.
//
// Byte by byte an answer is known by its fixed bits (Epson's "ESC/POS Command Reference"); the echo of a job is looked
// for first, since a byte inside it may look like a status.
#pragma once

#include <array>
#include <variant>

#include "kiosk/base/bytes.hpp"

namespace loket::printing::escpos {

/// The answer to a real-time question. Which question was asked does not stand in it.
struct Answer {
    std::uint8_t bits;
    bool operator==(const Answer&) const = default;
};
/// Automatic status back: what a printer says by itself after `report_changes`.
struct Change {
    std::array<std::uint8_t, 4> bits;
    bool operator==(const Change&) const = default;
};
/// Everything up to the end of a job has been printed. (Of ours, if `id` is a ProcessId's text.)
struct Echo {
    std::string id;  ///< four printable ASCII characters
    bool operator==(const Echo&) const = default;
};
struct Model {
    std::string name;  ///< printable ASCII, at most 80 characters
    bool operator==(const Model&) const = default;
};
using Said = std::variant<Answer, Change, Echo, Model>;

/// "answer 12", "change 10 00 00 0f", "echo @@AB", "model TM-T82"
std::string text_of(const Said& said);

class Hearing {
public:
    /// Everything that is complete with these bytes, in its order.
    std::vector<Said> hear(BytesView bytes);

private:
    Bytes begun_;  // the beginning of an answer
};

}  // namespace loket::printing::escpos
