#include "printing/queue_memory.hpp"

#include <algorithm>
#include <charconv>

#include "kiosk/base/files.hpp"

namespace loket::printing {
namespace {

/// A scheduler begins anew with what it was working on, not with what it did a hundred jobs ago.
constexpr std::size_t kJobsKept = 100;
constexpr std::size_t kFileMaximum = 64 * 1024;
/// Of a band: 128 rows of the widest head that a unit can have.
constexpr int kMissingMaximum = 1 << 20;

constexpr std::string_view kBegun = "begun ", kMissing = "missing ", kUncut = "uncut";

bool is_plain(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

std::string file_name_of(std::string_view queue) {
    std::string name = "loket-";
    for (const char c : queue) name += is_plain(c) || c == '-' || c == '_' ? c : '_';
    return name + ".jobs";
}

}  // namespace

Result<QueueMemory> QueueMemory::open(const std::filesystem::path& folder, std::string_view queue) {
    QueueMemory memory(folder / file_name_of(queue));
    const auto content = read_file(memory.path_, kFileMaximum);
    if (content) {
        memory.read(as_text(*content));
    } else if (content.error().fault == Fault::io) {
        return tl::unexpected(content.error());
    }
    return memory;
}

void QueueMemory::read(std::string_view text) {
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        if (line.starts_with(kBegun)) read_begun(line.substr(kBegun.size()));
        if (line == kUncut) leftover_.is_uncut = true;
        if (line.starts_with(kMissing)) {
            int bytes = 0;
            std::from_chars(line.data() + kMissing.size(), line.data() + line.size(), bytes);
            leftover_.missing_bytes = std::clamp(bytes, 0, kMissingMaximum);
        }
    }
}

void QueueMemory::read_begun(std::string_view line) {
    const std::size_t space = line.rfind(' ');
    if (space == std::string_view::npos) return;
    begun_.push_back(
        {std::string(line.substr(0, space)), parse_print_state(line.substr(space + 1)).value_or(PrintState::unknown)});
}

std::optional<PrintState> QueueMemory::end_of(std::string_view job) const {
    for (const Begun& begun : begun_) {
        if (begun.job == job) return begun.end;
    }
    return std::nullopt;
}

Result<void> QueueMemory::begin(std::string job, escpos::Leftover if_killed) {
    begun_.push_back({std::move(job)});
    leftover_ = if_killed;
    if (begun_.size() > kJobsKept) begun_.erase(begun_.begin());
    return write();
}

Result<void> QueueMemory::end(std::string_view job, PrintState state, escpos::Leftover leftover) {
    const bool is_begun = !begun_.empty() && begun_.back().job == job;
    if (is_begun) begun_.back().end = state;
    if (!is_begun && leftover == leftover_) return {};
    leftover_ = leftover;
    return write();
}

Result<void> QueueMemory::write() const {
    std::string text;
    for (const Begun& begun : begun_) {
        text.append(kBegun).append(begun.job).append(" ").append(code_of(begun.end)).append("\n");
    }
    if (leftover_.is_uncut) text.append(kUncut).append("\n");
    if (leftover_.missing_bytes > 0) {
        text.append(kMissing).append(std::to_string(leftover_.missing_bytes)).append("\n");
    }
    return write_file(path_, as_bytes(text), FileMode::private_to_owner);
}

}  // namespace loket::printing
