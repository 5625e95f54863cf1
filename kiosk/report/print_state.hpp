// How far a receipt is, and how the printer is: words that the store keeps, the press finds out and the screen shows.
#pragma once

#include <optional>
#include <string_view>

namespace loket {

/// The life of one printing attempt. Each is recorded before the next step is tried; none is deleted.
enum class PrintState {
    queued,      ///< owed; not yet given to the spooler
    sent,        ///< given to the spooler, or about to be: after a restart its outcome is `unknown`
    confirmed,   ///< the printer itself reported that it is out
    unverified,  ///< the spooler says completed, but nobody knows whether paper came out
    failed,      ///< surely not (wholly) printed
    unknown,     ///< it was sent, and then the trace was lost; never resubmitted without a person
    without,     ///< there is no printer here, or the resident went on without paper
};
std::string_view code_of(PrintState state);
std::optional<PrintState> parse_print_state(std::string_view code);

/// What an attempt ends in: everything but queued and sent.
constexpr bool is_settled(PrintState state) { return state != PrintState::queued && state != PrintState::sent; }

/// What the printer needs, in the order of who can help. The words are in the catalogue: "printer." and the code.
enum class PrinterCondition { ready, low_paper, no_paper, cover_open, jam, offline, absent };
std::string_view code_of(PrinterCondition condition);

/// How large a receipt is set: as large as whoever stands there has set the screen.
enum class Lettering { ordinary, large };

/// Whether paper can come out as it is.
constexpr bool can_print(PrinterCondition condition) {
    return condition == PrinterCondition::ready || condition == PrinterCondition::low_paper;
}

/// Nobody but somebody who looks can say whether it came out.
constexpr bool is_doubtful(PrintState state) { return state == PrintState::unverified || state == PrintState::unknown; }

}  // namespace loket
