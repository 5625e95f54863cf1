#include "printing/job_state.hpp"

#include <doctest/doctest.h>

using namespace loket;
using namespace loket::printing;

TEST_CASE("A resident is told that the receipt is out only when the printer said so") {
    using Words = std::vector<std::string>;
    const std::string lost = "cups-ipp-missing-job-history";
    struct Row {
        IppJobState state;
        Words job_reasons;
        Words printer_now;
        std::optional<PrintState> outcome;
    };
    const Row rows[] = {
        {IppJobState::pending, {}, {}, std::nullopt},
        {IppJobState::held, {"job-hold-until-specified"}, {}, std::nullopt},
        {IppJobState::processing, {"job-printing"}, {}, std::nullopt},
        {IppJobState::processing, {}, {"media-empty-error"}, std::nullopt},
        {IppJobState::stopped, {}, {}, PrintState::failed},
        {IppJobState::canceled, {"job-canceled-at-device"}, {}, PrintState::failed},
        {IppJobState::aborted, {"aborted-by-system"}, {}, PrintState::failed},
        {IppJobState::completed, {"job-completed-successfully"}, {}, PrintState::confirmed},
        {IppJobState::completed, {"job-completed-with-warnings"}, {}, PrintState::confirmed},
        {IppJobState::completed, {"job-completed-with-errors"}, {}, PrintState::unverified},
        {IppJobState::completed, {"job-completed-successfully"}, {"media-low-report"}, PrintState::confirmed},
        {IppJobState::completed, {"job-completed-successfully"}, {lost}, PrintState::unverified},
        {IppJobState::completed, {"job-completed-successfully"}, {lost + "-warning"}, PrintState::unverified},
        {IppJobState::completed, {"job-completed-successfully"}, {"media-jam-error"}, PrintState::unverified},
        {IppJobState::completed, {"job-completed-successfully"}, {"media-empty"}, PrintState::unverified},
        {IppJobState::completed, {"job-completed-successfully"}, {"cover-open-warning"}, PrintState::unverified},
        {IppJobState::completed, {std::string(kNobodyLooks)}, {}, PrintState::unverified},
        {IppJobState(42), {}, {}, PrintState::unknown},
    };
    for (const Row& row : rows) {
        CAPTURE(int(row.state));
        const JobReport report{row.state, row.job_reasons, row.printer_now};
        CHECK(outcome_of(report) == row.outcome);
    }
}

TEST_CASE("The officer is told the gravest of what the printer needs") {
    struct Row {
        std::vector<std::string> reasons;
        PrinterCondition condition;
    };
    const Row rows[] = {
        {{}, PrinterCondition::ready},
        {{"none"}, PrinterCondition::ready},
        {{"cups-ipp-missing-job-history"}, PrinterCondition::ready},
        {{"media-low"}, PrinterCondition::low_paper},
        {{"media-low-warning"}, PrinterCondition::low_paper},
        {{"media-empty"}, PrinterCondition::no_paper},
        {{"media-empty-error"}, PrinterCondition::no_paper},
        {{"media-needed-report"}, PrinterCondition::no_paper},
        {{"cover-open-error"}, PrinterCondition::cover_open},
        {{"door-open-report"}, PrinterCondition::cover_open},
        {{"interlock-open"}, PrinterCondition::cover_open},
        {{"media-jam-error"}, PrinterCondition::jam},
        {{"offline-report"}, PrinterCondition::offline},
        {{"connecting-to-device"}, PrinterCondition::offline},
        {{"timed-out"}, PrinterCondition::offline},
        {{"paused"}, PrinterCondition::offline},
        {{"media-empty-errors"}, PrinterCondition::ready},
        {{"media-jam-error", "media-low-warning", "cover-open"}, PrinterCondition::jam},
    };
    for (const Row& row : rows) {
        CAPTURE(row.reasons.empty() ? "" : row.reasons.front());
        CHECK(printer_condition(row.reasons) == row.condition);
    }
}

TEST_CASE("A witness who spoke with the printer is believed, and only of his own job") {
    const std::vector<std::string> reasons{"media-low-warning", "loket-job-4-confirmed", "loket-job-42-unverified",
                                           "loket-job-43-no-such-end"};
    CHECK(word_of_witness(42, PrintState::unverified) == reasons[2]);
    CHECK(witness_of(42, reasons) == PrintState::unverified);
    CHECK(witness_of(4, reasons) == PrintState::confirmed);
    CHECK(witness_of(2, reasons) == std::nullopt);
    CHECK(witness_of(43, reasons) == std::nullopt);

    for (const PrintState end :
         {PrintState::confirmed, PrintState::unverified, PrintState::queued, PrintState::failed, PrintState::unknown}) {
        JobReport report{.state = IppJobState::canceled, .printer_reasons = {"media-empty-error"}, .witness = end};
        CHECK(outcome_of(report) == end);
        report.state = IppJobState::completed;
        CHECK(outcome_of(report) == end);
        report.state = IppJobState::processing;
        CHECK(outcome_of(report) == std::nullopt);
    }
}
