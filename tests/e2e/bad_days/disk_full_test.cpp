// The disk is full while a resident files. The kiosk's data lies on a small file system of its own (tmpfs, in a mount
// namespace that goes with this program). Where the machine allows no such thing, the kernel limits the size of the
// kiosk's files instead. That is a disk which answers every write with an error, not a full one: the kiosk then goes
// out of service, and this test looks at that and says so.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <thread>

#include "tests/e2e/bad_days/office.hpp"

using namespace loket::e2e;

namespace {

bool says(const std::string& words, std::string_view what) { return words.find(what) != words.npos; }

bool may_mount() {
    const auto write = [](const char* file, const std::string& text) { std::ofstream(file) << text; };
    const uid_t user = getuid();
    const gid_t group = getgid();
    if (unshare(CLONE_NEWNS) != 0) {
        if (unshare(CLONE_NEWNS | CLONE_NEWUSER) != 0) return false;
        write("/proc/self/setgroups", "deny");
        write("/proc/self/uid_map", fmt::format("0 {} 1", user));
        write("/proc/self/gid_map", fmt::format("0 {} 1", group));
    }
    return mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

/// The kiosk's folder as a disk of 4 MB, what it holds copied over; false where nothing can be mounted.
bool move_to_small_disk(const std::filesystem::path& folder) {
    if (!may_mount()) return false;
    const std::filesystem::path aside = folder.string() + ".aside";
    std::filesystem::rename(folder, aside);
    std::filesystem::create_directory(folder);
    const bool is_mounted = mount("tmpfs", folder.c_str(), "tmpfs", 0, "size=4m,mode=700") == 0;
    for (const auto& file : std::filesystem::directory_iterator(aside)) {
        std::filesystem::copy(file, folder / file.path().filename());
    }
    return is_mounted;
}

/// A disk that a test fills and frees.
class Disk {
public:
    explicit Disk(Office& office)
        : office_(office),
          ballast_(office.kiosk_folder() / "ballast"),
          is_small_(move_to_small_disk(office.kiosk_folder())) {
        if (is_small_) return;
        MESSAGE("NO FILE SYSTEM CAN BE MOUNTED HERE: the kiosk's files are limited in size instead of the disk");
        std::signal(SIGXFSZ, SIG_IGN);  // the kiosk inherits it, and sees EFBIG
    }

    void fill() {
        if (!is_small_) return limit(1);
        std::ofstream ballast(ballast_, std::ios::binary);
        while (ballast.write(std::string(4096, '.').data(), 4096).flush()) {
        }
    }
    void free() {
        if (!is_small_) return limit(RLIM_INFINITY);
        std::filesystem::remove(ballast_);
    }
    bool is_small() const { return is_small_; }

private:
    void limit(rlim_t bytes) {
        const rlimit limit{bytes, RLIM_INFINITY};
        REQUIRE(prlimit(office_.kiosk().id(), RLIMIT_FSIZE, &limit, nullptr) == 0);
    }

    Office& office_;
    std::filesystem::path ballast_;
    bool is_small_;
};

/// How often the screen said that it was filing.
std::size_t filings_in(const std::filesystem::path& trace) {
    const std::string lines = text_of_file(trace);
    std::size_t count = 0;
    for (std::size_t at = 0; (at = lines.find("{\"screen\":\"filing\"", at)) != lines.npos; ++at) ++count;
    return count;
}

constexpr const char* kFull = "Laporan belum tersimpan karena tempat penyimpanan penuh. Semua jawaban Anda masih ada.";

std::string serial_of(const Receipt& receipt) { return receipt.number.substr(5, 5); }

/// A disk that answers with errors: out of service, nothing lost, and no gap when it is mended and the kiosk restarted.
void check_failing_disk(Office& office, Disk& disk) {
    must(office.resident().fill_in(short_report()));
    must(office.resident().read("* [consent]"));
    disk.fill();
    must(office.resident().tap("send"));
    std::this_thread::sleep_for(std::chrono::seconds(2));
    disk.free();  // or it could not write its trace either
    must(office.resident().tap("contrast"));
    const std::string told = must(office.resident().read("code: L-DB-2"));
    CHECK(says(told, "Laporan yang sudah tercatat tidak dihapus."));
    office.open_kiosk();
    CHECK(says(office.status().output, "filed=1 acknowledged=0 waiting=1"));
    must(office.resident().fill_in(short_report()));
    must(office.resident().send());
    CHECK(serial_of(receipt_on(office.resident().read_now())) == "00002");
    CHECK(office.journal().status == 0);
}

}  // namespace

TEST_CASE("With a full disk a resident keeps the answers and is told; with space again Send works, without a gap") {
    Office office;
    Disk disk(office);
    office.open_kiosk();
    must(office.resident().fill_in(short_report()));
    must(office.resident().send());
    CHECK(serial_of(receipt_on(office.resident().read_now())) == "00001");
    must(office.resident().leave());
    if (!disk.is_small()) return check_failing_disk(office, disk);

    must(office.resident().fill_in(short_report()));
    must(office.resident().read("* [consent]"));
    disk.fill();
    must(office.resident().tap("send"));
    const std::string told = must(office.resident().read(kFull));
    CHECK(says(told, "Jalan rusak"));
    CHECK(says(told, "* [consent]"));
    CHECK(says(office.status().output, "filed=1 acknowledged=0 waiting=1"));
    CHECK(office.journal().status == 0);

    const std::size_t filings = filings_in(office.trace());
    disk.fill();
    must(office.resident().tap("send"));
    CHECK(comes_true([&] { return filings_in(office.trace()) > filings; }));
    must(office.resident().read(kFull));
    CHECK(says(office.status().output, "filed=1 acknowledged=0 waiting=1"));

    disk.free();
    must(office.resident().send());
    CHECK(serial_of(receipt_on(office.resident().read_now())) == "00002");
    must(office.resident().leave());

    office.open_hub();
    office.wait_for_status({"filed=2 acknowledged=2 waiting=0"});
    CHECK(office.delivered().size() == 2);
    CHECK(office.journal().status == 0);
}
