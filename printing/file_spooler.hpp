// A folder instead of a printer, for an office whose printer is away and for looking at receipts: each document becomes
// a PDF, complete at once. Nobody looks whether it ever reaches paper, so its jobs end as unverified. One thread.
#pragma once

#include <filesystem>

#include "printing/spooler.hpp"

namespace loket::printing {

class FileSpooler final : public Spooler {
public:
    /// The folder is made when the first document comes.
    explicit FileSpooler(std::filesystem::path folder) : folder_(std::move(folder)) {}

    /// Writes "BTM2-00427-P.1.pdf", then ".2.pdf" and so on. Fails with refused for a job name that is more than
    /// letters, digits and dashes, with full or io when the disk fails.
    Result<JobHandle> submit(const PrintRequest& request) override;
    Result<JobReport> look_at(const JobHandle& job) override;
    /// Takes the file away.
    Result<void> cancel(const JobHandle& job) override;
    Result<PrinterReport> printer() override;

private:
    std::filesystem::path folder_;
};

}  // namespace loket::printing
