// loket-escpos: the backend with which CUPS prints on a receipt printer that speaks ESC/POS. CUPS starts it once for
// each job with the job's picture on its standard input and the printer's address in DEVICE_URI (escpos/unit.hpp),
// hears the printer's state on its standard error, and ends it with SIGTERM when somebody cancels the job.
//
// The whole picture is here before its first byte goes to the printer, so that a conversion that breaks costs no paper.
// Whatever went wrong, CUPS is told to cancel the job and never to try it again: half a receipt followed by a whole one
// would be an unmarked duplicate. For the same reason a job that was begun is not begun with again when the scheduler
// comes back with it (queue_memory.hpp). How it ended stands among the queue's reasons (job_state.hpp).
#include <cups/backend.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "printing/backend_job.hpp"
#include "printing/cups_raster.hpp"
#include "printing/escpos/conversation.hpp"
#include "printing/escpos/device.hpp"
#include "printing/job_state.hpp"
#include "printing/queue_memory.hpp"

using namespace loket;
using namespace loket::printing;

namespace {

/// Whoever looks at the printer has it for a moment.
constexpr Milliseconds kPatienceForDevice{3'000};
/// A slow machine converts a page in some seconds.
constexpr Milliseconds kPatienceForDocument{30'000};
/// A kiosk asks for the end of one job; of some more in case it asks late.
constexpr std::size_t kWitnessesKept = 8;

/// The queue's reasons, of which this program says all.
class Reasons {
public:
    /// `job`: what stands there of one of this number is of another, from before the scheduler began to count anew.
    Reasons(std::string_view before, int job) {
        const std::string of_namesake = start_of_witness(job);
        std::string_view rest = before;
        while (!rest.empty()) {
            const std::string_view reason = rest.substr(0, rest.find(','));
            rest.remove_prefix(std::min(rest.size(), reason.size() + 1));
            const bool is_witness = reason.starts_with(kWitnessStart) && !reason.starts_with(of_namesake);
            if (is_witness) add_witness(std::string(reason));
        }
    }

    void add_witness(std::string reason) {
        witnesses_.push_back(std::move(reason));
        if (witnesses_.size() > kWitnessesKept) witnesses_.erase(witnesses_.begin());
    }

    /// Without a sign before them they take the place of all that stood there.
    void tell(const std::vector<std::string>& of_printer) const {
        std::string line;
        for (const auto* list : {&of_printer, &witnesses_}) {
            for (const std::string& reason : *list) line += (line.empty() ? "" : ",") + reason;
        }
        std::fprintf(stderr, "STATE: %s\n", line.empty() ? "none" : line.c_str());
    }

private:
    std::vector<std::string> witnesses_;
};

/// SIGTERM as something to wait for.
escpos::StopSign stop_sign() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigprocmask(SIG_BLOCK, &set, nullptr);
    signal(SIGPIPE, SIG_IGN);
    return {signalfd(-1, &set, SFD_CLOEXEC)};
}

Result<std::size_t> read_document(int document, escpos::StopSign stop, std::span<std::uint8_t> into) {
    std::array<pollfd, 2> both{{{document, POLLIN, 0}, {stop.descriptor, POLLIN, 0}}};
    const int ready = ::poll(both.data(), both.size(), int(kPatienceForDocument.count()));
    if (ready < 0) return fail(Fault::io, std::strerror(errno));
    if (both[1].revents != 0) return fail(Fault::refused, "canceled");
    if (ready == 0) return fail(Fault::timeout, "the document does not come");
    const ssize_t count = ::read(document, into.data(), into.size());
    if (count < 0) return fail(Fault::io, std::strerror(errno));
    return std::size_t(count);
}

PrintState state_of(escpos::Outcome outcome) {
    switch (outcome) {
        case escpos::Outcome::confirmed: return PrintState::confirmed;
        case escpos::Outcome::unverified: return PrintState::unverified;
        case escpos::Outcome::untouched: return PrintState::queued;
        case escpos::Outcome::cut_short: return PrintState::failed;
        case escpos::Outcome::unknown: return PrintState::unknown;
    }
    return PrintState::unknown;
}

struct End {
    PrintState state;
    std::vector<std::string> reasons;  ///< of the printer
    std::optional<Error> why;
};

/// Nothing of it was sent. A document that is no picture will not be one next time.
End end_of_document(const Error& error) {
    return {error.fault == Fault::refused ? PrintState::queued : PrintState::failed, {}, error};
}

End print_on(escpos::Channel& channel, const escpos::Unit& unit, const Raster& picture, const BackendJob& job,
             QueueMemory& memory, const Reasons& reasons) {
    const auto tell = [&](const escpos::Status& status) { reasons.tell(reasons_of(status)); };
    // Killed in the middle, it may have stopped anywhere in a band.
    const escpos::Leftover if_killed{int(escpos::band(picture, 0).size()), true};
    const auto begin = [&] { return memory.begin(job.uuid, if_killed); };
    const auto ending =
        escpos::print_slip({picture, escpos::ProcessId(std::uint16_t(job.id)), memory.leftover(), begin},
                           unit.abilities, channel, SystemClock(), tell);
    End end{state_of(ending.outcome), reasons_of(ending.status), ending.why};
    if (const auto noted = memory.end(job.uuid, end.state, ending.leftover); !noted && !end.why)
        end.why = noted.error();
    return end;
}

End print(const BackendJob& job, int document, escpos::StopSign stop, const Reasons& reasons) {
    if (document < 0) return {PrintState::failed, {}, Error{Fault::io, "the document cannot be opened", job.file}};
    const auto unit = escpos::parse_unit(in_environment("DEVICE_URI"));
    if (!unit) return {PrintState::failed, {}, unit.error()};
    auto memory = QueueMemory::open(in_environment("CUPS_CACHEDIR"), in_environment("PRINTER"));
    if (!memory) return {PrintState::failed, {}, memory.error()};
    // The scheduler was stopped in the middle of it.
    if (const auto before = memory->end_of(job.uuid))
        return {*before, {}, Error{Fault::exists, "begun before", job.uuid}};
    if (is_stale(job, SystemClock().wall())) return {PrintState::queued, {}, Error{Fault::timeout, "old", job.uuid}};
    const auto more = [&](std::span<std::uint8_t> into) { return read_document(document, stop, into); };
    const auto picture = decode_cups_raster(more, unit->width);
    if (!picture) return end_of_document(picture.error());
    const auto channel = escpos::open_device(*unit, stop, kPatienceForDevice);
    if (!channel) return {PrintState::queued, {"offline-error"}, channel.error()};
    return print_on(**channel, *unit, *picture, job, *memory, reasons);
}

int run(const BackendJob& job) {
    Reasons reasons(in_environment("PRINTER_STATE_REASONS"), job.id);
    reasons.tell({});  // what was wrong with the job before is over or will be told again
    const int document = job.file.empty() ? STDIN_FILENO : ::open(job.file.c_str(), O_RDONLY | O_CLOEXEC);
    const End end = print(job, document, stop_sign(), reasons);
    reasons.add_witness(word_of_witness(job.id, end.state));
    reasons.tell(end.reasons);
    if (end.why) std::fprintf(stderr, "DEBUG: %s\n", end.why->text().c_str());
    const bool is_taken = end.state == PrintState::confirmed || end.state == PrintState::unverified;
    return is_taken ? CUPS_BACKEND_OK : CUPS_BACKEND_CANCEL;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc == 1) {
        // Asked which printers there are: none can be found without asking strangers on the network.
        std::printf("direct %s \"Unknown\" \"Receipt printer (ESC/POS)\"\n", escpos::kUnitScheme.data());
        return CUPS_BACKEND_OK;
    }
    const auto job = backend_job_of({argv, std::size_t(argc)});
    if (!job) {
        std::fprintf(stderr, "ERROR: %s\n", job.error().text().c_str());
        return CUPS_BACKEND_CANCEL;
    }
    return run(*job);
}
