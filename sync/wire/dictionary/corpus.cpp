#include "sync/wire/dictionary/corpus.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "kiosk/report/region.hpp"
#include "sync/wire/dictionary/persons.hpp"
#include "sync/wire/dictionary/storyteller.hpp"

namespace loket::sync {
namespace {

// Of 12,530 complaints that residents of a city typed on phones. Characters, and shares in a thousand.
constexpr double kMedianLength = 204;
constexpr double kSpread = 0.955;  ///< of the logarithm; meets the quantiles 90%, 95% and 99% within 2%
constexpr std::size_t kLongest = 8'471;
constexpr std::size_t kWithEmoji = 18;  ///< beyond the basic plane
constexpr std::size_t kWithSign = 58;   ///< not ASCII, but within it
constexpr std::size_t kWithNik = 24;
constexpr std::size_t kWithPhone = 15;
constexpr std::size_t kWithTab = 2;
constexpr std::size_t kSaidBefore = 36;  ///< word for word

constexpr std::size_t kRoomForOddities = 100;  ///< bytes
constexpr std::size_t kTypedShortest = 30;
constexpr std::size_t kTypedLongest = 140;

/// Topics are not equally frequent: roads, social aid, papers and offices lead.
constexpr std::size_t kTopicWeights[] = {22, 9, 10, 8, 7, 6, 9, 12, 6, 7, 5, 8, 4};

std::size_t draw_topic(Dice& dice) {
    std::size_t left = 0;
    for (const std::size_t weight : kTopicWeights) left += weight;
    left = dice.below(left);
    std::size_t topic = 0;
    while (left >= kTopicWeights[topic]) left -= kTopicWeights[topic++];
    return topic;
}

std::size_t draw_surveyed_length(Dice& dice) {
    // Box and Muller's way from two even shares to a normal.
    const double radius = std::sqrt(-2 * std::log(1 - dice.share()));
    const double normal = radius * std::cos(2 * 3.141592653589793 * dice.share());
    return std::size_t(std::clamp(kMedianLength * std::exp(kSpread * normal), double(kStoryMinimum), double(kLongest)));
}

/// What only phones write, and numbers that should rather not be in a story.
void add_oddities(std::string& story, Dice& dice) {
    const std::size_t sign = dice.below(1'000);
    if (sign < kWithEmoji) story.append(" ").append(dice.one_of(emoji()));
    if (sign >= kWithEmoji && sign < kWithEmoji + kWithSign) story.append(" ").append(dice.one_of(signs()));
    if (dice.permille(kWithNik)) story.append(" NIK aku ").append(make_nik(dice));
    if (dice.permille(kWithPhone)) story.append(" HP 0812-0000-").append(padded(dice.below(10'000), 4));
    if (dice.permille(kWithTab)) story.append("\ttrims");
}

class Residents {
public:
    Residents(std::uint64_t seed, const CorpusOrder& order) : order_(order), dice_(seed), grammar_(order.part) {}

    Draft next() {
        Draft draft = make_matter();
        const bool repeats = order_.lengths == Lengths::surveyed && dice_.permille(kSaidBefore) && !told_.empty();
        if (repeats) {
            draft = dice_.one_of(told_);
        } else {
            told_.push_back(draft);
        }
        add_circumstances(draft);
        return draft;
    }

private:
    /// Kind, topic and story.
    Draft make_matter() {
        Draft draft;
        const std::size_t kind = dice_.below(100);
        draft.kind = kind < 60 ? Kind::pengaduan : kind < 85 ? Kind::aspirasi : Kind::permintaan_informasi;
        const std::size_t topic = draw_topic(dice_);
        draft.topic = topics()[topic].code;
        draft.story = tell(draft.kind, topic);
        return draft;
    }

    std::string tell(Kind kind, std::size_t topic) {
        const bool is_typed = order_.lengths == Lengths::typed;
        const std::size_t shortest = is_typed ? kTypedShortest : kStoryMinimum;
        const std::size_t longest = is_typed ? kTypedLongest : kLongest - kRoomForOddities;
        const std::size_t length = draw_length();
        std::string story;
        while (story.size() < shortest) story = Storyteller(grammar_, dice_).tell(kind, topic, length, longest);
        if (order_.lengths == Lengths::surveyed) add_oddities(story, dice_);
        return story;
    }

    std::size_t draw_length() {
        switch (order_.lengths) {
            case Lengths::surveyed: return draw_surveyed_length(dice_);
            case Lengths::even: return dice_.between(310, 490);
            case Lengths::typed: return dice_.between(kTypedShortest + 10, kTypedLongest);
        }
        return 0;
    }

    /// Where and when it happened, who tells it, and when.
    void add_circumstances(Draft& draft) {
        const auto day = std::chrono::sys_days(order_.first_day) + std::chrono::days(dice_.below(order_.days));
        if (draft.kind != Kind::permintaan_informasi || dice_.percent(70)) {
            draft.village = dice_.one_of(villages_of(dice_.one_of(kecamatan()).code)).code;
            if (dice_.percent(60)) draft.place_detail = grammar_.fill("{place}", {}, dice_);
        }
        if (draft.kind == Kind::pengaduan && dice_.percent(60)) {
            draft.event_date = Date(day - std::chrono::days(dice_.below(dice_.percent(50) ? 14 : 365)));
        }
        const std::size_t identity = dice_.below(100);
        draft.identity = identity < 55 ? Identity::open : identity < 80 ? Identity::anonymous : Identity::none;
        if (draft.identity != Identity::none) draft.person = make_person(grammar_, dice_);
        if (dice_.percent(15)) draft.publicity = Publicity::confidential;
        if (draft.topic == "office" && dice_.percent(50)) draft.addressee = Addressee::one_level_up;
        const Instant opening = day + std::chrono::hours(8) - kWib;
        draft.consent = Consent{"2026-01", opening + Milliseconds(dice_.below(8 * 3'600'000))};
    }

    const CorpusOrder order_;
    Dice dice_;
    Grammar grammar_;
    std::vector<Draft> told_;
};

}  // namespace

std::vector<Draft> make_drafts(std::size_t count, std::uint64_t seed, const CorpusOrder& order) {
    Residents residents(seed, order);
    std::vector<Draft> drafts;
    drafts.reserve(count);
    while (drafts.size() < count) drafts.push_back(residents.next());
    return drafts;
}

std::vector<Report> make_reports(std::size_t count, std::uint64_t seed, const CorpusOrder& order) {
    std::vector<Report> reports;
    reports.reserve(count);
    for (const Draft& draft : make_drafts(count, seed, order)) {
        auto report = validate(draft, date_of(draft.consent->agreed_at));
        assert(report.has_value() && "the corpus makes valid drafts");
        reports.push_back(std::move(*report));
    }
    return reports;
}

}  // namespace loket::sync
