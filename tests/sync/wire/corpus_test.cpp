#include "sync/wire/dictionary/corpus.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "kiosk/report/nik.hpp"
#include "kiosk/report/region.hpp"

using namespace loket;
using namespace loket::sync;

namespace {

constexpr Part kParts[] = {Part::training, Part::held_out, Part::whole};

/// As many as the survey had.
constexpr std::size_t kSurveyed = 12'530;

/// Shares in percent, lengths in characters.
struct Survey {
    std::vector<std::size_t> lengths;
    double not_ascii = 0, beyond_bmp = 0, with_nik = 0, with_phone = 0, with_break = 0, repeated = 0;

    std::size_t quantile(std::size_t permille) const { return lengths[lengths.size() * permille / 1'000]; }
};

Survey survey_of(Part part) {
    Survey survey;
    std::set<std::string> seen;
    const double one = 100.0 / kSurveyed;
    for (const Draft& draft : make_drafts(kSurveyed, 5, {.part = part})) {
        const auto holds = [&](std::uint8_t from) {
            return std::ranges::any_of(draft.story, [&](char c) { return std::uint8_t(c) >= from; });
        };
        survey.lengths.push_back(*count_characters(draft.story));
        survey.not_ascii += one * holds(0x80);
        survey.beyond_bmp += one * holds(0xf0);
        survey.with_nik += one * holds_nik(draft.story);
        survey.with_phone += one * (draft.story.find("0812-0000-") != draft.story.npos);
        survey.with_break += one * (draft.story.find('\n') != draft.story.npos);
        survey.repeated += one * !seen.insert(draft.story).second;
    }
    std::ranges::sort(survey.lengths);
    return survey;
}

}  // namespace

TEST_CASE("Every invented report is valid on its day, and holds exactly what was told") {
    for (const Part part : kParts) {
        for (const auto lengths : {Lengths::surveyed, Lengths::even, Lengths::typed}) {
            for (const Draft& draft : make_drafts(1'000, 42, {.part = part, .lengths = lengths})) {
                CAPTURE(draft.story);
                const Date day = date_of(draft.consent->agreed_at);
                const auto report = validate(draft, day);
                REQUIRE_MESSAGE(report.has_value(), text_of(report.error()));
                CHECK(report->content() == draft);
                CHECK(report_from_json(to_json(*report), day) == *report);
            }
        }
    }
}

TEST_CASE("The same seed makes the same reports, another seed or part others") {
    CHECK(make_reports(50, 1, {}) == make_reports(50, 1, {}));
    CHECK(make_reports(50, 1, {}) != make_reports(50, 2, {}));
    CHECK(make_reports(50, 1, {.part = Part::training}) != make_reports(50, 1, {.part = Part::held_out}));
    const auto more = make_reports(60, 1, {});
    CHECK(std::vector<Report>(more.begin(), more.begin() + 50) == make_reports(50, 1, {}));
}

TEST_CASE("Stories are as long, and as odd, as those of 12,530 residents of a city") {
    for (const Part part : kParts) {
        CAPTURE(int(part));
        const Survey survey = survey_of(part);
        CHECK(double(survey.quantile(500)) == doctest::Approx(204).epsilon(0.08));
        CHECK(double(survey.quantile(900)) == doctest::Approx(693).epsilon(0.08));
        CHECK(double(survey.quantile(950)) == doctest::Approx(977).epsilon(0.08));
        CHECK(double(survey.quantile(990)) == doctest::Approx(1'902).epsilon(0.08));
        CHECK(survey.lengths.front() >= kStoryMinimum);
        CHECK(survey.lengths.back() > 4'000);
        CHECK(survey.lengths.back() <= 8'471);
        CHECK(survey.not_ascii == doctest::Approx(7.6).epsilon(0.2));
        CHECK(survey.beyond_bmp == doctest::Approx(1.8).epsilon(0.2));
        CHECK(survey.with_nik == doctest::Approx(2.4).epsilon(0.2));
        CHECK(survey.with_phone == doctest::Approx(1.5).epsilon(0.2));
        CHECK(survey.with_break == doctest::Approx(1.9).epsilon(0.2));
        CHECK(survey.repeated == doctest::Approx(3.6).epsilon(0.2));
    }
}

TEST_CASE("Even reports have 730 bytes of JSON on average") {
    for (const Part part : kParts) {
        double bytes = 0;
        for (const Report& report : make_reports(2'000, 6, {.part = part, .lengths = Lengths::even})) {
            bytes += double(to_json(report).size());
        }
        CHECK(bytes / 2'000 == doctest::Approx(730).epsilon(0.01));
    }
}

TEST_CASE("No sentence of a held-out report can have been met in training") {
    Grammar training(Part::training), held_out(Part::held_out);
    const auto check = [&](Phrases list) {
        const auto& known = training.sentences(list);
        const auto& kept_back = held_out.sentences(list);
        CHECK(known.size() + kept_back.size() == list.size());
        CHECK(!known.empty());
        CHECK(kept_back.size() * 4 >= list.size());
        for (const std::string_view phrase : kept_back) CHECK(std::ranges::count(known, phrase) == 0);
    };
    for (const TopicPhrases& topic : topic_phrases()) {
        for (const Phrases list : {topic.troubles, topic.wishes, topic.questions}) check(list);
    }
    for (const Kind kind : {Kind::pengaduan, Kind::aspirasi, Kind::permintaan_informasi}) {
        check(openings(kind));
        check(details(kind));
    }
    check(greetings());
    check(requests());
}

TEST_CASE("The phrases are about the topics of the kiosk, in their order, and none stands twice") {
    std::set<std::string_view> sentences;
    std::size_t count = 0;
    REQUIRE(topic_phrases().size() == topics().size());
    REQUIRE(topic_words().size() == topics().size());
    for (std::size_t at = 0; at < topics().size(); ++at) {
        CHECK(topic_phrases()[at].topic == topics()[at].code);
        CHECK(topic_words()[at].topic == topics()[at].code);
        for (const Phrases list :
             {topic_phrases()[at].troubles, topic_phrases()[at].wishes, topic_phrases()[at].questions}) {
            count += list.size();
            sentences.insert(list.begin(), list.end());
        }
    }
    CHECK(sentences.size() == count);
}
