#include "tests/faults/plan.hpp"

#include <fmt/format.h>

#include "tests/faults/dice.hpp"

namespace loket::test {
namespace {

constexpr int kHoursOfYear = 24 * 365;

Side draw_side(Dice& dice) { return dice.between(0, 1) == 0 ? Side::kiosk : Side::hub; }

/// A dead battery, a wrong hand, or a wrong zone: 40 years back to 20 years on.
std::chrono::hours draw_turn(Dice& dice) {
    if (dice.between(0, 1) == 0) return std::chrono::hours(dice.between(-14, 14));
    return std::chrono::hours(dice.between(-40 * kHoursOfYear, 20 * kHoursOfYear));
}

Trouble draw_time(Dice& dice) {
    if (dice.between(1, 10) == 1) return TimePasses{std::chrono::seconds(dice.between(600, 3600))};
    return TimePasses{std::chrono::seconds(dice.between(1, 60))};
}

Trouble draw_weather(Dice& dice) {
    WeatherComes comes;
    for (int left = dice.between(1, 5); left > 0; --left) comes.weathers.push_back(dice.one_of(all_weathers()));
    return comes;
}

Trouble draw_death(Dice& dice) {
    const Side side = draw_side(dice);
    if (dice.between(0, 1) == 0) return DiesAtWrite{side, dice.between(1, 40)};
    return DiesAtCheckpoint{side, side == Side::kiosk ? dice.between(1, 16) : dice.between(1, 4)};
}

Trouble draw_disk(Dice& dice) {
    switch (dice.between(1, 5)) {
        case 1:
        case 2: return DiskFills{draw_side(dice), std::size_t(dice.between(0, 60'000))};
        case 3: return DiskAils{draw_side(dice)};
        default: return DiskIsMended{draw_side(dice)};
    }
}

Trouble draw_clock(Dice& dice) {
    if (dice.between(1, 3) == 1) return ClockIsRight{draw_side(dice)};
    return ClockIsWrong{draw_side(dice), draw_turn(dice)};
}

Trouble draw_end(Dice& dice) {
    switch (dice.between(1, 6)) {
        case 1:
        case 2: return HubReturns{};
        case 3: return HubGoesAway{};
        case 4: return CableIsPluggedIn{};
        default: return Restarts{draw_side(dice)};
    }
}

Trouble draw(Dice& dice) {
    const int one = dice.between(1, 100);
    if (one <= 30) return ResidentFiles{};
    if (one <= 32) return ClockTurnsWhileFiling{draw_turn(dice)};
    if (one <= 50) return draw_time(dice);
    if (one <= 68) return draw_weather(dice);
    if (one <= 82) return draw_death(dice);
    if (one <= 88) return draw_disk(dice);
    if (one <= 94) return draw_clock(dice);
    return draw_end(dice);
}

struct Words {
    std::string operator()(const ResidentFiles&) const { return "a resident files"; }
    std::string operator()(const ClockTurnsWhileFiling& it) const {
        return fmt::format("a resident files while the kiosk's clock turns by {:+} h", it.by.count());
    }
    std::string operator()(const TimePasses& it) const { return fmt::format("{} s pass", it.time.count()); }
    std::string operator()(const WeatherComes& it) const {
        std::string text = "weather";
        for (const Weather weather : it.weathers) text += " " + std::string(name_of(weather));
        return text;
    }
    std::string operator()(const DiesAtCheckpoint& it) const {
        return fmt::format("{} dies at checkpoint {}", name_of(it.side), it.nth);
    }
    std::string operator()(const DiesAtWrite& it) const {
        return fmt::format("{} dies at write {}", name_of(it.side), it.nth);
    }
    std::string operator()(const DiskFills& it) const {
        return fmt::format("{}'s disk has room for {} bytes", name_of(it.side), it.room);
    }
    std::string operator()(const DiskAils& it) const { return fmt::format("{}'s disk ails", name_of(it.side)); }
    std::string operator()(const DiskIsMended& it) const {
        return fmt::format("{}'s disk is mended", name_of(it.side));
    }
    std::string operator()(const ClockIsWrong& it) const {
        return fmt::format("{}'s clock {:+} h", name_of(it.side), it.by.count());
    }
    std::string operator()(const ClockIsRight& it) const {
        return fmt::format("{}'s clock is right", name_of(it.side));
    }
    std::string operator()(const Restarts& it) const { return fmt::format("{} restarts", name_of(it.side)); }
    std::string operator()(const HubGoesAway&) const { return "hub goes away"; }
    std::string operator()(const HubReturns&) const { return "hub returns"; }
    std::string operator()(const CableIsPluggedIn&) const { return "cable is plugged in"; }
};

}  // namespace

std::string_view name_of(Side side) { return side == Side::kiosk ? "kiosk" : "hub"; }

std::string text_of(const Trouble& trouble) { return std::visit(Words{}, trouble); }

std::string text_of(const Plan& plan) {
    std::string text = fmt::format("seed {}: ", plan.seed);
    for (std::size_t i = 0; i < plan.troubles.size(); ++i) text += (i == 0 ? "" : "; ") + text_of(plan.troubles[i]);
    return text;
}

Plan draw_plan(std::uint64_t seed) {
    Dice dice(seed);
    Plan plan{seed, {}};
    for (int left = dice.between(8, 20); left > 0; --left) plan.troubles.push_back(draw(dice));
    return plan;
}

}  // namespace loket::test
