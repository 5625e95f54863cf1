#include "tests/support/residents.hpp"

#include <algorithm>
#include <cmath>
#include <random>
#include <string>

#include "kiosk/report/region.hpp"
#include "kiosk/report/report.hpp"
#include "tests/support/resident_phrases.hpp"

namespace loket::test {
namespace {

constexpr std::size_t kShortest = 30;
constexpr std::size_t kTypedLongest = 140;
constexpr std::size_t kWrittenLongest = 2'000;

/// The distributions of <random> differ between libraries; the generator does not.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : generator_(seed) {}

    /// 0 to count - 1.
    std::size_t below(std::size_t count) { return generator_() % count; }
    bool percent(std::size_t chance) { return below(100) < chance; }
    /// From 0 to less than 1.
    double share() { return double(generator_() >> 11) * 0x1p-53; }
    template <class Range>
    const auto& one_of(const Range& range) {
        return range[below(std::size(range))];
    }

private:
    std::mt19937_64 generator_;
};

constexpr std::string_view kWomen[] = {"Siti",   "Nurhayati", "Rohana", "Marlina", "Yuliana",
                                       "Komala", "Halimah",   "Ratna",  "Suryani", "Desi"};
constexpr std::string_view kMen[] = {"Ahmad",     "Zulkifli", "Rusdi",     "Muslim", "Hendra",
                                     "Saparudin", "Yanto",    "Kms. Agus", "M. Nur", "Darwin"};
constexpr std::string_view kLastNames[] = {"Aminah", "Zainal", "Effendi", "Wijaya", "Hasan", "Fitri", "Anwar", "Saleh"};
constexpr std::string_view kStreets[] = {"Jl. Merdeka", "Jl. Kol. Wahid Udin", "Lorong Damai", "Dusun II",
                                         "Jl. Sudirman"};

std::string padded(std::size_t number, std::size_t digits) {
    const std::string text = std::to_string(number);
    return std::string(digits - std::min(digits, text.size()), '0') + text;
}

Person make_person(Dice& dice) {
    const bool is_woman = dice.percent(50);
    Person person;
    person.name = std::string(is_woman ? dice.one_of(kWomen) : dice.one_of(kMen));
    if (dice.percent(70)) person.name.append(" ").append(dice.one_of(kLastNames));
    if (dice.percent(70)) {
        const std::size_t day = 1 + dice.below(28) + (is_woman ? 40 : 0);
        const std::size_t month = 1 + dice.below(12);
        const std::size_t year = (40 + dice.below(68)) % 100;  // 1940 to 2007
        person.nik = "160601" + padded(day, 2) + padded(month, 2) + padded(year, 2) + padded(1 + dice.below(9'999), 4);
    }
    if (dice.percent(60)) {
        person.address = dice.one_of(kStreets);
        person.address.append(" no. ").append(std::to_string(1 + dice.below(90)));
    }
    if (dice.percent(60)) person.phone = "08120000" + padded(dice.below(10'000), 4);
    return person;
}

std::string filled(std::string_view phrase, Dice& dice) {
    std::string text(phrase);
    const auto fill = [&](std::string_view gap, std::string_view with) {
        const auto at = text.find(gap);
        if (at != text.npos) text.replace(at, gap.size(), with);
    };
    fill("{place}", dice.one_of(places()));
    fill("{since}", dice.one_of(times()));
    fill("{count}", std::to_string(2 + dice.below(8)));
    return text;
}

Phrases openings(const TopicPhrases& topic, Kind kind) {
    switch (kind) {
        case Kind::pengaduan: return topic.troubles;
        case Kind::aspirasi: return topic.wishes;
        case Kind::permintaan_informasi: return topic.questions;
    }
    return {};
}

/// Sentences up to about `length` characters: the first of them says what it is about, and none is said twice.
std::string make_story(const TopicPhrases& topic, Kind kind, std::size_t length, std::size_t longest, Dice& dice) {
    std::string story;
    std::vector<std::string_view> said;
    const auto say = [&](std::string_view phrase) {
        if (std::find(said.begin(), said.end(), phrase) != said.end()) return;
        const std::string sentence = filled(phrase, dice);
        if (story.size() + 1 + sentence.size() > longest) return;
        if (!story.empty()) story += dice.percent(2) ? '\n' : ' ';
        story += sentence;
        said.push_back(phrase);
    };
    if (length > 90 && dice.percent(40)) say(dice.one_of(greetings()));
    say(dice.one_of(openings(topic, kind)));
    // Whoever writes long comes to speak of other troubles too.
    const std::size_t digressions = length > 600 ? 50 : 0;
    for (std::size_t tries = length / 10; tries > 0 && story.size() + 30 < length; --tries) {
        say(dice.percent(digressions) ? dice.one_of(dice.one_of(topic_phrases()).troubles)
                                      : dice.one_of(details(kind)));
    }
    if (story.size() < kShortest || dice.percent(60)) say(dice.one_of(requests()));
    return story;
}

std::string make_written_story(const TopicPhrases& topic, Kind kind, Dice& dice) {
    // Log-normal like the real ones: median 204, 95% under 977. (Box and Muller's way from two even shares to a
    // normal.)
    const double radius = std::sqrt(-2 * std::log(1 - dice.share()));
    const double normal = radius * std::cos(2 * 3.141592653589793 * dice.share());
    const double wanted = 204 * std::exp(0.95 * normal);
    const auto length = std::size_t(std::clamp(wanted, double(kShortest), double(kWrittenLongest - 100)));
    std::string story = make_story(topic, kind, length, kWrittenLongest - 100, dice);
    if (dice.percent(8)) story.append(" ").append(dice.one_of(emoji()));
    if (dice.percent(3)) story.append(" NIK aku 160601150180").append(padded(1 + dice.below(9'999), 4));
    if (dice.percent(2)) story.append(" HP 0812-0000-").append(padded(dice.below(10'000), 4));
    return story;
}

Draft make_resident(Dice& dice, Stories stories) {
    Draft draft;
    const std::size_t kind = dice.below(100);
    draft.kind = kind < 60 ? Kind::pengaduan : kind < 85 ? Kind::aspirasi : Kind::permintaan_informasi;
    const TopicPhrases& topic = dice.one_of(topic_phrases());
    draft.topic = topic.topic;
    draft.story = stories == Stories::typed ? make_story(topic, draft.kind, 40 + dice.below(100), kTypedLongest, dice)
                                            : make_written_story(topic, draft.kind, dice);
    const bool needs_village = draft.kind != Kind::permintaan_informasi;
    if (needs_village || dice.percent(70)) draft.village = dice.one_of(villages_of(dice.one_of(kecamatan()).code)).code;
    if (!draft.village.empty() && dice.percent(60)) draft.place_detail = dice.one_of(places());
    if (draft.kind == Kind::pengaduan && dice.percent(60)) {
        draft.event_date = Date(std::chrono::sys_days(kResidentsDay) - std::chrono::days(dice.below(365)));
    }
    const std::size_t identity = dice.below(100);
    draft.identity = identity < 55 ? Identity::open : identity < 80 ? Identity::anonymous : Identity::none;
    if (draft.identity != Identity::none) draft.person = make_person(dice);
    if (dice.percent(15)) draft.publicity = Publicity::confidential;
    if (draft.topic == "office" && dice.percent(50)) draft.addressee = Addressee::one_level_up;
    // From 8 in the morning (WIB), one resident every few seconds to minutes.
    const Instant opening = std::chrono::sys_days(kResidentsDay) + std::chrono::hours(8) - kWib;
    draft.consent = Consent{"2026-01", opening + Milliseconds(dice.below(8 * 3'600'000))};
    return draft;
}

}  // namespace

std::vector<Draft> make_residents(std::size_t count, std::uint64_t seed, Stories stories) {
    Dice dice(seed);
    std::vector<Draft> residents;
    residents.reserve(count);
    while (residents.size() < count) residents.push_back(make_resident(dice, stories));
    return residents;
}

}  // namespace loket::test
