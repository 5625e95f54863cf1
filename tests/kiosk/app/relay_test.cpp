// A machine that reaches the hub, a stick from a counter that does not, and no key on it.
#include <doctest/doctest.h>

#include <csignal>
#include <deque>

#include "kiosk/base/files.hpp"
#include "sync/courier/curl_transport.hpp"
#include "sync/hub/listing.hpp"
#include "sync/wire/bundle_file.hpp"
#include "tests/kiosk/app/stick_house.hpp"
#include "tests/sync/hub/running_program.hpp"

using namespace loket;
using namespace loket::kiosk;
using namespace loket::test;

namespace {

/// What comes back for each post: from the hub in this process, or what the test put there.
class Line final : public sync::Transport {
public:
    explicit Line(HubHouse& hub) : hub_(hub) {}
    Result<sync::Answer> send(const sync::Call& call) override {
        ++posts;
        if (!coming.empty()) {
            auto next = std::move(coming.front());
            coming.pop_front();
            if (next) return *std::move(next);
        }
        return hub_.answer(call);
    }

    /// Nothing: the hub's answer.
    std::deque<std::optional<Result<sync::Answer>>> coming;
    int posts = 0;

private:
    HubHouse& hub_;
};

sync::Answer refusal(sync::RefusalCode code, std::optional<std::chrono::seconds> retry_after = {}) {
    return {sync::status_of(code), std::string(sync::kRefusalType), to_bytes(encode(sync::Refusal{code, "no"})),
            retry_after};
}

const Result<sync::Answer> kBroken = fail(Fault::unreachable, "no route");
const Result<sync::Answer> kPortal = sync::Answer{200, "text/html", to_bytes("<h1>Free wifi</h1>"), {}};

/// A stick with the reports of BTM2, a line, and what the relay said and how long it waited.
struct Errand {
    HubHouse hub;
    IslandCounter babat{hub, "BTM2", 1};
    TemporaryFolder stick;
    Line line{hub};
    std::vector<Milliseconds> waited;
    ManualClock clock;
    SeededEntropy entropy;

    explicit Errand(std::size_t reports) {
        babat.file(reports);
        babat.export_to(stick.path());
    }
    std::string run() {
        const auto pause = [this](Milliseconds time) {
            waited.push_back(time);
            clock.advance(time);
        };
        const auto finding = relay(stick.path(), line, clock, pause, entropy);
        REQUIRE(finding);
        CHECK((finding->state == Finding::State::in_order) ==
              (finding->text.find("WRONG") == std::string::npos && finding->text.find("refused") == std::string::npos));
        return finding->text;
    }
    std::string answered(const std::string& count) const {
        return babat.bundle(".up") + ": " + count + " answered; receipts in " + babat.bundle(".down") + "\n";
    }
};

const std::string kBringBack = "The stick may be taken out; bring it back to the counters.\n";

}  // namespace

TEST_CASE("A stick's reports are sent to a running hub from a machine without any key, and its receipts come home") {
    Errand errand(120);
    const std::string hub_data = errand.hub.dir().string();
    RunningProgram hub({"--data", hub_data, "--listen", "127.0.0.1:0"});
    const std::string url = hub.next_line().substr(std::string("listening on ").size());
    const auto line = sync::make_curl_transport({.base_url = url}).value();
    const auto never = [](Milliseconds) { FAIL("a hub that answers is not waited for"); };
    CHECK(relay(errand.stick.path(), *line, errand.clock, never, errand.entropy)->text ==
          errand.answered("2 batches") + kBringBack);
    CHECK(relay(errand.stick.path(), *line, errand.clock, never, errand.entropy)->text ==
          errand.answered("2 batches") + kBringBack);
    // The hub takes the same stick by hand meanwhile.
    const Ended imported = run_hub({"import", errand.stick.path().string(), "--data", hub_data});
    CHECK(imported.out ==
          errand.answered("2 batches") + kBringBack + "reports: 0 stored, 120 already_stored, 0 conflict, 0 refused\n");
    CHECK(imported.exit_status == 0);
    // A copy that was torn out is a reason for a human to look, and no reason to leave the rest.
    Bytes torn = read_file(errand.stick.path() / errand.babat.bundle(".up"), 1'000'000).value();
    torn.resize(torn.size() - 1'000);
    const TemporaryFolder other;
    REQUIRE(write_file(other.path() / "loket-torn.up", torn, FileMode::readable_by_all));
    const Ended half = run_hub({"import", other.path().string(), "--data", hub_data});
    CHECK(half.exit_status == 1);
    CHECK(half.out == "loket-torn.up: 1 batch answered, damaged in 1 place; receipts in loket-torn.down\n" +
                          kBringBack +
                          "What was not answered waits at its counter; a new export brings it.\n"
                          "reports: 0 stored, 100 already_stored, 0 conflict, 0 refused\n");
    CHECK(half.err.find("loket-hub: damaged: not all of it was in order (" + other.path().string() + ")\n") !=
          std::string::npos);
    hub.signal(SIGTERM);
    CHECK(hub.wait().exit_status == 0);
    CHECK(line_of(errand.babat.import_from(errand.stick.path()), "new") == "new       120 acknowledged, 0 parked");
    CHECK(errand.babat.is_in_order());
    const std::string status = sync::text_of(errand.hub.registry()->status().value());
    CHECK(line_of(status, "  BTM2 " + std::string(errand.babat.bundle("").substr(11)) + " filed") ==
          "  BTM2 " + errand.babat.bundle("").substr(11) + " filed 120, here 120, set aside 0; unbroken to 120");
}

TEST_CASE("A relay keeps the hub's time, waits out a line that breaks, and gives up what would take too long") {
    Errand errand(120);
    errand.line.coming = {refusal(sync::RefusalCode::slow_down, std::chrono::seconds(7)), kBroken, kBroken};
    CHECK(errand.run() == errand.answered("2 batches") + kBringBack);
    REQUIRE(errand.waited.size() == 3);
    CHECK(errand.waited[0] == std::chrono::seconds(7));

    errand.waited.clear();
    errand.line.coming = {refusal(sync::RefusalCode::slow_down, std::chrono::seconds(1800))};
    CHECK(errand.run() == errand.babat.bundle(".up") +
                              ": 0 batches answered\nWRONG: busy: the hub asks to come again in 1800 s\n"
                              "Run the same command again; nothing is lost by it.\n");
    errand.line.coming = {kBroken, kBroken, kBroken, kBroken, kBroken};
    CHECK(line_of(errand.run(), "WRONG") == "WRONG: unreachable: no route");
    CHECK(errand.waited.size() == 4);
}

TEST_CASE("A login page is no hub: nothing of it comes onto the stick") {
    Errand errand(1);
    errand.line.coming = {kPortal};
    CHECK(line_of(errand.run(), "WRONG") ==
          "WRONG: malformed: the answer (status 200) is not a hub's; is there a login page or a proxy on the way?");
    CHECK(errand.line.posts == 1);
    CHECK_FALSE(std::filesystem::exists(errand.stick.path() / errand.babat.bundle(".down")));
}

TEST_CASE("A batch that the hub will not have does not hold up the others") {
    Errand errand(250);
    errand.line.coming = {std::nullopt, refusal(sync::RefusalCode::revoked_device)};
    CHECK(errand.run() == errand.babat.bundle(".up") + ": 2 batches answered, 1 refused: revoked_device; receipts in " +
                              errand.babat.bundle(".down") + "\n" + kBringBack +
                              "What was not answered waits at its counter; a new export brings it.\n");
    CHECK(line_of(errand.babat.import_from(errand.stick.path()), "new") == "new       150 acknowledged, 0 parked");
}

TEST_CASE("A relay that breaks off keeps what it has, and never puts less in the place of more") {
    Errand errand(250);
    const auto broken_after_one = [&] { errand.line.coming = {std::nullopt, kPortal}; };
    broken_after_one();
    CHECK(line_of(errand.run(), "loket-") + "\n" == errand.answered("1 batch"));
    const auto answer = errand.stick.path() / errand.babat.bundle(".down");
    const auto first = std::filesystem::file_size(answer);
    CHECK(errand.run() == errand.answered("3 batches") + kBringBack);
    const auto whole = std::filesystem::file_size(answer);
    CHECK(whole > first);
    broken_after_one();
    CHECK(line_of(errand.run(), "loket-") == errand.babat.bundle(".up") + ": 1 batch answered");
    CHECK(std::filesystem::file_size(answer) == whole);
    CHECK(line_of(errand.babat.import_from(errand.stick.path()), "new") == "new       250 acknowledged, 0 parked");
}

TEST_CASE("Photos and news go with a relay as they go with the hub's own hand, over a line that breaks") {
    Errand errand(0);
    const auto photos = errand.babat.file_with_photos({300'000, 5'000});
    errand.babat.export_to(errand.stick.path());
    REQUIRE(
        errand.hub.registry()->publish({{}, sync::Setting{"tracking_url", "lapor.example.id"}, ManualClock().wall()}));
    // The batch gets through; of the first photo the question where it stands, and then the line goes.
    errand.line.coming = {std::nullopt, std::nullopt, kBroken, kBroken};
    CHECK(errand.run() == errand.babat.bundle(".up") + ": 1 batch answered, 2 files taken; receipts in " +
                              errand.babat.bundle(".down") + "\n" + kBringBack);
    CHECK_FALSE(errand.waited.empty());
    for (const Hash& photo : photos) CHECK((*errand.hub.registry()->find_file(photo))->arrived_at.has_value());

    CHECK(errand.babat.photos() == 2);
    const std::string told = errand.babat.import_from(errand.stick.path());
    CHECK(line_of(told, "news") == "news      1 page kept");
    CHECK(line_of(told, "files") == "files     2 have arrived at the hub and are not kept here any more");
    CHECK(errand.babat.photos() == 0);
}

TEST_CASE("A photo that the hub will not have does not hold up the rest, and a dead line ends the errand") {
    Errand errand(1);
    const TemporaryFolder odd;
    auto bundle = sync::BundleWriter::begin(odd.path() / "loket-odd.up").value();
    REQUIRE(bundle.add(sync::BundleKind::file, to_bytes("a photo of no report")));
    REQUIRE(bundle.add(sync::BundleKind::batch, errand.babat.batch()));
    REQUIRE(bundle.finish());
    const auto pause = [&](Milliseconds time) { errand.clock.advance(time); };
    const auto finding = relay(odd.path(), errand.line, errand.clock, pause, errand.entropy);
    REQUIRE(finding);
    CHECK(line_of(finding->text, "loket-odd.up") ==
          "loket-odd.up: 1 batch answered, 1 refused: unannounced; receipts in loket-odd.down");

    errand.babat.file_with_photos({1'000});
    errand.babat.export_to(errand.stick.path());
    errand.line.coming = {std::nullopt, kBroken, kBroken, kBroken, kBroken, kBroken};
    CHECK(line_of(errand.run(), "WRONG").rfind("WRONG: busy: a file does not come on: unreachable: no route", 0) == 0);
    errand.line.coming = {std::nullopt, kPortal, kPortal, kPortal};
    CHECK(line_of(errand.run(), "WRONG").rfind("WRONG: ", 0) == 0);
    CHECK(errand.babat.photos() == 1);
}
