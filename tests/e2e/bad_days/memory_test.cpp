// Somebody looks into the memory of a kiosk after its resident has left.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

#include "tests/e2e/bad_days/office.hpp"
#include "tests/support/print_shop.hpp"

using namespace loket::e2e;
using loket::test::PrintShop;

namespace {

constexpr const char* kStory = "Jembatan gantung putus diterjang banjir semalam";
constexpr const char* kName = "Rohimah";
constexpr const char* kNik = "1606014101900001";

/// Beyond this a region is a sanitizer's shadow, of terabytes, and no program's memory.
constexpr std::uint64_t kLargest = std::uint64_t(1) << 30;

/// Where a text stands in what a process can write to: "[heap]", "[stack]" or an address a line; empty when nowhere.
std::string find_in_memory(pid_t process, std::string_view text) {
    const auto folder = "/proc/" + std::to_string(process);
    const int memory = open((folder + "/mem").c_str(), O_RDONLY | O_CLOEXEC);
    REQUIRE(memory >= 0);
    std::ifstream maps(folder + "/maps");
    std::string found;
    for (std::string line; std::getline(maps, line);) {
        if (line.find(" rw-p ") == line.npos) continue;
        const auto from = std::stoull(line, nullptr, 16);
        const auto to = std::stoull(line.substr(line.find('-') + 1), nullptr, 16);
        if (to - from > kLargest) continue;
        std::string bytes(to - from, '\0');
        const auto got = pread(memory, bytes.data(), bytes.size(), off_t(from));
        if (got > 0 && std::string_view(bytes.data(), std::size_t(got)).find(text) != std::string_view::npos) {
            found += line + "\n";
        }
    }
    close(memory);
    return found;
}

}  // namespace

TEST_CASE("The memory of a kiosk goes neither to swap nor into a core dump") {
    Office office;
    office.open_kiosk();
    const auto folder = "/proc/" + std::to_string(office.kiosk().id());
    const auto value_of = [](const std::string& file, const std::string& key) {
        std::istringstream lines(text_of_file(file));
        for (std::string line; std::getline(lines, line);) {
            if (line.compare(0, key.size(), key) == 0) return line.substr(key.size());
        }
        return std::string();
    };
    CHECK(std::stoi(value_of(folder + "/limits", "Max core file size")) == 0);
    // Where the system gives the right to; where it does not, the log tells the technician.
    CHECK(comes_true([&] {
        const bool is_locked = std::stoi(value_of(folder + "/status", "VmLck:")) > 10'000;  // kB
        const bool is_told = text_of_file(office.kiosk_log()).find("bytes may be locked") != std::string::npos;
        return is_locked != is_told;
    }));
}

TEST_CASE("After a resident has left, neither the story nor the NIK stands anywhere in the memory of the kiosk") {
    PrintShop shop;
    Office office(Printer{shop.host() + ":" + std::to_string(shop.port()), shop.queue()});
    office.open_hub();
    office.open_kiosk();
    auto draft = short_report();
    draft.story = kStory;
    draft.identity = loket::Identity::open;
    draft.person.name = kName;
    draft.person.nik = kNik;
    must(office.resident().fill_in(draft));
    CHECK(find_in_memory(office.kiosk().id(), kStory) != "");  // the search bites
    CHECK(find_in_memory(office.kiosk().id(), kNik) != "");
    must(office.resident().send());
    const auto code = receipt_on(must(office.resident().read("print: Ambil tanda terima\n"))).code;
    must(office.resident().leave());
    office.wait_for_status({"filed=1 acknowledged=1 waiting=0", " 0 owed, 0 at the printer"});
    for (const std::string_view secret : {std::string_view(kStory), std::string_view(kNik), std::string_view(code)}) {
        CAPTURE(secret);
        CHECK(find_in_memory(office.kiosk().id(), secret) == "");
    }
}
