#include "kiosk/report/draft.hpp"

#include <doctest/doctest.h>

#include "kiosk/report/print_state.hpp"
#include "kiosk/report/problem.hpp"

using namespace loket;

TEST_CASE("Every word on the wire is read back as what it was") {
    for (const char* word : {"pengaduan", "aspirasi", "permintaan_informasi"})
        CHECK(code_of(*parse_kind(word)) == word);
    for (const char* word : {"open", "anonymous", "none"}) CHECK(code_of(*parse_identity(word)) == word);
    for (const char* word : {"ordinary", "confidential"}) CHECK(code_of(*parse_publicity(word)) == word);
    for (const char* word : {"office_in_charge", "one_level_up"}) CHECK(code_of(*parse_addressee(word)) == word);
    for (const char* word : {"queued", "sent", "confirmed", "unverified", "failed", "unknown", "without"}) {
        CHECK(code_of(*parse_print_state(word)) == word);
    }
    for (const char* wrong : {"", "Open", "open ", "kirim"}) {
        CAPTURE(wrong);
        CHECK_FALSE(parse_kind(wrong));
        CHECK_FALSE(parse_identity(wrong));
        CHECK_FALSE(parse_publicity(wrong));
        CHECK_FALSE(parse_addressee(wrong));
        CHECK_FALSE(parse_print_state(wrong));
    }
}

TEST_CASE("Only a queued or sent receipt is still on its way") {
    std::string settled;
    for (const auto state : {PrintState::queued, PrintState::sent, PrintState::confirmed, PrintState::unverified,
                             PrintState::failed, PrintState::unknown, PrintState::without}) {
        if (is_settled(state)) settled.append(code_of(state)).append(" ");
    }
    CHECK(settled == "confirmed unverified failed unknown without ");
}

TEST_CASE("The clerk reads what the printer needs in one word each") {
    std::string words;
    for (const auto condition :
         {PrinterCondition::ready, PrinterCondition::low_paper, PrinterCondition::no_paper,
          PrinterCondition::cover_open, PrinterCondition::jam, PrinterCondition::offline, PrinterCondition::absent}) {
        words.append(code_of(condition)).append(" ");
    }
    CHECK(words == "ready low_paper no_paper cover_open jam offline absent ");
}

TEST_CASE("Problems are listed one a line, with their bound") {
    const Problems problems{{Field::story, ProblemCode::too_short, 10}, {Field::nik, ProblemCode::nik_no_such_date}};
    CHECK(text_of(problems) == "story: too_short (10)\nnik: nik_no_such_date");
    CHECK(text_of({}).empty());
}

TEST_CASE("Nothing of a resident stays in memory after a draft is wiped") {
    Draft draft;
    draft.story = "Lampu jalan di depan rumah kami mati sejak tiga minggu";
    draft.person.name = "Siti Aminah binti Muhammad Yusuf";
    draft.event_date = parse_date("2026-11-01").value();
    draft.identity = Identity::open;
    draft.consent = Consent{"2026-01", {}};
    draft.attachments.push_back({.type = MediaType::jpeg, .hash = {}, .size = 1, .key = Secret(Bytes(32, 7))});
    wipe(draft);
    CHECK(draft == Draft{});
}
