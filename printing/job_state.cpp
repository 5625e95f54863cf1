#include "printing/job_state.hpp"

#include <algorithm>
#include <utility>

namespace loket::printing {
namespace {

bool holds(const std::vector<std::string>& reasons, std::string_view reason) {
    return std::find(reasons.begin(), reasons.end(), reason) != reasons.end();
}

std::string_view without_severity(std::string_view reason) {
    for (const std::string_view ending : {"-error", "-warning", "-report"}) {
        if (reason.ends_with(ending)) return reason.substr(0, reason.size() - ending.size());
    }
    return reason;
}

/// Under whatever severity.
bool holds_kind(const std::vector<std::string>& reasons, std::string_view kind) {
    return std::any_of(reasons.begin(), reasons.end(),
                       [&](const std::string& reason) { return without_severity(reason) == kind; });
}

PrintState outcome_of_completed(const JobReport& report) {
    if (holds(report.job_reasons, kNobodyLooks)) return PrintState::unverified;
    if (holds(report.job_reasons, "job-completed-with-errors")) return PrintState::unverified;
    if (holds_kind(report.printer_reasons, kLostJob)) return PrintState::unverified;
    // CUPS's ipp backend can miss that the printer aborted the job. A printer that now asks for help may have.
    switch (printer_condition(report.printer_reasons)) {
        case PrinterCondition::no_paper:
        case PrinterCondition::cover_open:
        case PrinterCondition::jam: return PrintState::unverified;
        case PrinterCondition::ready:
        case PrinterCondition::low_paper:
        case PrinterCondition::offline:
        case PrinterCondition::absent: break;
    }
    return PrintState::confirmed;
}

/// RFC 8011 section 5.4.12, RFC 3998 and CUPS's own.
constexpr std::pair<std::string_view, PrinterCondition> kConditions[] = {
    {"media-low", PrinterCondition::low_paper},   {"media-empty", PrinterCondition::no_paper},
    {"media-needed", PrinterCondition::no_paper}, {"cover-open", PrinterCondition::cover_open},
    {"door-open", PrinterCondition::cover_open},  {"interlock-open", PrinterCondition::cover_open},
    {"media-jam", PrinterCondition::jam},         {"cutter-jam", PrinterCondition::jam},
    {"offline", PrinterCondition::offline},       {"connecting-to-device", PrinterCondition::offline},
    {"timed-out", PrinterCondition::offline},     {"shutdown", PrinterCondition::offline},
    {"paused", PrinterCondition::offline},
};

}  // namespace

std::string start_of_witness(int job) { return std::string(kWitnessStart) + std::to_string(job) + "-"; }

std::string word_of_witness(int job, PrintState end) { return start_of_witness(job) + std::string(code_of(end)); }

std::optional<PrintState> witness_of(int job, const std::vector<std::string>& printer_reasons) {
    const std::string start = start_of_witness(job);
    for (const std::string& reason : printer_reasons) {
        if (reason.starts_with(start)) return parse_print_state(std::string_view(reason).substr(start.size()));
    }
    return std::nullopt;
}

std::optional<PrintState> outcome_of(const JobReport& report) {
    if (report.witness && report.state > IppJobState::processing) return report.witness;
    switch (report.state) {
        case IppJobState::pending:
        case IppJobState::held:
        case IppJobState::processing: return std::nullopt;
        case IppJobState::stopped:
        case IppJobState::canceled:
        case IppJobState::aborted: return PrintState::failed;
        case IppJobState::completed: return outcome_of_completed(report);
    }
    return PrintState::unknown;  // a number that IPP does not know
}

PrinterCondition printer_condition(const std::vector<std::string>& reasons) {
    PrinterCondition gravest = PrinterCondition::ready;
    for (const std::string& reason : reasons) {
        for (const auto& [keyword, condition] : kConditions) {
            if (without_severity(reason) == keyword) gravest = std::max(gravest, condition);
        }
    }
    return gravest;
}

}  // namespace loket::printing
