#include "tests/faults/paper/paper_plan.hpp"

#include <fmt/format.h>

#include "tests/faults/dice.hpp"

namespace loket::test {
namespace {

constexpr Harm kHarms[] = {Harm::paper_ends, Harm::paper_ends, Harm::cover_opens, Harm::jams,      Harm::falls_silent,
                           Harm::dies,       Harm::dies,       Harm::lies,        Harm::slows_down};
constexpr Blow kBlows[] = {Blow::scheduler_killed, Blow::scheduler_stopped, Blow::queue_deleted,   Blow::kiosk_dies,
                           Blow::kiosk_dies,       Blow::kiosk_disk_full,   Blow::spool_unwritable};
constexpr Step kSteps[] = {Step::handing_over, Step::handed_over, Step::looking};

Visit draw(Dice& dice) {
    Visit visit;
    const int what = dice.between(1, 100);
    // Of a hundred: 20 meet nothing, 35 a printer in trouble, 35 a blow to the others, 10 both.
    if (what > 20 && (what <= 55 || what > 90)) visit.harm = dice.one_of(std::span<const Harm>(kHarms));
    if (what > 55) visit.blow = dice.one_of(std::span<const Blow>(kBlows));
    visit.severity = dice.between(0, 99);
    if (visit.blow != Blow::kiosk_dies && dice.between(1, 2) == 1) visit.harm_when = Visit::When::at_step;
    visit.step = dice.one_of(std::span<const Step>(kSteps));
    visit.nth = visit.blow == Blow::kiosk_dies ? dice.between(1, 14)
                : visit.step == Step::looking  ? dice.between(1, 4)
                                               : 1;  // a receipt is handed over once
    visit.mended_after_ms = dice.between(0, 1'500);
    visit.leaves_early = dice.between(1, 8) == 1;
    visit.asks_again = dice.between(1, 2) == 1;
    return visit;
}

}  // namespace

std::string_view name_of(Harm harm) {
    switch (harm) {
        case Harm::none: return "none";
        case Harm::paper_ends: return "paper_ends";
        case Harm::cover_opens: return "cover_opens";
        case Harm::jams: return "jams";
        case Harm::falls_silent: return "falls_silent";
        case Harm::dies: return "dies";
        case Harm::lies: return "lies";
        case Harm::slows_down: return "slows_down";
    }
    return "?";
}

std::string_view name_of(Blow blow) {
    switch (blow) {
        case Blow::none: return "none";
        case Blow::scheduler_killed: return "scheduler_killed";
        case Blow::scheduler_stopped: return "scheduler_stopped";
        case Blow::queue_deleted: return "queue_deleted";
        case Blow::kiosk_dies: return "kiosk_dies";
        case Blow::kiosk_disk_full: return "kiosk_disk_full";
        case Blow::spool_unwritable: return "spool_unwritable";
    }
    return "?";
}

std::string text_of(const Visit& visit) {
    constexpr std::string_view kStepNames[] = {"handing over", "handed over", "looking"};
    return fmt::format("printer {} {}{}; {} at {} {}; mended after {} ms{}{}", name_of(visit.harm), visit.severity,
                       visit.harm_when == Visit::When::before ? "" : " then", name_of(visit.blow),
                       kStepNames[std::size_t(visit.step)], visit.nth, visit.mended_after_ms,
                       visit.leaves_early ? "; leaves early" : "", visit.asks_again ? "; asks again" : "");
}

std::vector<Visit> draw_day(std::uint64_t seed, std::size_t visits) {
    Dice dice(seed);
    std::vector<Visit> day;
    while (day.size() < visits) day.push_back(draw(dice));
    return day;
}

}  // namespace loket::test
