#include "printing/ticket.hpp"

#include <doctest/doctest.h>

#include "tests/printing/tickets.hpp"

using namespace loket;
using namespace loket::printing;
using loket::printing::test::captured_at;
using loket::printing::test::draft_of_a_bridge;
using loket::printing::test::office_of_babat_toman;
using loket::printing::test::ticket_of;

namespace {

std::string json_of(const Ticket& ticket) { return std::string(to_json(ticket).reveal_text()); }

}  // namespace

TEST_CASE("A receipt says what the law asks for, with the numbers of persons masked") {
    const Ticket ticket = ticket_of(draft_of_a_bridge());
    CHECK(ticket.regency == "PEMERINTAH KAB. MUSI BANYUASIN");
    CHECK(ticket.office == "Kantor Kecamatan Babat Toman");
    CHECK(ticket.number == "BTM2-00427-P");
    CHECK(ticket.code.reveal_text() == "K3VQ-9X7M");
    CHECK(ticket.received == "23 Nov 2026 09.42 WIB");
    CHECK(ticket.kind == "Pengaduan");
    CHECK(ticket.topic == "Jalan & jembatan");
    CHECK(ticket.complainant == "Siti Rohmah\nNIK 160601XXXXXX0001\nTelp. 0812XXXX0001");
    CHECK(ticket.description ==
          "“Jembatan gantung di Dusun III putus sejak hari Sabtu. Anak sekolah harus memutar lewat hutan sejauh 4 km, "
          "dan yang sakit tidak dapat dibawa …” (209\u00A0huruf)");
    CHECK(ticket.place == "Desa Sereka, Kecamatan Babat Toman\ndekat SD Negeri 2");
    CHECK(ticket.due == "Jumat, 11 Desember 2026");
    CHECK(ticket.follow_up ==
          "Masukkan nomor dan kode rahasia di layar loket ini atau di lapor.example.go.id, atau tanyakan kepada "
          "petugas.");
    CHECK(ticket.officer == "Hendra Saputra");
    CHECK(ticket.notice == "2026-11");
    CHECK(ticket.copy == "");
}

TEST_CASE("A resident without a name leaves with a receipt that names nobody") {
    Draft draft = draft_of_a_bridge();
    draft.identity = Identity::anonymous;
    CHECK(ticket_of(draft).complainant == "Anonim");
    draft.identity = Identity::none;
    CHECK(ticket_of(draft).complainant == "Tanpa identitas");
}

TEST_CASE("A receipt says how many photos and whether a voice belong to the report, also to one that was only spoken") {
    Draft draft = draft_of_a_bridge();
    CHECK(ticket_of(draft).attached == "");
    draft.attachments.assign(2, {.type = MediaType::jpeg, .hash = {}, .size = 1, .key = Secret(Bytes(32))});
    CHECK(ticket_of(draft).attached == "2 foto");
    draft.attachments.push_back({.type = MediaType::ogg, .hash = {}, .size = 1, .key = Secret(Bytes(32))});
    CHECK(ticket_of(draft).attached == "2 foto, rekaman suara");
    draft.attachments.erase(draft.attachments.begin(), draft.attachments.begin() + 2);
    draft.story.clear();
    CHECK(ticket_of(draft).attached == "rekaman suara");
    CHECK(ticket_of(draft).description == "Disampaikan dengan suara");
}

TEST_CASE("A confidential receipt tells nothing of the story") {
    Draft draft = draft_of_a_bridge();
    draft.publicity = Publicity::confidential;
    const Ticket ticket = ticket_of(draft);
    CHECK(ticket.description == "Rahasia, tidak dicetak (209\u00A0huruf)");
    CHECK(ticket.place == "Desa Sereka, Kecamatan Babat Toman");
    CHECK(json_of(ticket).find("Jembatan") == std::string::npos);
    CHECK(json_of(ticket).find("SD Negeri") == std::string::npos);
}

TEST_CASE("A neighbour's NIK in a story or a place never reaches the paper") {
    Draft draft = draft_of_a_bridge();
    draft.story = "NIK tetangga saya 1606010101700002, rumahnya roboh.";
    draft.place_detail = "rumah 1606010101700002";
    const std::string json = json_of(ticket_of(draft));
    CHECK(json.find("1606010101700002") == std::string::npos);
    CHECK(json.find("“NIK tetangga saya 160601XXXXXX0002, rumahnya roboh.”") != std::string::npos);
    CHECK(json.find("rumah 160601XXXXXX0002") != std::string::npos);
}

TEST_CASE("Beyond the calendar's last day a receipt promises days, not a date") {
    const TicketNumber number{*Counter::parse("BTM2"), 427};
    const Instant december = *parse_iso8601("2026-12-28T02:42:00.000Z");
    const Ticket ticket =
        make_ticket(*validate(draft_of_a_bridge(), date_of(december)), number, Secret(std::string_view("K3VQ9X7M")),
                    december, office_of_babat_toman(), Calendar::built_in());
    CHECK(ticket.due == "14 hari kerja");
}

TEST_CASE("A question about the office needs no place, and is due sooner") {
    Draft draft = draft_of_a_bridge();
    draft.kind = Kind::permintaan_informasi;
    draft.topic = "";
    draft.village = "";
    draft.place_detail = "";
    const Ticket ticket = ticket_of(draft);
    CHECK(ticket.kind == "Permintaan informasi");
    CHECK(ticket.topic == "Topik lain");
    CHECK(ticket.place == "");
    CHECK(ticket.due == "Senin, 30 November 2026");
}

TEST_CASE("A reprint says that it is one, and when") {
    Ticket ticket = ticket_of(draft_of_a_bridge());
    mark_copy(ticket, 2, captured_at() + std::chrono::hours(24));
    CHECK(ticket.copy == "SALINAN · cetak ulang ke-2\n24 Nov 2026 09.42 WIB");
}

TEST_CASE("A receipt that waited through a power cut says the same") {
    const Ticket ticket = ticket_of(draft_of_a_bridge());
    const auto again = ticket_from_json(json_of(ticket));
    REQUIRE(again.has_value());
    CHECK(json_of(*again) == json_of(ticket));
    CHECK(again->code.reveal_text() == "K3VQ-9X7M");
}

TEST_CASE("A ticket that was kept before receipts were signed is read, and its code says the number") {
    std::string kept = json_of(ticket_of(draft_of_a_bridge()));
    const std::string_view proof = "\"proof\":\"\",";
    kept.replace(kept.find(proof), proof.size(), "");
    const std::string_view attached = "\"attached\":\"\",";
    kept.replace(kept.find(attached), attached.size(), "");
    const auto ticket = ticket_from_json(kept);
    REQUIRE(ticket.has_value());
    CHECK(ticket->proof.empty());
    CHECK(ticket->number == "BTM2-00427-P");
}

TEST_CASE("A longest report still fits into what is kept") {
    Draft draft = draft_of_a_bridge();
    draft.story = "";
    for (int i = 0; i < 10'000; ++i) draft.story += "🚧";
    draft.place_detail = "";
    for (int i = 0; i < 200; ++i) draft.place_detail += "ك";
    draft.person.name = std::string(100, 'W');
    CHECK(ticket_from_json(json_of(ticket_of(draft))).has_value());
}

TEST_CASE("What is not a whole ticket is never printed") {
    const std::string whole = json_of(ticket_of(draft_of_a_bridge()));
    for (std::size_t length = 0; length < whole.size(); ++length) {
        CAPTURE(length);
        CHECK(ticket_from_json(std::string_view(whole).substr(0, length)).error().fault == Fault::malformed);
    }
    for (const char* wrong : {"{}", "[]", "null", "1", "\xff", "{\"number\":\"BTM2-00427-P\"}"}) {
        CAPTURE(wrong);
        CHECK(ticket_from_json(wrong).error().fault == Fault::malformed);
    }
    const auto replaced = [&](std::string_view what, std::string_view by) {
        std::string text = whole;
        return text.replace(text.find(what), what.size(), by);
    };
    for (const std::string& wrong :
         {replaced("\"K3VQ-9X7M\"", "5"), replaced("\"K3VQ-9X7M\"", "{\"a\":[[[[]]]]}"),
          replaced("\"K3VQ-9X7M\"", "null"), replaced("\"code\"", "\"cods\""), replaced("\"due\"", "\"dew\""),
          whole + "x", replaced("\"code\"", "\"more\":\"x\",\"code\"")}) {
        CAPTURE(wrong);
        CHECK(ticket_from_json(wrong).error().fault == Fault::malformed);
    }
    CHECK(ticket_from_json(std::string(100'000, '[')).error().fault == Fault::too_large);
    CHECK(ticket_from_json(std::string(16'000, '[')).error().fault == Fault::malformed);
}

TEST_CASE("A ticket that is wiped holds nothing any more") {
    Ticket ticket = ticket_of(draft_of_a_bridge());
    wipe(ticket);
    CHECK(json_of(ticket) == json_of(Ticket{}));
}
