#include "printing/slip.hpp"

#include <doctest/doctest.h>

#include "kiosk/base/files.hpp"
#include "tests/printing/programs.hpp"
#include "tests/printing/tickets.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace loket;
using namespace loket::printing;
using loket::printing::test::captured_at;
using loket::printing::test::draft_of_a_bridge;
using loket::printing::test::output_of;
using loket::printing::test::qr_in;
using loket::printing::test::text_in;
using loket::printing::test::ticket_of;

namespace {

/// What a resident can hold in the hand: a slip as a file.
struct Print {
    explicit Print(const Slip& slip) {
        const auto pdf = render_pdf(slip);
        REQUIRE(pdf.has_value());
        REQUIRE(write_file(path, *pdf, FileMode::private_to_owner).has_value());
    }
    loket::test::TemporaryFolder folder;
    std::filesystem::path path = folder.path() / "slip.pdf";
};

Slip slip_of(const Ticket& ticket, const Paper& paper = kRoll80) {
    auto slip = lay_out(ticket, paper);
    REQUIRE(slip.has_value());
    return *slip;
}

}  // namespace

TEST_CASE("A resident's receipt on a roll of 80 mm") {
    CHECK(text_of(slip_of(ticket_of(draft_of_a_bridge()))) == R"(80.0 x 220.0 mm
  4.0   3.0  72.0 x  4.5  bold 10.5 pt centre: PEMERINTAH KAB. MUSI BANYUASIN
  4.0   7.5  72.0 x  4.3  regular 10.0 pt centre: Kantor Kecamatan Babat Toman
  4.0  14.0  72.0         dashed rule
  4.0  16.2  72.0 x  4.3  regular 10.0 pt centre: Nomor laporan
  4.0  20.4  72.0 x 11.2  bold 26.2 pt centre: BTM2-00427-P
 29.5  35.6  21.0 x 21.0  QR code of 21 modules: BTM2-00427-P
  4.0  60.6  72.0 x  4.3  regular 10.0 pt centre: Kode rahasia
  4.0  64.9  72.0 x  8.1  bold 19.0 pt centre: K3VQ-9X7M
  4.0  75.2  72.0         dashed rule
  4.0  77.4  14.0 x  4.3  regular 10.0 pt left: Diterima
 20.9  77.4  55.1 x  4.3  bold 10.0 pt right: 23 Nov 2026 09.42 WIB
  4.0  82.5  12.6 x  4.3  regular 10.0 pt left: Tempat
 19.5  82.5  56.5 x  4.3  bold 10.0 pt right: Kantor Kecamatan Babat Toman
  4.0  87.5   8.8 x  4.3  regular 10.0 pt left: Jenis
 15.7  87.5  60.3 x  4.3  bold 10.0 pt right: Pengaduan
  4.0  92.6   9.1 x  4.3  regular 10.0 pt left: Topik
 16.0  92.6  60.0 x  4.3  bold 10.0 pt right: Jalan & jembatan
  4.0  97.7  12.8 x  4.3  regular 10.0 pt left: Pelapor
 19.7  97.7  56.3 x 12.8  bold 10.0 pt right: Siti Rohmah / NIK 160601XXXXXX0001 / Telp. 0812XXXX0001
  4.0 111.3  72.0 x  4.3  regular 10.0 pt left: Uraian
  7.0 115.6  69.0 x 21.3  regular 10.0 pt left: “Jembatan gantung di Dusun III putus sejak hari Sabtu. Anak sekolah harus memutar lewat hutan sejauh 4 km, dan yang sakit tidak dapat dibawa …” (209 huruf)
  4.0 137.7  72.0 x  4.3  regular 10.0 pt left: Lokasi kejadian
  4.0 142.0  72.0 x  8.5  bold 10.0 pt left: Desa Sereka, Kecamatan Babat Toman / dekat SD Negeri 2
  4.0 153.5  72.0         dashed rule
  4.0 155.7  72.0 x  4.3  regular 10.0 pt left: Diselesaikan paling lambat
  4.0 160.0  72.0 x  4.3  bold 10.0 pt left: Jumat, 11 Desember 2026
  4.0 165.1  72.0 x  4.3  regular 10.0 pt left: Cara menindaklanjuti
  7.0 169.3  69.0 x 12.8  regular 10.0 pt left: Masukkan nomor dan kode rahasia di layar loket ini atau di lapor.example.go.id, atau tanyakan kepada petugas.
  4.0 185.1  72.0         dashed rule
  4.0 187.3  30.2 x  4.3  regular 10.0 pt left: Petugas penerima
 37.1 187.3  38.9 x  4.3  bold 10.0 pt right: Hendra Saputra
  4.0 203.4  72.0         solid rule
  4.0 204.4  72.0 x  4.3  regular 10.0 pt left: Tanda tangan petugas
  4.0 210.9  72.0 x  4.3  regular 10.0 pt left: Pemberitahuan privasi 2026-11
)");
}

TEST_CASE("A reprint of a nameless report, before an officer has accepted it, on a roll of 58 mm") {
    Draft draft = draft_of_a_bridge();
    draft.identity = Identity::none;
    draft.publicity = Publicity::confidential;
    Ticket ticket = ticket_of(draft, {.name = "Kantor Kecamatan Babat Toman"});
    mark_copy(ticket, 2, captured_at());
    CHECK(text_of(slip_of(ticket, kRoll58)) == R"(58.0 x 252.0 mm
  5.0   3.0  48.0 x  9.0  bold 10.5 pt centre: PEMERINTAH KAB. MUSI BANYUASIN
  5.0  12.0  48.0 x  8.5  regular 10.0 pt centre: Kantor Kecamatan Babat Toman
  5.0  22.7  48.0         dashed rule
  5.0  24.9  48.0         solid rule
  5.0  26.4  48.0 x 13.4  bold 10.5 pt centre: SALINAN · cetak ulang ke-2 / 23 Nov 2026 09.42 WIB
  5.0  41.4  48.0         solid rule
  5.0  43.6  48.0 x  4.3  regular 10.0 pt centre: Nomor laporan
  5.0  47.8  48.0 x  7.4  bold 17.4 pt centre: BTM2-00427-P
 18.5  59.2  21.0 x 21.0  QR code of 21 modules: BTM2-00427-P
  5.0  84.2  48.0 x  4.3  regular 10.0 pt centre: Kode rahasia
  5.0  88.5  48.0 x  8.1  bold 19.0 pt centre: K3VQ-9X7M
  5.0  98.8  48.0         dashed rule
  5.0 101.0  48.0 x  4.3  regular 10.0 pt left: Diterima
  5.0 105.3  48.0 x  4.3  bold 10.0 pt left: 23 Nov 2026 09.42 WIB
  5.0 110.4  48.0 x  4.3  regular 10.0 pt left: Tempat
  5.0 114.6  48.0 x  8.5  bold 10.0 pt left: Kantor Kecamatan Babat Toman
  5.0 124.0   8.8 x  4.3  regular 10.0 pt left: Jenis
 16.7 124.0  36.3 x  4.3  bold 10.0 pt right: Pengaduan
  5.0 129.0   9.1 x  4.3  regular 10.0 pt left: Topik
 17.0 129.0  36.0 x  4.3  bold 10.0 pt right: Jalan & jembatan
  5.0 134.1  12.8 x  4.3  regular 10.0 pt left: Pelapor
 20.7 134.1  32.3 x  4.3  bold 10.0 pt right: Tanpa identitas
  5.0 139.2  48.0 x  4.3  regular 10.0 pt left: Uraian
  8.0 143.5  45.0 x  8.5  regular 10.0 pt left: Rahasia, tidak dicetak (209 huruf)
  5.0 152.8  48.0 x  4.3  regular 10.0 pt left: Lokasi kejadian
  5.0 157.1  48.0 x  8.5  bold 10.0 pt left: Desa Sereka, Kecamatan Babat Toman
  5.0 168.6  48.0         dashed rule
  5.0 170.8  48.0 x  4.3  regular 10.0 pt left: Diselesaikan paling lambat
  5.0 175.1  48.0 x  4.3  bold 10.0 pt left: Jumat, 11 Desember 2026
  5.0 180.1  48.0 x  4.3  regular 10.0 pt left: Cara menindaklanjuti
  8.0 184.4  45.0 x 17.1  regular 10.0 pt left: Masukkan nomor dan kode rahasia di layar loket ini, atau tanyakan kepada petugas.
  5.0 204.5  48.0         dashed rule
  5.0 206.7  48.0 x  4.3  regular 10.0 pt left: Petugas penerima
  5.0 211.0  48.0 x  8.5  bold 10.0 pt left: menunggu pengesahan petugas
  5.0 231.3  48.0         solid rule
  5.0 232.3  48.0 x  4.3  regular 10.0 pt left: Tanda tangan petugas
  5.0 238.8  48.0 x  8.5  regular 10.0 pt left: Pemberitahuan privasi 2026-11
)");
}

TEST_CASE("A scanner reads the number from every paper, and a clerk finds the words in it") {
    for (const Paper& paper : {kRoll80, kRoll58, kA5, kA4}) {
        CAPTURE(paper.width_mm);
        const Print print(slip_of(ticket_of(draft_of_a_bridge()), paper));
        CHECK(qr_in(print.path) == "BTM2-00427-P\n");
        const std::string text = text_in(print.path);
        for (const char* words : {"BTM2-00427-P", "K3VQ-9X7M", "160601XXXXXX0001", "Hendra Saputra"}) {
            CAPTURE(words);
            CHECK(text.find(words) != std::string::npos);
        }
    }
}

TEST_CASE("On every paper letters are at least 10 pt, the code at least 20 mm, and nothing leaves the margins") {
    Draft draft = draft_of_a_bridge();
    draft.person.name = std::string(100, 'W');
    draft.place_detail = std::string(200, 'M');
    draft.story = std::string(300, 'x');
    for (const Paper& paper : {kRoll80, kRoll58, kA5, kA4}) {
        CAPTURE(paper.width_mm);
        const Slip slip = slip_of(ticket_of(draft), paper);
        CHECK(slip.width_mm == paper.width_mm);
        CHECK(slip.height_mm >= paper.height_mm);
        double bottom = 0;  // items follow each other down the paper and never overlap
        const auto is_inside = [&](double x, double y, double width, double height) {
            CHECK(x >= paper.margin_mm);
            CHECK(x + width <= paper.width_mm - paper.margin_mm + 0.001);
            CHECK(y + height <= slip.height_mm);
            bottom = y + height;
        };
        for (const SlipItem& item : slip.items) {
            if (const auto* text = std::get_if<SlipText>(&item)) {
                // A value stands beside its label, in the same line.
                if (text->align != Align::right) CHECK(text->y_mm >= bottom - 0.001);
                CHECK(text->size_pt >= 10);
                is_inside(text->x_mm, text->y_mm, text->width_mm, text->height_mm);
            } else if (const auto* code = std::get_if<SlipQr>(&item)) {
                CHECK(code->y_mm >= bottom);
                CHECK(code->side_mm >= 20);
                is_inside(code->x_mm, code->y_mm, code->side_mm, code->side_mm);
            }
        }
    }
}

TEST_CASE("Emoji, Arabic, stacked marks and broken bytes cost a resident neither receipt nor number") {
    std::string stacked = "a";
    for (int i = 0; i < 100; ++i) stacked += "\u0336\u0310\u0323";
    for (const std::string& name :
         {std::string("🚧👩‍👧🏽🇮🇩"), std::string("عبد الله"), stacked, std::string(400, 'W'),
          std::string("\xff\xfe\x80"), std::string("a\tb\vc\x01"), std::string(" "),
          std::string("Desa Simpang Tiga Jaya Makmur Sentosa Abadi Sejahtera Bersama")}) {
        CAPTURE(name);
        Ticket ticket = ticket_of(draft_of_a_bridge());
        ticket.complainant = name;
        ticket.officer = name;
        ticket.office = name;
        ticket.place = name;
        const Print print(slip_of(ticket));
        CHECK(qr_in(print.path) == "BTM2-00427-P\n");
        CHECK(text_in(print.path).find("BTM2-00427-P") != std::string::npos);
    }
}

TEST_CASE("A story that begins in Arabic does not turn its receipt round") {
    Ticket ticket = ticket_of(draft_of_a_bridge());
    ticket.description = "“عبد jalan rusak” (15 huruf)";
    const Print print(slip_of(ticket));
    const std::string box = output_of("pdftotext -bbox '" + print.path.string() + "' - | grep '>jalan<'");
    // The prose begins 7 mm (20 pt) from the edge, and the Arabic word stands there.
    CHECK(std::stod(box.substr(box.find("xMin=\"") + 6)) > 25);
}

TEST_CASE("One slip is the same bytes each time, and its file tells no more than the paper") {
    const Slip slip = slip_of(ticket_of(draft_of_a_bridge()));
    const auto first = render_pdf(slip);
    REQUIRE(first.has_value());
    CHECK(*first == *render_pdf(slip));

    const Print print(slip);
    const std::string information = output_of("TZ=UTC pdfinfo '" + print.path.string() + "'");
    CHECK(information.find("Title:           BTM2-00427-P\n") == 0);
    CHECK(information.find("CreationDate:    Sat Jan  1 00:00:00 2000 UTC\n") != std::string::npos);
    CHECK(information.find("Author") == std::string::npos);
    CHECK(information.find("Pages:           1\n") != std::string::npos);
}

TEST_CASE("Everything on the receipt is set in Inter") {
    const Print print(slip_of(ticket_of(draft_of_a_bridge())));
    const std::string fonts = output_of("pdffonts '" + print.path.string() + "' | tail -n +3 | cut -c8-20 | sort -u");
    CHECK(fonts == "Inter-Bold   \nInter-Regular\n");
}

TEST_CASE("A slip that is wiped shows nothing any more") {
    Slip slip = slip_of(ticket_of(draft_of_a_bridge()));
    wipe(slip);
    CHECK(text_of(slip) == "80.0 x " + text_of(slip).substr(7, 5) + " mm\n");
}

TEST_CASE("What does not fit into a QR code is refused") {
    CHECK(make_qr("").error().fault == Fault::malformed);
    CHECK(make_qr(std::string("a\0b", 3)).error().fault == Fault::malformed);
    CHECK(make_qr(std::string(4'000, 'x')).error().fault == Fault::too_large);
    CHECK(make_qr("BTM2-00427-P")->side == 21);
}
