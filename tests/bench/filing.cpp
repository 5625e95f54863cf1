// What a resident waits for after Send: the report is validated, numbered, sealed and committed before the number is
// shown. The next resident sends when the receipt of the one before has been settled, as at a counter.
#include <fcntl.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <thread>

#include "kiosk/store/store.hpp"
#include "printing/file_spooler.hpp"
#include "tests/bench/bench.hpp"
#include "tests/bench/open_counter.hpp"
#include "tests/support/residents.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

using namespace loket;
using namespace loket::bench;

std::string file_system_of(const std::filesystem::path& folder) {
    struct statfs about {};
    if (statfs(folder.c_str(), &about) != 0) return "unknown";
    switch (about.f_type) {  // statfs(2)
        case 0xEF53: return "ext";
        case 0x01021994: return "tmpfs: not a disk";
        case 0x794c7630: return "overlayfs";
        case 0x58465342: return "xfs";
        case 0x9123683E: return "btrfs";
        default: return "other";
    }
}

/// What the disk alone costs: 4 KiB appended and synced, over and over. A filing cannot be faster than one of these.
Result<std::vector<double>> sync_times(const std::filesystem::path& file, int count) {
    const int descriptor = open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    const std::vector<char> page(4096, 'x');
    std::vector<double> times;
    for (int i = 0; i < count; ++i) {
        const auto from = Stopwatch::now();
        if (write(descriptor, page.data(), page.size()) < 0 || fdatasync(descriptor) != 0) {
            close(descriptor);
            return fail(Fault::io, "the disk does not take a page", file.string());
        }
        times.push_back(ms_between(from, Stopwatch::now()));
    }
    close(descriptor);
    return times;
}

Result<void> measure_files(const std::filesystem::path& store_file, std::size_t reports, Figures& figures) {
    auto store = TRY(kiosk::Store::open(store_file, *Counter::parse("BTM2")));
    std::vector<double> sizes;
    for (const auto& due : TRY(store.outbox().due(reports, std::size_t(1) << 30))) {
        sizes.push_back(static_cast<double>(due.envelope.size()));
    }
    if (sizes.size() != reports) return fail(Fault::damaged, "not every report waits for the hub");
    figures.add_spread("envelope", "bytes", sizes);
    figures.add("store_bytes_per_report",
                static_cast<double>(std::filesystem::file_size(store_file)) / static_cast<double>(reports));
    return {};
}

Result<void> measure(Effort effort, Figures& figures) {
    const std::size_t reports = effort == Effort::full ? 300 : 5;
    const test::TemporaryFolder folder;
    figures.note("file_system", file_system_of(folder.path()));
    figures.add_spread("disk_sync", "ms", TRY(sync_times(folder.path() / "pages", effort == Effort::full ? 200 : 5)));

    std::vector<double> send_to_number;
    std::vector<double> number_to_settled;
    {
        auto spooler = std::make_unique<printing::FileSpooler>(folder.path() / "receipts");
        const auto counter = TRY(OpenCounter::open(folder.path(), std::move(spooler)));
        for (const auto& draft : test::make_residents(reports, 2026)) {
            const auto shown = TRY(counter->file(draft));
            send_to_number.push_back(ms_between(shown.sent_at, shown.shown_at));
            number_to_settled.push_back(ms_between(shown.shown_at, TRY(counter->wait_for_paper()).at));
            // The next resident does not stand there while the clerk relocks this one's slip (some 75 ms).
            std::this_thread::sleep_for(std::chrono::milliseconds(150));
        }
    }
    figures.add_spread("send_to_number", "ms", send_to_number);
    figures.add_spread("number_to_file_settled", "ms", number_to_settled);
    return measure_files(folder.path() / "loket.db", reports, figures);
}

}  // namespace

int main(int argc, char** argv) { return run_bench("filing", argc, argv, measure); }
