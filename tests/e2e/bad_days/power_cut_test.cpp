// The power goes again and again, at moments that nobody chose, while residents file, receipts print and reports
// travel.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <chrono>
#include <map>
#include <random>
#include <regex>
#include <set>
#include <thread>

#include "tests/e2e/bad_days/office.hpp"
#include "tests/support/print_shop.hpp"

using namespace loket::e2e;
using loket::test::PrintShop;
using std::chrono::milliseconds;

namespace {

constexpr int kCuts = 15;
constexpr unsigned kSeed = 2026;

/// The numbers that a window ever showed as those of filed reports.
std::set<std::string> numbers_shown(const std::filesystem::path& trace) {
    std::set<std::string> numbers;
    const std::string text = text_of_file(trace);
    const std::regex shown("qr: ([A-Z]{3}[0-9]-[0-9]+-[0-9A-Z])\\\\u000a");
    for (std::sregex_iterator hit(text.begin(), text.end(), shown), end; hit != end; ++hit) numbers.insert((*hit)[1]);
    return numbers;
}

/// How often each number came out of the printer without saying that it is a copy.
std::map<std::string, int> receipts_of(const PrintShop& shop) {
    std::map<std::string, int> receipts;
    for (const auto& pdf : shop.printed()) {
        const std::string paper = run({"pdftotext", pdf.string(), "-"}).output;
        std::smatch number;
        REQUIRE_MESSAGE(std::regex_search(paper, number, std::regex("[A-Z]{3}[0-9]-[0-9]+-[0-9A-Z]")), paper);
        if (paper.find("SALINAN") == paper.npos) ++receipts[number[0]];
    }
    return receipts;
}

}  // namespace

TEST_CASE("However often the power goes, no number that a resident saw is lost, and nothing is there twice") {
    PrintShop shop;
    Office office(Printer{shop.host() + ":" + std::to_string(shop.port()), shop.queue()});
    office.set("deadline_s", "5");
    office.open_hub();
    std::mt19937 chance(kSeed);
    std::set<std::string> shown;
    for (int cut = 1; cut <= kCuts; ++cut) {
        office.open_kiosk();
        must(office.resident().fill_in(short_report()));
        must(office.resident().tap("send"));
        // Filing takes some 20 ms, sending 100 ms, printing a second or two: most cuts fall early.
        const double share = std::uniform_real_distribution(0.0, 1.0)(chance);
        std::this_thread::sleep_for(milliseconds(int(1'500 * share * share)));
        office.kiosk().cut_off();
        shown.merge(numbers_shown(office.trace()));
    }

    office.open_kiosk();
    office.wait_for_status({"waiting=0", " 0 owed, 0 at the printer"});
    CHECK(office.status().status == 0);
    CHECK_MESSAGE(office.journal().status == 0, office.journal().output);
    const auto delivered = office.delivered();
    const std::set<std::string> held(delivered.begin(), delivered.end());
    CHECK(held.size() == delivered.size());
    REQUIRE(shown.size() > kCuts / 3);  // else the cuts came too early to tell anything
    for (const auto& number : shown) CHECK_MESSAGE(held.count(number) == 1, number);
    int serial = 0;
    for (const auto& number : held) CHECK(number.substr(0, 11) == fmt::format("BTM2-{:05}-", ++serial));
    for (const auto& [number, count] : receipts_of(shop)) {
        CHECK_MESSAGE(count == 1, number);
        CHECK_MESSAGE(held.count(number) == 1, number);
    }
    MESSAGE(fmt::format("{} cuts: {} numbers shown, {} reports held, {} receipts", kCuts, shown.size(), held.size(),
                        receipts_of(shop).size()));
}
