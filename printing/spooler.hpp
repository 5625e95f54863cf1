// The seam between a rendered slip and a printer: CUPS in the office, a folder of PDFs in a pinch, a hand-driven one in
// tests. A spooler only submits and reports; what that means is decided in job_state.hpp and press.hpp.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/bytes.hpp"
#include "kiosk/base/clock.hpp"
#include "kiosk/base/result.hpp"
#include "kiosk/report/print_state.hpp"

namespace loket::printing {

enum class DocumentFormat {
    pdf,
    cups_raster,  ///< printing/cups_raster.hpp; for a queue of our own
};

struct PrintRequest {
    std::string job_name;  ///< the ticket number: nothing personal
    Bytes document;
    double width_mm;   ///< of the paper
    double height_mm;  ///< of the slip
    DocumentFormat format = DocumentFormat::pdf;
    Milliseconds wanted_for{30'000};  ///< then it is given up, and must not be begun with any more
};

/// A job's name at the spooler; opaque to all others.
struct JobHandle {
    std::string text;

    bool operator==(const JobHandle&) const = default;
};

/// IPP's job-state (RFC 8011 section 5.3.7).
enum class IppJobState { pending = 3, held = 4, processing = 5, stopped = 6, canceled = 7, aborted = 8, completed = 9 };

/// Whether the spooler ever worked on a job (IPP's time-at-processing).
enum class Begun { never, yes };

struct JobReport {
    IppJobState state;
    std::vector<std::string> job_reasons;      ///< job-state-reasons
    std::vector<std::string> printer_reasons;  ///< printer-state-reasons of its queue now
    Begun begun = Begun::yes;                  ///< never: only when the spooler knows it
    /// What somebody who spoke with the printer itself said of this job's end; he knows better than the scheduler.
    std::optional<PrintState> witness = std::nullopt;
};

struct PrinterReport {
    bool is_accepting;                 ///< the queue exists and takes jobs
    std::vector<std::string> reasons;  ///< printer-state-reasons, as IPP keywords; "offline-report" when it is away
};

class Spooler {
public:
    virtual ~Spooler() = default;
    /// What a document is to be, so that nothing has to be converted.
    virtual DocumentFormat wants() const { return DocumentFormat::pdf; }
    /// Hands over a document once. Fails with unreachable (no scheduler), not_found (no such queue), refused, or
    /// unknown when it broke after the document was sent: then nobody knows whether it will print.
    virtual Result<JobHandle> submit(const PrintRequest& request) = 0;
    /// Fails with not_found when the job is no longer known, otherwise as above.
    virtual Result<JobReport> look_at(const JobHandle& job) = 0;
    virtual Result<void> cancel(const JobHandle& job) = 0;
    virtual Result<PrinterReport> printer() = 0;
};

}  // namespace loket::printing
