// How a receipt printer is, put together from what it says: bit by bit by Epson's "ESC/POS Command Reference". Pure.
#pragma once

#include <string>
#include <vector>

#include "printing/escpos/commands.hpp"
#include "printing/escpos/hearing.hpp"

namespace loket::printing::escpos {

/// Each may be true beside the others.
struct Status {
    bool is_offline = false;  ///< it does not print, for a reason below or one that it keeps to itself
    bool is_cover_open = false;
    bool is_paper_out = false;
    bool is_paper_low = false;     ///< only of a unit with a sensor for it
    bool is_cutter_stuck = false;  ///< an error of the knife: often a jam
    bool has_error = false;        ///< any other

    bool is_ready() const { return !is_offline && !is_cover_open && !is_paper_out && !is_cutter_stuck && !has_error; }
    bool operator==(const Status&) const = default;
};

/// Takes in the answer to a question.
void learn(Status& status, Question question, Answer answer);
/// What a printer said by itself tells everything anew.
Status status_of(const Change& change);

/// In IPP's keywords (RFC 8011 section 5.4.12): {"media-empty-error", "media-low-warning"}; empty when all is well.
std::vector<std::string> reasons_of(const Status& status);

}  // namespace loket::printing::escpos
