#include "tests/e2e/bad_days/office.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>

namespace loket::e2e {
namespace {

constexpr auto kHub = LOKET_BIN "/loket-hub";
constexpr auto kAdmin = LOKET_BIN "/loket-admin";
constexpr auto kKiosk = LOKET_BIN "/loket-kiosk";

void succeed(const std::vector<std::string>& words) {
    const Ended ended = run(words);
    REQUIRE_MESSAGE(ended.status == 0, ended.output);
}

}  // namespace

Office::Office(const std::optional<Printer>& printer) : display_(1280, 800) {
    const std::string kiosk = kiosk_folder().string();
    const std::string hub = hub_folder().string();
    const std::string invitation = (folder_.path() / "invitation").string();
    succeed({kAdmin, "hub-init", "--data", hub});
    open_hub();
    succeed({kAdmin, "invite", "--data", hub, "--counter", "BTM2", "--office", "Kantor Kecamatan Babat Toman",
             "--kecamatan", "16.06.07", "--hub-url", "http://" + hub_address_, "--out", invitation});
    std::vector<std::string> enrol = {kAdmin, "enrol", "--data", kiosk, "--invitation", "@" + invitation, "--printer"};
    enrol.insert(enrol.end(), {printer ? "ipp" : "none"});
    if (printer) enrol.insert(enrol.end(), {"--printer-server", printer->server, "--printer-queue", printer->queue});
    succeed(enrol);
    close_hub();
    // A province of kiosks spreads its first calls over a minute; one need not.
    set("try_after_link_up_s", "0");
}

void Office::open_hub() {
    const auto log = folder_.path() / "hub.log";
    std::filesystem::remove(log);
    hub_ = std::make_unique<Process>(
        std::vector<std::string>{kHub, "--data", hub_folder().string(), "--listen", hub_address_}, log);
    const std::string begin = "listening on http://";
    std::string said;
    REQUIRE(comes_true([&] { return (said = text_of_file(log)).find(begin) != said.npos && said.back() == '\n'; }));
    const auto address = said.find(begin) + begin.size();
    hub_address_ = said.substr(address, said.find('\n', address) - address);
}

void Office::set(std::string_view key, std::string_view value) const {
    const auto file = kiosk_folder() / "loket.toml";
    const std::regex line(fmt::format("(^|\n){} = [^\n]*", key));
    const std::string before = text_of_file(file);
    REQUIRE(std::regex_search(before, line));
    std::ofstream(file) << std::regex_replace(before, line, fmt::format("$1{} = {}", key, value));
}

void Office::open_kiosk(std::string_view screen) {
    kiosk_.reset();
    trace_ = folder_.path() / fmt::format("window-{}.jsonl", ++windows_);
    kiosk_ = std::make_unique<Process>(
        std::vector<std::string>{kKiosk, "--data", kiosk_folder().string(), "--window", "1280x800", "--trace-texts",
                                 "--trace-layout", trace_.string()},
        kiosk_log());
    auto finger = Finger::open(std::getenv("DISPLAY"));
    REQUIRE(finger.has_value());
    resident_ = std::make_unique<Visit>(std::move(*finger), LayoutTrace(trace_), [](std::string_view) {});
    const auto arrived = resident_->arrive(screen);
    REQUIRE_MESSAGE(arrived.has_value(), text_of_file(kiosk_log()));
}

Ended Office::status() const { return run({kAdmin, "status", "--data", kiosk_folder().string()}); }

void Office::wait_for_status(const std::vector<std::string>& words) const {
    std::string said;
    const bool came = comes_true([&] {
        said = status().output;
        return std::all_of(words.begin(), words.end(),
                           [&](const std::string& word) { return said.find(word) != said.npos; });
    });
    REQUIRE_MESSAGE(came, said << text_of_file(kiosk_log()));
}

std::vector<std::string> Office::delivered() const {
    const Ended ended = run({kHub, "reports", "--data", hub_folder().string(), "--jsonl"});
    REQUIRE_MESSAGE(ended.status == 0, ended.output);
    std::vector<std::string> numbers;
    std::istringstream lines(ended.output);
    for (std::string line; std::getline(lines, line);) numbers.push_back(nlohmann::json::parse(line).at("number"));
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

Ended Office::journal() const { return run({kAdmin, "journal", "verify", "--data", kiosk_folder().string()}); }

Draft short_report() {
    Draft draft;
    draft.topic = "road";
    draft.story = "Jalan rusak";
    draft.village = "16.06.07.2009";
    draft.identity = Identity::none;
    return draft;
}

void must(const Result<void>& result) {
    if (!result) FAIL(result.error().text());
}

std::string must(const Result<std::string>& result) {
    if (!result) FAIL(result.error().text());
    return *result;
}

Receipt receipt_on(const std::string& words) {
    std::smatch number, code;
    REQUIRE_MESSAGE(std::regex_search(words, number, std::regex("qr: ([A-Z]{3}[0-9]-[0-9]+-[0-9A-Z])\n")), words);
    REQUIRE_MESSAGE(std::regex_search(words, code, std::regex(": ([0-9A-Z]{4}-[0-9A-Z]{4})\n")), words);
    return {number[1], code[1]};
}

}  // namespace loket::e2e
