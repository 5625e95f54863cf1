#include "provisioning/enrolment.hpp"

#include <doctest/doctest.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kiosk/base/checkpoint.hpp"
#include "kiosk/base/files.hpp"
#include "provisioning/stored_form.hpp"
#include "tests/provisioning/sample.hpp"
#include "tests/support/seeded_entropy.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace loket;
using namespace loket::provisioning;
using test::sample_offer;

namespace {

std::string whole(const PendingEnrolment& pending) { return std::string(pending_text(pending).reveal_text()); }
std::string whole(const Identity& identity) { return std::string(identity_text(identity).reveal_text()); }

/// What the device does before it sends its request.
PendingEnrolment begin(const std::filesystem::path& data, const std::string& invitation, Entropy& entropy) {
    const auto pending = prepare(load_pending(data).value(), invitation, entropy);
    REQUIRE(store_pending(data, pending).has_value());
    return pending;
}

/// Runs `step` in a child that dies without warning at its `at`th checkpoint; true when it died there.
template <class Step>
bool dies_at(int at, Step step) {
    static int left;
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        left = at;
        arm_checkpoints([](std::string_view) {
            if (--left == 0) kill(getpid(), SIGKILL);
        });
        step();
        _exit(0);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
}

}  // namespace

TEST_CASE("A device that lost power after its request makes the same request again") {
    const test::TemporaryFolder folder;
    test::SeededEntropy entropy;
    const auto before = begin(folder.path() / "data", "LOKET1.first", entropy);
    const auto after = begin(folder.path() / "data", "LOKET1.first", entropy);
    CHECK(whole(after) == whole(before));
    struct stat info {};
    REQUIRE(stat((folder.path() / "data" / "enrolment-pending.json").c_str(), &info) == 0);
    CHECK((info.st_mode & 0777) == 0600);
}

TEST_CASE("Another invitation begins anew, with fresh keys") {
    const test::TemporaryFolder folder;
    test::SeededEntropy entropy;
    const auto first = begin(folder.path(), "LOKET1.first", entropy);
    const auto second = begin(folder.path(), "LOKET1.second", entropy);
    CHECK(second.invitation == "LOKET1.second");
    CHECK(second.device_keys.public_key != first.device_keys.public_key);
    CHECK_FALSE(equal_in_constant_time(second.lock_key.reveal(), first.lock_key.reveal()));
}

TEST_CASE("An enrolled device has its identity and its settings, and nothing pending") {
    const test::TemporaryFolder folder;
    test::SeededEntropy entropy;
    const auto pending = begin(folder.path(), "LOKET1.first", entropy);
    const auto identity = accept(pending, sample_offer(), {sample_offer().counter, 428}).value();
    Settings settings;
    settings.printer.kind = PrinterKind::none;
    REQUIRE(finish(folder.path(), identity, settings).has_value());

    const auto loaded = load_identity(folder.path()).value();
    CHECK(whole(loaded) == whole(identity));
    CHECK(loaded.device_keys.public_key == pending.device_keys.public_key);
    CHECK(load_settings(folder.path() / kSettingsFile).value() == settings);
    CHECK_FALSE(load_pending(folder.path()).value().has_value());
    CHECK(store_pending(folder.path(), pending).error().fault == Fault::exists);
}

TEST_CASE("What a technician has set before the enrolment stays") {
    const test::TemporaryFolder folder;
    test::SeededEntropy entropy;
    const auto file = folder.path() / kSettingsFile;
    REQUIRE(write_file(file, as_bytes("[screen]\nppi = 96\n"), FileMode::readable_by_all).has_value());
    const auto pending = begin(folder.path(), "LOKET1.first", entropy);
    const auto identity = accept(pending, sample_offer(), {sample_offer().counter, 1, {}}).value();
    REQUIRE(finish(folder.path(), identity, Settings{}).has_value());
    CHECK(as_text(read_file(file, 1000).value()) == "[screen]\nppi = 96\n");
}

TEST_CASE("A power cut while the identity is stored costs neither keys nor counter") {
    int cut = 0;
    for (int at = 1;; ++at) {
        const test::TemporaryFolder folder;
        test::SeededEntropy entropy;
        const auto pending = begin(folder.path(), "LOKET1.first", entropy);
        const auto identity = accept(pending, sample_offer(), {sample_offer().counter, 1, {}}).value();
        if (!dies_at(at, [&] { (void)finish(folder.path(), identity, Settings{}); })) break;
        ++cut;
        CAPTURE(at);
        if (!is_enrolled(folder.path()).value()) {
            const auto again = begin(folder.path(), "LOKET1.first", entropy);
            REQUIRE(finish(folder.path(), accept(again, sample_offer(), {sample_offer().counter, 1, {}}).value(),
                           Settings{})
                        .has_value());
        }
        CHECK(whole(load_identity(folder.path()).value()) == whole(identity));
        CHECK(load_settings(folder.path() / kSettingsFile).value() == Settings{});
    }
    CHECK(cut == 2);
}

TEST_CASE("A welcome that grants something else than was offered is refused") {
    test::SeededEntropy entropy;
    const auto pending = prepare(std::nullopt, "LOKET1.first", entropy);
    CHECK(accept(pending, sample_offer(), {Counter::parse("SKY1").value(), 1, {}}).error().text() ==
          "refused: the hub welcomed this device as counter SKY1, but the invitation is for BTM2");
    for (const std::uint32_t serial : {std::uint32_t(0), kSerialMaximum + 1}) {
        CHECK(accept(pending, sample_offer(), {sample_offer().counter, serial, {}}).error().text() ==
              "refused: the hub granted a serial that does not exist");
    }
}

TEST_CASE("A damaged pending enrolment is told, not silently begun anew") {
    const test::TemporaryFolder folder;
    const auto file = folder.path() / "enrolment-pending.json";
    REQUIRE(write_file(file, as_bytes("{"), FileMode::private_to_owner).has_value());
    CHECK(load_pending(folder.path()).error().text() ==
          "damaged: malformed: not a JSON object (" + file.string() + ")");
}
