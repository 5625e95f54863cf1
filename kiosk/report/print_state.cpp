#include "kiosk/report/print_state.hpp"

namespace loket {

std::string_view code_of(PrintState state) {
    switch (state) {
        case PrintState::queued: return "queued";
        case PrintState::sent: return "sent";
        case PrintState::confirmed: return "confirmed";
        case PrintState::unverified: return "unverified";
        case PrintState::failed: return "failed";
        case PrintState::unknown: return "unknown";
        case PrintState::without: return "without";
    }
    return {};
}

std::optional<PrintState> parse_print_state(std::string_view code) {
    for (const PrintState state : {PrintState::queued, PrintState::sent, PrintState::confirmed, PrintState::unverified,
                                   PrintState::failed, PrintState::unknown, PrintState::without}) {
        if (code == code_of(state)) return state;
    }
    return std::nullopt;
}

std::string_view code_of(PrinterCondition condition) {
    switch (condition) {
        case PrinterCondition::ready: return "ready";
        case PrinterCondition::low_paper: return "low_paper";
        case PrinterCondition::no_paper: return "no_paper";
        case PrinterCondition::cover_open: return "cover_open";
        case PrinterCondition::jam: return "jam";
        case PrinterCondition::offline: return "offline";
        case PrinterCondition::absent: return "absent";
    }
    return {};
}

}  // namespace loket
