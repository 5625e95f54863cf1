// What IPP's words mean for a receipt. One exhaustive function decides whether an attempt has come to its end, and how;
// another what the printer needs. Pure.
//
// A scheduler's "completed" is not "printed". CUPS 2.4 says it also of a job that was lost when the printer was
// switched off in the middle, and leaves nothing but the queue's reason cups-ipp-missing-job-history. That stays until
// our own backend (ipp_backend_main.cpp) takes it away before the next job; in a queue without it nothing is believed
// any more.
// It says it now and then of a job that the printer itself aborted quickly, where only the printer's complaint is left.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/report/print_state.hpp"
#include "printing/spooler.hpp"

namespace loket::printing {

/// A spooler of ours adds this reason to a job whose end nobody hears of: a folder, a queue that only pushes bytes, or a
/// printer that has gone or was switched off and on meanwhile.
inline constexpr std::string_view kNobodyLooks = "loket-nobody-looks";

/// CUPS's mark on a queue whose printer has lost a job, under any severity.
inline constexpr std::string_view kLostJob = "cups-ipp-missing-job-history";

/// Our own backends leave how a job ended among the queue's reasons,
/// "loket-job-42-confirmed": CUPS has no other place for it that outlives the job.
inline constexpr std::string_view kWitnessStart = "loket-job-";
std::string start_of_witness(int job);
std::string word_of_witness(int job, PrintState end);
/// What is said there of a job.
std::optional<PrintState> witness_of(int job, const std::vector<std::string>& printer_reasons);

/// The outcome of an attempt: nothing while it is going on, otherwise confirmed, unverified or failed, or what a
/// witness said: then also unknown, or queued when nothing of it was sent.
std::optional<PrintState> outcome_of(const JobReport& report);

/// The gravest of what IPP's printer-state-reasons say. Their endings -error, -warning and -report do not matter:
/// printers use them too freely.
PrinterCondition printer_condition(const std::vector<std::string>& reasons);

}  // namespace loket::printing
