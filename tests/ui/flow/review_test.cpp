// Review, consent and Send.
#include <doctest/doctest.h>

#include "tests/ui/flow/player.hpp"

using namespace loket;
using namespace loket::ui;

TEST_CASE("Consent is never given beforehand, and without it nothing can be sent") {
    Player resident;
    resident.go_to_review();
    CHECK_FALSE(resident.can_touch("send"));
    const auto forced = step(resident.state, Input(Intent(Send{})), resident.facts);
    CHECK(forced.effects.empty());
    CHECK(forced.state.screen == Screen::review);

    resident.wait(Milliseconds(5'000)).touch("consent");
    CHECK(resident.state.draft.consent == Consent{"2026-11", resident.facts.now});
    CHECK(resident.can_touch("send"));
    resident.touch("consent");
    CHECK_FALSE(resident.state.draft.consent.has_value());
    CHECK_FALSE(resident.can_touch("send"));
}

TEST_CASE("Send asks for exactly the report that was typed to be filed") {
    Player resident;
    resident.go_to_review().touch("consent");
    const auto draft = resident.state.draft;
    resident.touch("send");
    CHECK(resident.state.screen == Screen::filing);
    REQUIRE(resident.effects.size() == 1);
    CHECK(std::get<FileReport>(resident.effects[0]).report.content() == draft);
    CHECK(std::get<FileReport>(resident.effects[0]).lettering == Lettering::ordinary);
}

TEST_CASE("Who has made the letters of the screen large gets them large on paper") {
    for (const TextSize size : {TextSize::small, TextSize::normal, TextSize::large, TextSize::huge}) {
        Player resident;
        resident.go_to_review().touch("consent");
        resident.state.access.text_size = size;
        resident.touch("send");
        const bool is_large = size == TextSize::large || size == TextSize::huge;
        CHECK(std::get<FileReport>(resident.effects[0]).lettering ==
              (is_large ? Lettering::large : Lettering::ordinary));
    }
}

TEST_CASE("A second touch on Send files nothing a second time") {
    Player resident;
    resident.go_to_review().touch("consent").touch("send");
    CHECK(step(resident.state, Input(Intent(Send{})), resident.facts).effects.empty());
}

TEST_CASE("Each answer is one touch away from review, and Next and Back lead there again") {
    for (const auto* step_id :
         {"edit.topic", "edit.story", "edit.place", "edit.place_detail", "edit.identity", "edit.person"}) {
        CAPTURE(step_id);
        Player resident;
        resident.go_to_review();
        const auto draft = resident.state.draft;
        resident.touch(step_id).touch("next");
        CHECK(resident.state.screen == Screen::review);
        resident.touch(step_id).touch("back");
        CHECK(resident.state.screen == Screen::review);
        CHECK(resident.state.draft == draft);
    }
}

TEST_CASE("Who turns from no name to a name on review is asked for it") {
    Player resident;
    resident.go_to_identity().touch("identity.none").touch("next").touch("edit.identity").touch("identity.open");
    resident.touch("next");
    CHECK(resident.state.screen == Screen::person);
    resident.touch("back").touch("consent").touch("send");
    CHECK(resident.state.screen == Screen::person);
    CHECK(text_of(resident.view()).find("problem: Nama belum diisi") != std::string::npos);
    resident.touch("field.name").type("Siti").touch("next");
    CHECK(resident.state.screen == Screen::review);
    resident.touch("send");
    CHECK(resident.state.screen == Screen::filing);
}

TEST_CASE("Half a date left behind on the way back to review is not dropped in silence") {
    Player resident;
    resident.go_to_review().touch("edit.place_detail").touch("field.event_date").type("2311").touch("back");
    resident.touch("consent").touch("send");
    CHECK(resident.state.screen == Screen::place_detail);
    CHECK(resident.state.event_date_typed == "23/11");
    CHECK(text_of(resident.view()).find("problem: Tanggal ini belum lengkap") != std::string::npos);
}

TEST_CASE("A long story is cut on review, with its length told") {
    Player resident;
    resident.go_to_review();
    resident.state.draft.story = "Jembatan " + std::string(1'491, 'a');
    const auto view = resident.view();
    const auto& row = std::get<ReviewView>(view.screen).rows[1];
    CHECK(row.text == "Jembatan " + std::string(231, 'a') + "…");
    CHECK(row.detail == "Seluruhnya 1.500 huruf, semuanya dikirim");
}

TEST_CASE("The privacy notice is read page by page and leads back to review") {
    Player resident;
    resident.go_to_review().touch("notice");
    std::size_t paragraphs = 0;
    for (int page = 1;; ++page) {
        const auto view = resident.view();
        paragraphs += std::get<NoticeView>(view.screen).paragraphs.size();
        if (!resident.can_touch("page.next")) break;
        resident.touch("page.next");
    }
    CHECK(paragraphs == 12);
    resident.touch("notice.close");
    CHECK(resident.state.screen == Screen::review);
    CHECK_FALSE(resident.state.draft.consent.has_value());
}

TEST_CASE("When the disk is full the resident keeps every answer and is told") {
    Player resident;
    resident.go_to_review().touch("consent");
    const auto draft = resident.state.draft;
    resident.touch("send").happens(FilingFailed{FilingProblem::disk_full});
    CHECK(resident.state.screen == Screen::review);
    CHECK(resident.state.draft == draft);
    CHECK(text_of(resident.view())
              .find("problem: Laporan belum tersimpan karena tempat penyimpanan penuh. Semua "
                    "jawaban Anda masih ada. Mohon panggil petugas.") != std::string::npos);
    resident.touch("send");
    CHECK(resident.effects.size() == 2);
}

TEST_CASE("Before the last step the resident knows what the printer needs, and may go on without paper") {
    Player resident;
    resident.go_to_review();
    const auto said = [&](PrinterCondition condition) {
        resident.facts.printer = condition;
        const View view = resident.view();
        return view.frame.next->text + " / " + std::get<ReviewView>(view.screen).warning;
    };
    const std::string later =
        ". Panggil petugas, atau kirim tanpa kertas: nomor dan kode rahasia tampil di layar untuk dicatat, tanda "
        "terima menyusul.";
    CHECK(said(PrinterCondition::ready) == "Kirim laporan / ");
    CHECK(said(PrinterCondition::low_paper) == "Kirim laporan / ");
    CHECK(said(PrinterCondition::no_paper) == "Kirim tanpa kertas / Kertas printer habis" + later);
    CHECK(said(PrinterCondition::cover_open) == "Kirim tanpa kertas / Tutup printer terbuka" + later);
    CHECK(said(PrinterCondition::jam) == "Kirim tanpa kertas / Kertas printer tersangkut" + later);
    CHECK(said(PrinterCondition::offline) == "Kirim tanpa kertas / Printer tidak tersambung" + later);
    CHECK(said(PrinterCondition::absent) ==
          "Kirim tanpa kertas / Loket ini tidak mencetak. Nomor dan kode rahasia tampil di layar: siapkan alat tulis "
          "atau kamera.");
    CHECK(resident.touch("consent").can_touch("send"));
}
