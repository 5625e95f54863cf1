#include "printing/file_spooler.hpp"

#include <algorithm>

#include "kiosk/base/files.hpp"
#include "printing/job_state.hpp"

namespace loket::printing {
namespace {

/// Names become file names: nothing that could leave the folder.
bool is_plain(std::string_view name) {
    return !name.empty() && name.size() <= 64 && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

}  // namespace

Result<JobHandle> FileSpooler::submit(const PrintRequest& request) {
    if (!is_plain(request.job_name)) return fail(Fault::refused, "not a name for a file", folder_.string());
    TRY(make_private_folder(folder_));
    std::string name;
    std::error_code ignored;
    for (int attempt = 1; name.empty() || std::filesystem::exists(folder_ / name, ignored); ++attempt) {
        name = request.job_name + "." + std::to_string(attempt) + ".pdf";
    }
    TRY(write_file(folder_ / name, request.document, FileMode::private_to_owner));
    return JobHandle{name};
}

Result<JobReport> FileSpooler::look_at(const JobHandle& job) {
    std::error_code ignored;
    if (!std::filesystem::exists(folder_ / job.text, ignored)) return fail(Fault::not_found, "no such job", job.text);
    return JobReport{.state = IppJobState::completed, .job_reasons = {std::string(kNobodyLooks)}};
}

Result<void> FileSpooler::cancel(const JobHandle& job) {
    std::error_code error;
    if (!std::filesystem::remove(folder_ / job.text, error)) return fail(Fault::not_found, "no such job", job.text);
    return {};
}

Result<PrinterReport> FileSpooler::printer() { return PrinterReport{.is_accepting = true}; }

}  // namespace loket::printing
