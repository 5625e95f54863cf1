// Thousands of bad days, each drawn from a seed: see tests/faults/plan.hpp for what goes wrong in one, and
// tests/faults/ordeal.hpp for what must hold when it ends. LOKET_FAULT_RUNS=N plays N runs, for a night perhaps;
// LOKET_FAULT_SEED=S begins with seed S. A run that fails is printed with both, and with its plan cut down to those
// troubles that make it fail.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <cstdlib>

#include "tests/faults/ordeal.hpp"

using namespace loket;
using namespace loket::test;

namespace {

constexpr std::uint64_t kRuns = 2'000;

std::uint64_t number_in_environment(const char* name, std::uint64_t otherwise) {
    const char* text = std::getenv(name);
    return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

/// A line for each; empty when there are none.
std::string complaints_of(const Plan& plan, Betrayal betrayal = Betrayal::none) {
    std::string text;
    for (const auto& complaint : Ordeal(plan, betrayal).run().complaints) text += complaint + "\n";
    return text;
}

/// The plan without the troubles that it fails without.
Plan cut_down(Plan plan) {
    for (std::size_t i = plan.troubles.size(); i-- > 0;) {
        Plan less = plan;
        less.troubles.erase(less.troubles.begin() + std::ptrdiff_t(i));
        if (!complaints_of(less).empty()) plan = std::move(less);
    }
    return plan;
}

std::string account_of_failure(const Plan& plan, const Verdict& verdict) {
    std::string text = fmt::format("again with LOKET_FAULT_RUNS=1 LOKET_FAULT_SEED={}\n", plan.seed);
    for (const auto& complaint : verdict.complaints) text += complaint + "\n";
    const Plan least = cut_down(plan);
    const Verdict of_least = Ordeal(least).run();
    text += text_of(plan) + "\ncut down: " + text_of(least) + "\n" + of_least.chronicle;
    for (const auto& complaint : of_least.complaints) text += "  " + complaint + "\n";
    return text;
}

/// The house tells of every fault, which here would be hundreds of thousands of lines.
struct Silence {
    Silence() { spdlog::set_level(spdlog::level::off); }
    ~Silence() { spdlog::set_level(spdlog::level::info); }
};

}  // namespace

TEST_CASE("When the faults end, every report whose number was shown is in the hub once, as it was filed") {
    const Silence silence;
    const std::uint64_t runs = number_in_environment("LOKET_FAULT_RUNS", kRuns);
    const std::uint64_t first = number_in_environment("LOKET_FAULT_SEED", 1);
    std::size_t shown = 0;
    std::map<std::string, int> deaths;
    for (std::uint64_t seed = first; seed < first + runs; ++seed) {
        const Plan plan = draw_plan(seed);
        const Verdict verdict = Ordeal(plan).run();
        shown += verdict.shown;
        for (const auto& [where, times] : verdict.deaths) deaths[where] += times;
        if (!verdict.complaints.empty()) FAIL_CHECK(account_of_failure(plan, verdict));
    }
    std::string summary = fmt::format("{} runs, {} numbers shown, deaths:", runs, shown);
    for (const auto& [where, times] : deaths) summary += fmt::format(" {} {}", where, times);
    MESSAGE(summary);
    if (runs < kRuns) return;
    // A harness that has come loose would be green as well.
    CHECK(shown > 2 * runs);
    for (const char* where : {"kiosk", "hub", "hub.storing", "hub.stored", "store.filing", "store.filed", "clerk.filed",
                              "clerk.number_shown", "courier.batch_made", "courier.answered", "store.settling",
                              "store.file_kept", "courier.file_answered", "store.file_arrived", "store.keeping_feed"}) {
        CAPTURE(where);
        CHECK(deaths[where] > 0);
    }
}

TEST_CASE("The same seed plays the same run") {
    const Silence silence;
    for (const std::uint64_t seed : {1, 2, 3}) {
        const std::string once = Ordeal(draw_plan(seed)).run().chronicle;
        CHECK(Ordeal(draw_plan(seed)).run().chronicle == once);
    }
}

TEST_CASE("Syncs fail, then the power goes: no number was shown that only stood in the system's memory") {
    const Silence silence;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        CAPTURE(seed);
        const Plan plan{seed,
                        {HubGoesAway{}, DiskAils{Side::kiosk}, ResidentFiles{}, DiesAtWrite{Side::kiosk, 1},
                         TimePasses{std::chrono::seconds(5)}, DiskIsMended{Side::kiosk}, ResidentFiles{}}};
        CHECK(complaints_of(plan) == "");
    }
}

TEST_CASE("A hub that signs for reports and does not keep them is found out") {
    const Silence silence;
    const Plan plan{1, {ResidentFiles{}, TimePasses{std::chrono::seconds(5)}}};
    CHECK(complaints_of(plan) == "");
    CHECK(complaints_of(plan, Betrayal::hub_forgets) ==
          "BTM2-00001-5 was shown, and is not in the hub\n"
          "the kiosk's books and the hub's do not agree\n"
          "the chains of what was filed and of what the hub has do not agree\n"
          "the kiosk still keeps photos\n");
}

TEST_CASE("A disk that only says that it has synced is found out by the first power cuts") {
    const Silence silence;
    std::size_t found_out = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const Plan plan{seed, {HubGoesAway{}, ResidentFiles{}, DiesAtWrite{Side::kiosk, 1}, ResidentFiles{}}};
        CHECK(complaints_of(plan) == "");
        if (!complaints_of(plan, Betrayal::disk_lies).empty()) ++found_out;
    }
    CHECK(found_out > 5);
}
