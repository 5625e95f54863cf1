// Following a report with the paper in hand.
#include <doctest/doctest.h>

#include "tests/ui/flow/player.hpp"

using namespace loket;
using namespace loket::ui;

namespace {

ReportStatus recorded(const Player& player) {
    return {.number = ticket_number(),
            .kind = Kind::pengaduan,
            .topic = "road",
            .milestones = {{Milestone::What::recorded, player.facts.now}},
            .due = Date{std::chrono::year(2026), std::chrono::December, std::chrono::day(11)},
            .due_in_working_days = 14};
}

Player& look_up(Player& player) {
    return player.touch("status")
        .type(ticket_number().text())
        .touch("field.secret_code")
        .type("K3VQ9X7M")
        .touch("look_up");
}

}  // namespace

TEST_CASE("A number and code typed from the paper are asked for, with the code as a secret") {
    Player resident;
    look_up(resident);
    REQUIRE(resident.effects.size() == 1);
    const auto& find = std::get<FindStatus>(resident.effects[0]);
    CHECK(find.number == ticket_number());
    CHECK(find.secret_code.reveal_text() == "K3VQ9X7M");
}

TEST_CASE("What does not fit the paper is told beside its field, without blame") {
    struct Row {
        std::string number;
        std::string code;
        std::string line;
    };
    auto mistyped = ticket_number().text();
    mistyped[6] = mistyped[6] == '1' ? '2' : '1';
    const Row rows[] = {
        {"", "", "problem: Nomor belum lengkap, misalnya BTM2-00427-P"},
        {"BTM2", "K3VQ9X7M", "problem: Nomor belum lengkap, misalnya BTM2-00427-P"},
        {mistyped, "K3VQ9X7M", "problem: Ada huruf atau angka yang berbeda dari tanda terima, mohon periksa lagi"},
        {ticket_number().text(), "K3VQ", "problem: Kode belum lengkap, jumlahnya 8 huruf dan angka"},
    };
    for (const auto& row : rows) {
        Player resident;
        resident.touch("status").type(row.number).touch("field.secret_code").type(row.code).touch("look_up");
        CAPTURE(text_of(resident.view()));
        CHECK(resident.effects.empty());
        CHECK(text_of(resident.view()).find(row.line) != std::string::npos);
    }
}

TEST_CASE("An answer that no status was found is told in words") {
    Player resident;
    look_up(resident).happens(StatusNotFound{StatusProblem::not_matching});
    CHECK(text_of(resident.view()).find("problem: Nomor dan kode ini tidak cocok. Mohon periksa tanda terima Anda.") !=
          std::string::npos);
    resident.touch("field.secret_code").touch("key.backspace");
    CHECK(text_of(resident.view()).find("problem:") == std::string::npos);
}

TEST_CASE("What the agency did and answered stands in the timeline, and nothing is due any more") {
    Player resident;
    ReportStatus status = recorded(resident);
    status.milestones.push_back({Milestone::What::delivered, resident.facts.now});
    status.milestones.push_back({Milestone::What::forwarded, resident.facts.now, "Dinas Pekerjaan Umum"});
    status.milestones.push_back({Milestone::What::in_progress, resident.facts.now});
    look_up(resident).happens(StatusFound{status});
    const std::string working = text_of(resident.view());
    CHECK(working.find("badge: Sedang dikerjakan\n") != std::string::npos);
    CHECK(working.find("Jumat, 11 Desember 2026") != std::string::npos);
    status.milestones.push_back({Milestone::What::answered, resident.facts.now, "Jembatan darurat dipasang."});
    Player again;
    look_up(again).happens(StatusFound{status});
    const std::string answered = text_of(again.view());
    CHECK(answered.find("badge: Dijawab\n") != std::string::npos);
    CHECK(answered.find("Dinas Pekerjaan Umum") != std::string::npos);
    CHECK(answered.find("Jembatan darurat dipasang.") != std::string::npos);
    CHECK(answered.find("Jumat, 11 Desember 2026") == std::string::npos);
}

TEST_CASE("Whether the receipt proves what was filed stands under the number, and what speaks against it stands out") {
    const auto shown = [](ReceiptProof proof) {
        Player resident;
        ReportStatus status = recorded(resident);
        status.proof = proof;
        look_up(resident).happens(StatusFound{status});
        return text_of(resident.view());
    };
    CHECK(shown(ReceiptProof::valid).find("diterima 23 Nov 2026 · tanda terima ini sah\n") != std::string::npos);
    CHECK(shown(ReceiptProof::valid).find("warning") == std::string::npos);
    CHECK(shown(ReceiptProof::broken).find("warning: Tanda terima ini tidak cocok dengan catatan loket.") !=
          std::string::npos);
    CHECK(shown(ReceiptProof::none).find("anda terima ini") == std::string::npos);
}

TEST_CASE("A report that still waits for the network says so") {
    Player resident;
    look_up(resident).happens(StatusFound{recorded(resident)});
    CHECK(resident.screen_text() ==
          "screen: status\n"
          "number: " +
              ticket_number().text() +
              "\n"
              "subtitle: Pengaduan · Jalan & jembatan · diterima 23 Nov 2026\n"
              "badge: Menunggu jaringan\n"
              "    detail: Kantor Kecamatan Babat Toman\n"
              "    detail: Tersimpan aman di loket dan dikirim begitu tersambung\n"
              "[done] Selesai\n"
              "[print_again] Cetak tanda terima\n");
    const auto view = text_of(resident.view());
    CHECK(view.find("x Tercatat di loket · Sen 23 Nov, 09.42\n") != view.npos);
    CHECK(view.find("> Diterima kabupaten · Menunggu jaringan\n") != view.npos);
    CHECK(view.find("- Diselesaikan paling lambat · Jumat, 11 Desember 2026\n") != view.npos);
}

TEST_CASE("Who has number and code but no paper can print the receipt, and sees how far it is") {
    Player resident;
    auto status = recorded(resident);
    status.print = PrintState::failed;
    look_up(resident).happens(StatusFound{status}).effects.clear();
    resident.touch("print_again");
    REQUIRE(resident.effects.size() == 1);
    const auto& reprint = std::get<ReprintReceipt>(resident.effects.front());
    CHECK(reprint.number == ticket_number());
    CHECK(reprint.secret_code.reveal_text() == "K3VQ9X7M");
    const auto says = [&](std::string_view words) {
        return text_of(resident.view()).find("[print_again] " + std::string(words) + "\n") != std::string::npos;
    };
    CHECK(says("Tanda terima sedang dicetak (disabled)"));
    resident.facts.printer = PrinterCondition::no_paper;
    CHECK(says("Kertas printer habis (disabled)"));
    resident.facts.printer = PrinterCondition::ready;
    resident.happens(PrintChanged{ticket_number(), PrintState::confirmed});
    CHECK(says("Ambil tanda terima (disabled)"));
    resident.touch("done");
    CHECK(resident.is_fresh());

    Player other;
    status.print = PrintState::confirmed;
    look_up(other).happens(StatusFound{status});
    CHECK_FALSE(other.can_touch("print_again"));
    Player elsewhere;
    elsewhere.facts.printer = PrinterCondition::absent;
    status.print = PrintState::without;
    look_up(elsewhere).happens(StatusFound{status});
    CHECK_FALSE(elsewhere.can_touch("print_again"));
}

TEST_CASE("A report that the regency has shows when it was received") {
    Player resident;
    auto status = recorded(resident);
    status.milestones.push_back({Milestone::What::delivered, resident.facts.now + std::chrono::minutes(263)});
    look_up(resident).happens(StatusFound{status});
    const auto view = text_of(resident.view());
    CHECK(view.find("badge: Diterima kabupaten\n") != view.npos);
    CHECK(view.find("x Diterima kabupaten · Sen 23 Nov, 14.05\n") != view.npos);
    CHECK(view.find("Menunggu jaringan") == view.npos);
}

TEST_CASE("The status of a number that nobody asks for any more is not shown") {
    Player resident;
    look_up(resident).touch("back").happens(StatusFound{recorded(resident)});
    CHECK(resident.state.screen == Screen::welcome);
    resident.touch("status").happens(StatusFound{recorded(resident)});
    CHECK(resident.state.screen == Screen::status_entry);
}
