// What is said after filing: about the receipt never more than the printer said.
#include <doctest/doctest.h>

#include <tuple>

#include "tests/ui/flow/player.hpp"

using namespace loket;
using namespace loket::ui;

namespace {

FiledView filed_view(const Player& player) { return std::get<FiledView>(player.view().screen); }

}  // namespace

TEST_CASE("The words about the receipt follow what the printer reported, exactly") {
    const auto with = [](std::string title, std::string detail) { return title + " / " + detail; };
    // Whoever stands here without paper must know at once what to keep, and where the paper will be.
    const std::string waiting =
        "Catat atau foto nomor dan kode rahasia. Tanda terima dapat dicetak nanti lewat Cek laporan saya.";
    const std::string failed =
        "Catat atau foto nomor dan kode rahasia. Tanda terima dapat dicetak nanti lewat Cek laporan saya.";
    const std::string without = "Catat atau foto nomor dan kode rahasia untuk memeriksa laporan Anda nanti";
    const std::string unknown = "Bila tidak ada, catat atau foto nomor dan kode rahasia, lalu panggil petugas";
    const std::vector<std::tuple<PrintState, PrinterCondition, std::string>> rows = {
        {PrintState::queued, PrinterCondition::ready, with("Tanda terima sedang dicetak", "Mohon tunggu sebentar")},
        {PrintState::sent, PrinterCondition::low_paper, with("Tanda terima sedang dicetak", "Mohon tunggu sebentar")},
        {PrintState::queued, PrinterCondition::no_paper, with("Kertas printer habis", waiting)},
        {PrintState::sent, PrinterCondition::cover_open, with("Tutup printer terbuka", waiting)},
        {PrintState::sent, PrinterCondition::jam, with("Kertas printer tersangkut", waiting)},
        {PrintState::queued, PrinterCondition::offline, with("Printer tidak tersambung", waiting)},
        {PrintState::queued, PrinterCondition::absent, with("Tanpa tanda terima kertas", without)},
        {PrintState::confirmed, PrinterCondition::ready, with("Ambil tanda terima", "di bawah layar")},
        {PrintState::confirmed, PrinterCondition::no_paper, with("Ambil tanda terima", "di bawah layar")},
        {PrintState::unverified, PrinterCondition::ready,
         with("Apakah tanda terima keluar?", "Periksa printer. Bila tidak ada, sentuh Cetak lagi")},
        {PrintState::failed, PrinterCondition::jam, with("Tanda terima tidak tercetak", failed)},
        {PrintState::unknown, PrinterCondition::ready, with("Belum pasti apakah tanda terima keluar", unknown)},
        {PrintState::without, PrinterCondition::absent, with("Tanpa tanda terima kertas", without)},
    };
    Player resident;
    resident.file();
    for (const auto& [print, printer, words] : rows) {
        resident.state.filed->print = print;
        resident.facts.printer = printer;
        const auto view = filed_view(resident);
        CHECK(view.print_title + " / " + view.print_detail == words);
    }
}

TEST_CASE("Print again is offered only when the last attempt is settled, and asks for one reprint") {
    Player resident;
    resident.file();
    CHECK_FALSE(resident.can_touch("print_again"));
    resident.happens(PrintChanged{ticket_number(), PrintState::sent});
    CHECK_FALSE(resident.can_touch("print_again"));
    resident.happens(PrintChanged{ticket_number(), PrintState::unverified});
    resident.effects.clear();
    resident.touch("print_again");
    REQUIRE(resident.effects.size() == 1);
    CHECK(std::get<ReprintReceipt>(resident.effects[0]).number == ticket_number());
    CHECK_FALSE(resident.can_touch("print_again"));
}

TEST_CASE(
    "Where nobody but the resident knows whether the paper came out, the resident's word is asked for and noted") {
    for (const PrintState doubtful : {PrintState::unverified, PrintState::unknown}) {
        Player resident;
        resident.file();
        CHECK_FALSE(resident.can_touch("seen"));
        resident.happens(PrintChanged{ticket_number(), doubtful});
        resident.effects.clear();
        resident.touch("seen");
        REQUIRE(resident.effects.size() == 1);
        CHECK(std::get<NoteReceiptSeen>(resident.effects[0]).number == ticket_number());
        CHECK(filed_view(resident).print_title == "Simpan tanda terima Anda");
        CHECK_FALSE(resident.can_touch("seen"));
        CHECK_FALSE(resident.can_touch("print_again"));
    }
}

TEST_CASE("Who leaves while the printer cannot print takes the wish for paper along") {
    const auto left = [](PrintState print, PrinterCondition printer, const auto& leave) {
        Player resident;
        resident.file();
        resident.state.filed->print = print;
        resident.facts.printer = printer;
        resident.effects.clear();
        leave(resident);
        REQUIRE(resident.is_fresh());
        if (resident.effects.empty()) return false;
        CHECK(std::get<LeaveReceipt>(resident.effects.at(0)).number == ticket_number());
        return true;
    };
    const auto by_touch = [](Player& resident) { resident.touch("done"); };
    const auto by_going = [](Player& resident) { resident.wait(resident.facts.filed_shown_for); };
    CHECK(left(PrintState::queued, PrinterCondition::no_paper, by_touch));
    CHECK(left(PrintState::queued, PrinterCondition::offline, by_going));
    CHECK_FALSE(left(PrintState::queued, PrinterCondition::ready, by_touch));  // it is out in a moment
    CHECK_FALSE(left(PrintState::sent, PrinterCondition::no_paper, by_touch));
    CHECK_FALSE(left(PrintState::confirmed, PrinterCondition::no_paper, by_going));
}

TEST_CASE("News about another resident's receipt changes nothing") {
    Player resident;
    resident.file();
    const auto before = text_of(resident.view());
    const TicketNumber other{ticket_number().counter, 426};
    resident.happens(PrintChanged{other, PrintState::failed}).happens(ReportDelivered{other});
    CHECK(text_of(resident.view()) == before);
}

TEST_CASE("The slip on the screen is that of the report on the screen, and is gone with the session") {
    const auto slip = [] { return std::make_shared<const SlipDots>(16, 2, Bytes{0x80, 0, 0, 1}); };
    const auto shown = [](const Player& player) {
        return text_of(player.view()).find("\nslip 16x2\n") != std::string::npos;
    };
    const TicketNumber other{ticket_number().counter, 426};
    Player resident;
    resident.happens(SlipDrawn{ticket_number(), slip()});
    resident.file();
    CHECK_FALSE(shown(resident));
    resident.happens(SlipDrawn{other, slip()});
    CHECK_FALSE(shown(resident));

    auto dots = slip();
    const std::weak_ptr<const SlipDots> held = dots;
    resident.happens(SlipDrawn{ticket_number(), std::move(dots)});
    CHECK(shown(resident));
    CHECK(filed_view(resident).ticket.slip == held.lock());
    SUBCASE("whoever has seen it touches Done") { resident.touch("done"); }
    SUBCASE("whoever has seen it goes away") { resident.wait(resident.facts.filed_shown_for); }
    SUBCASE("the store is lost") { resident.happens(StoreLost{"L-DB-1"}); }
    CHECK(held.expired());
}

TEST_CASE("The screen says where the report is on its way to the regency") {
    Player resident;
    resident.file();
    CHECK(filed_view(resident).subtitle ==
          "Tersimpan aman di loket ini. Akan dikirim ke Pemerintah Kabupaten begitu jaringan tersambung — tanpa Anda "
          "perlu kembali.");
    resident.facts.link = Facts::Link::online;
    CHECK(filed_view(resident).subtitle ==
          "Tersimpan aman di loket ini dan sedang dikirim ke Pemerintah Kabupaten — tanpa Anda perlu kembali.");
    resident.happens(ReportDelivered{ticket_number()});
    CHECK(filed_view(resident).subtitle == "Laporan sudah diterima Pemerintah Kabupaten.");
}

TEST_CASE("Past the calendar's last day a number of working days is promised, no date") {
    Player resident;
    resident.file();
    CHECK(filed_view(resident).due_detail == "Jumat, 11 Desember 2026");
    resident.state.filed->due.reset();
    CHECK(filed_view(resident).due_detail == "14 hari kerja sejak diterima");
}

TEST_CASE("The screen counts down to the start; a touch or a receipt that fails starts the time anew") {
    Player resident;
    resident.file().wait(Milliseconds(42'000));
    CHECK(filed_view(resident).countdown == "Layar kembali ke awal dalam 18 detik");
    resident.touch("contrast");
    CHECK(filed_view(resident).countdown == "Layar kembali ke awal dalam 60 detik");
    resident.wait(Milliseconds(50'000)).happens(PrintChanged{ticket_number(), PrintState::failed});
    CHECK(filed_view(resident).countdown == "Layar kembali ke awal dalam 60 detik");
    resident.wait(Milliseconds(59'999));
    CHECK(resident.state.screen == Screen::filed);
    resident.wait(Milliseconds(1));
    CHECK(resident.is_fresh());
}

TEST_CASE("As soon as a report is filed its text is gone from the screen's state") {
    Player resident;
    resident.file();
    CHECK(resident.state.draft == Draft{});
    resident.touch("done");
    CHECK(resident.is_fresh());
}
