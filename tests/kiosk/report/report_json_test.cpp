#include <doctest/doctest.h>

#include "kiosk/report/report.hpp"
#include "tests/support/seeded_entropy.hpp"

using namespace loket;

namespace {

const Date kToday = *parse_date("2026-11-23");

const std::string kWhole =
    R"({"addressee":"one_level_up","consent":{"agreed_at":"2026-11-23T02:42:07.123Z","notice_version":"2026-01"},)"
    R"("event_date":"2026-11-20","identity":"anonymous","kind":"aspirasi","person":{"address":"Jl. Merdeka 1",)"
    R"("name":"Siti Aminah","nik":"1606015501800001","phone":"081200000001"},"place_detail":"dekat SD Negeri 2",)"
    R"("publicity":"confidential","story":"Jeramba \"lamo\" putus\n🙏 tolong","topic":"road","village":"16.06.01.2001"})";

const std::string kLeast =
    R"({"addressee":"office_in_charge","consent":{"agreed_at":"2026-11-23T02:42:07.123Z","notice_version":"1"},)"
    R"("identity":"none","kind":"permintaan_informasi","publicity":"ordinary","story":"Jadwal KTP keliling?",)"
    R"("topic":"other"})";

/// The report written again, or the error.
std::string read(std::string_view json) {
    const auto report = report_from_json(json, kToday);
    return report ? to_json(*report) : report.error().text();
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
    return text.replace(text.find(what), what.size(), with);
}

}  // namespace

TEST_CASE("A report has one written form, and everything in it comes back") {
    Draft draft;
    draft.kind = Kind::aspirasi;
    draft.topic = "road";
    draft.story = "Jeramba \"lamo\" putus\n🙏 tolong";
    draft.village = "16.06.01.2001";
    draft.place_detail = "dekat SD Negeri 2";
    draft.event_date = *parse_date("2026-11-20");
    draft.identity = Identity::anonymous;
    draft.publicity = Publicity::confidential;
    draft.addressee = Addressee::one_level_up;
    draft.person = {"Siti Aminah", "1606015501800001", "Jl. Merdeka 1", "081200000001"};
    draft.consent = Consent{"2026-01", *parse_iso8601("2026-11-23T02:42:07.123Z")};
    const auto report = validate(draft, kToday);
    REQUIRE(report.has_value());
    CHECK(to_json(*report) == kWhole);
    CHECK(report_from_json(kWhole, kToday)->content() == draft);
}

TEST_CASE("What a resident left empty is not written") { CHECK(read(kLeast) == kLeast); }

TEST_CASE("A photo and a voice come back with the keys that open them") {
    const std::string photo = R"({"hash":")" + std::string(43, 'A') + R"(","key":")" + std::string(42, 'B') +
                              R"(A","size":203011,"type":"image/jpeg"})";
    const std::string voice = R"({"hash":")" + std::string(42, 'C') + R"(A","key":")" + std::string(42, 'D') +
                              R"(A","size":16777216,"type":"audio/ogg"})";
    const std::string heard =
        replaced(kLeast, R"("consent")", R"("attachments":[)" + photo + "," + voice + R"(],"consent")");
    CHECK(read(heard) == heard);
    CHECK(report_from_json(heard, kToday)->content().attachments.size() == 2);
    for (const auto& [what, with] : {std::pair{"image/jpeg", "image/png"},
                                     {"16777216", "16777217"},
                                     {"203011", "0"},
                                     {"203011", "-1"},
                                     {"203011", "\"1\""},
                                     {"AAAA\",", "AAA\","},
                                     {"\"key\"", "\"lock\""}}) {
        CAPTURE(what);
        CHECK(read(replaced(heard, what, with)).starts_with("malformed"));
    }
}

TEST_CASE("Of photos a report takes five, of voices one") {
    Draft draft = report_from_json(kLeast, kToday)->content();
    draft.attachments.assign(5, {.type = MediaType::jpeg, .hash = {}, .size = 1, .key = Secret(Bytes(32))});
    draft.attachments.push_back({.type = MediaType::ogg, .hash = {}, .size = 1, .key = Secret(Bytes(32))});
    CHECK(validate(draft, kToday).has_value());
    draft.attachments.push_back(draft.attachments.back());
    CHECK(text_of(validate(draft, kToday).error()) == "attachments: too_many (1)");
    draft.attachments.pop_back();
    draft.attachments.push_back(draft.attachments.front());
    CHECK(text_of(validate(draft, kToday).error()) == "attachments: too_many (5)");
}

TEST_CASE("Who has spoken need not write, nor write much") {
    Draft draft = report_from_json(kLeast, kToday)->content();
    draft.story = "rusak";
    CHECK(text_of(validate(draft, kToday).error()) == "story: too_short (10)");
    draft.attachments.push_back({.type = MediaType::ogg, .hash = {}, .size = 1, .key = Secret(Bytes(32))});
    CHECK(validate(draft, kToday).has_value());
    draft.story.clear();
    const std::string json = to_json(validate(draft, kToday).value());
    CHECK(json.find("story") == std::string::npos);
    CHECK(read(json) == json);
    draft.attachments.front().type = MediaType::jpeg;
    CHECK(text_of(validate(draft, kToday).error()) == "story: missing");
}

TEST_CASE("The hub reads a report of a newer kiosk, and passes over what it does not know") {
    CHECK(read(replaced(kLeast, R"("topic")", R"("photos":[{"hash":"00"}],"topic")")) == kLeast);
}

TEST_CASE("The hub refuses what no kiosk writes") {
    struct Row {
        std::string json;
        std::string error;
    };
    const std::vector<Row> rows{
        {"", "malformed: not a JSON object"},
        {"[]", "malformed: not a JSON object"},
        {"{}", "malformed: an unknown word (kind)"},
        {kLeast + "x", "malformed: not a JSON object"},
        {replaced(kLeast, "\"none\"", "\"maybe\""), "malformed: an unknown word (identity)"},
        {replaced(kLeast, "\"none\"", "null"), "malformed: not a text (identity)"},
        {replaced(kLeast, "\"ordinary\"", "\"\""), "malformed: an unknown word (publicity)"},
        {replaced(kLeast, "\"Jadwal KTP keliling?\"", "12345678901"), "malformed: not a text (story)"},
        {replaced(kLeast, "{\"agreed_at\"", "[],\"was\":{\"agreed_at\""), "malformed: not an object (consent)"},
        {replaced(kLeast, "02:42", "25:42"), "malformed: not a UTC time like 2026-11-23T02:42:07.123Z"},
        {replaced(kWhole, "2026-11-20", "2026-02-30"), "malformed: a day that does not exist"},
        {replaced(kWhole, "\"person\":{", "\"person\":0,\"was\":{"), "malformed: not an object (person)"},
        {replaced(kLeast, "Jadwal", "\\ud800"), "malformed: not a JSON object"},
        {replaced(kLeast, "Jadwal", "\xff"), "malformed: not a JSON object"},
        {replaced(kLeast, "Jadwal", "\\u0000"), "refused: story: control_character"},
        {replaced(kLeast, "Jadwal KTP keliling?", "KTP?"), "refused: story: too_short (10)"},
        {replaced(kLeast, "consent", "assent"), "refused: consent: missing"},
        {replaced(kWhole, "2026-11-20", "2026-11-24"), "refused: event_date: in_future"},
        {replaced(kWhole, "16.06.01.2001", "16.06.99.2001"), "refused: village: unknown_village"},
        {std::string(256 * 1024 + 1, ' '), "too_large: a report beyond 256 KiB"},
        {std::string(200'000, '['), "too_large: a report nested deeper than 8"},
        {replaced(kLeast, R"("topic")", R"("x":)" + std::string(8, '[') + std::string(8, ']') + R"(,"topic")"),
         "too_large: a report nested deeper than 8"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.json.substr(0, 400));
        CHECK(read(row.json) == row.error);
    }
}

TEST_CASE("Brackets that a resident wrote into the story are not counted as depth") {
    const std::string many = replaced(kLeast, "Jadwal", "[[[[[[[[[[{{{{{{{{{{ \\\" [[[[[[[[ Jadwal");
    CHECK(read(many) == many);
}

TEST_CASE("The longest story of the widest characters fits") {
    std::string story;
    for (std::size_t i = 0; i < kStoryMaximum; ++i) story += "🙏";
    const std::string long_one = replaced(kLeast, "Jadwal KTP keliling?", story);
    CHECK(read(long_one) == long_one);
}

TEST_CASE("A report that was cut short is never read") {
    for (std::size_t size = 0; size < kWhole.size(); ++size) {
        CAPTURE(size);
        CHECK(report_from_json(std::string_view(kWhole).substr(0, size), kToday).error().fault == Fault::malformed);
    }
}

TEST_CASE("A report with changed bytes is refused, or is a whole report that comes back as it is") {
    test::SeededEntropy entropy(2);
    constexpr std::string_view kLikely = "{}[]\",:\\u0 \xff";
    int read_back = 0;
    for (int round = 0; round < 4'000; ++round) {
        std::array<std::uint8_t, 6> random;
        entropy.fill(random);
        std::string json = kWhole;
        for (std::size_t i = 0; i < random.size(); i += 3) {
            json[(random[i] * 256u + random[i + 1]) % json.size()] = kLikely[random[i + 2] % kLikely.size()];
        }
        const auto report = report_from_json(json, kToday);
        if (!report) continue;
        ++read_back;
        CHECK(report_from_json(to_json(*report), kToday) == *report);
    }
    CHECK(read_back > 0);
}
