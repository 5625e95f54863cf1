#include "printing/escpos/status.hpp"

namespace loket::printing::escpos {
namespace {

/// Any of the bits of a mask.
bool has(std::uint8_t byte, unsigned mask) { return (byte & mask) != 0; }

}  // namespace

void learn(Status& status, Question question, Answer answer) {
    switch (question) {
        case Question::printer: status.is_offline = has(answer.bits, 0x08); return;
        // Not its bit "an error has occurred": which one is the next question.
        case Question::why_offline: status.is_cover_open = has(answer.bits, 0x04); return;
        case Question::which_error:
            status.is_cutter_stuck = has(answer.bits, 0x08);
            status.has_error = has(answer.bits, 0x64);  // mechanical, for good, or until the head has cooled
            return;
        case Question::paper:
            status.is_paper_low = has(answer.bits, 0x0C);
            status.is_paper_out = has(answer.bits, 0x60);
            return;
    }
}

Status status_of(const Change& change) {
    return {.is_offline = has(change.bits[0], 0x08),
            .is_cover_open = has(change.bits[0], 0x20),
            .is_paper_out = has(change.bits[2], 0x0C),
            .is_paper_low = has(change.bits[2], 0x03),
            .is_cutter_stuck = has(change.bits[1], 0x08),
            .has_error = has(change.bits[1], 0x64)};
}

std::vector<std::string> reasons_of(const Status& status) {
    std::vector<std::string> reasons;
    if (status.is_paper_out) reasons.emplace_back("media-empty-error");
    if (status.is_cover_open) reasons.emplace_back("cover-open-error");
    if (status.is_cutter_stuck) reasons.emplace_back("cutter-jam-error");
    if (status.has_error) reasons.emplace_back("other-error");
    const bool is_explained = !reasons.empty() && !status.has_error;
    // Not offline-report: CUPS itself takes that one away at the end of each job.
    if (status.is_offline && !is_explained) reasons.emplace_back("offline-error");
    if (status.is_paper_low) reasons.emplace_back("media-low-warning");
    return reasons;
}

}  // namespace loket::printing::escpos
