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

bool has_new(std::string_view reason, const std::vector<std::string>& before, const std::vector<std::string>& now) {
    const auto is_it = [&](const std::string& other) { return without_severity(other) == reason; };
    return std::any_of(now.begin(), now.end(), is_it) && std::none_of(before.begin(), before.end(), is_it);
}

PrintState outcome_of_completed(const JobReport& report, const std::vector<std::string>& printer_before) {
    if (holds(report.job_reasons, kNobodyLooks)) return PrintState::unverified;
    if (holds(report.job_reasons, "job-completed-with-errors")) return PrintState::unverified;
    if (has_new("cups-ipp-missing-job-history", printer_before, report.printer_reasons)) return PrintState::unverified;
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

std::string start_of_witness(int job) { return std::string(kWitnessStart) + std::to_string(job) + "-"; }

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

std::string word_of_witness(int job, PrintState end) { return start_of_witness(job) + std::string(code_of(end)); }

std::optional<PrintState> witness_of(int job, const std::vector<std::string>& printer_reasons) {
    const std::string start = start_of_witness(job);
    for (const std::string& reason : printer_reasons) {
        if (reason.starts_with(start)) return parse_print_state(std::string_view(reason).substr(start.size()));
    }
    return std::nullopt;
}

PrintState end_without_witness(Begun begun) { return begun == Begun::never ? PrintState::failed : PrintState::unknown; }

std::optional<PrintState> outcome_of(const JobReport& report, const std::vector<std::string>& printer_before) {
    if (report.witness && report.state > IppJobState::processing) return report.witness;
    switch (report.state) {
        case IppJobState::pending:
        case IppJobState::held:
        case IppJobState::processing: return std::nullopt;
        case IppJobState::stopped:
        case IppJobState::canceled:
        case IppJobState::aborted: return PrintState::failed;
        case IppJobState::completed: return outcome_of_completed(report, printer_before);
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
