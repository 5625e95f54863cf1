// Slips as dots, beside golden pictures in tests/printing/golden that somebody has looked at. A picture that differs is
// left beside the test's program, to be looked at and copied over the golden one if it is the better.
#include "printing/raster.hpp"

#include <doctest/doctest.h>

#include "kiosk/base/files.hpp"
#include "printing/slip.hpp"
#include "tests/printing/pictures.hpp"
#include "tests/printing/programs.hpp"
#include "tests/printing/tickets.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace loket;
using namespace loket::printing;
using namespace loket::printing::test;

namespace {

/// Another build of Cairo or Pango may round an edge otherwise; a letter that is missing is more.
constexpr double kTolerance = 0.01;

Raster raster_of(const Ticket& ticket, const Paper& paper, Copy copy = Copy::citizen) {
    const auto slip = lay_out(ticket, paper, copy);
    REQUIRE(slip.has_value());
    auto raster = render_raster(*slip);
    REQUIRE(raster.has_value());
    return *std::move(raster);
}

void check_golden(const Raster& raster, const std::string& name) {
    CAPTURE(name);
    const auto golden = std::filesystem::path(LOKET_GOLDEN_SLIPS) / (name + ".png");
    const bool is_alike = std::filesystem::exists(golden) && difference(raster, read_png(golden)) <= kTolerance;
    if (!is_alike) write_png(raster, name + ".png");
    CHECK_MESSAGE(is_alike, "another picture: ", std::filesystem::absolute(name + ".png").string());
}

Ticket ticket_of_a_bridge() { return ticket_of(draft_of_a_bridge()); }

Ticket nameless_reprint() {
    Draft draft = draft_of_a_bridge();
    draft.identity = Identity::none;
    draft.publicity = Publicity::confidential;
    Ticket ticket = ticket_of(draft, {.name = "Kantor Kecamatan Babat Toman"});
    mark_copy(ticket, 2, captured_at());
    return ticket;
}

}  // namespace

TEST_CASE("Slips look as the golden ones") {
    check_golden(raster_of(ticket_of_a_bridge(), kRoll80), "citizen-80");
    check_golden(raster_of(ticket_of_a_bridge(), kRoll58), "citizen-58");
    check_golden(raster_of(ticket_of_a_bridge(), kRoll80, Copy::large_print), "large-print-80");
    check_golden(raster_of(ticket_of_a_bridge(), kRoll80, Copy::office), "office-80");
    check_golden(raster_of(nameless_reprint(), kRoll58), "nameless-reprint-58");
    check_golden(raster_of(ticket_of_a_bridge(), kA5), "citizen-a5");
}

TEST_CASE("A raster is as wide as the heads of 80 and 58 mm, and as long as the paper") {
    CHECK(raster_of(ticket_of_a_bridge(), kRoll80).width == 576);
    CHECK(raster_of(ticket_of_a_bridge(), kRoll58).width == 384);
    const auto slip = lay_out(ticket_of_a_bridge(), kRoll80);
    CHECK(render_raster(*slip)->height == int(slip->height_mm) * kDotsPerMm);
    CHECK(*render_raster(*slip) == *render_raster(*slip));
}

TEST_CASE("Every module of the code is a square of whole dots") {
    const auto slip = lay_out(ticket_of_a_bridge(), kRoll80);
    const Raster raster = *render_raster(*slip);
    int codes = 0;
    for (const SlipItem& item : slip->items) {
        const auto* code = std::get_if<SlipQr>(&item);
        if (code == nullptr) continue;
        ++codes;
        const double dots = code->side_mm * kDotsPerMm / code->qr.side;
        REQUIRE(dots == int(dots));
        const int left = int((code->x_mm - slip->margin_mm) * kDotsPerMm);
        const int top = int(code->y_mm * kDotsPerMm);
        int wrong = 0;
        for (int y = 0; y < code->qr.side * int(dots); ++y) {
            for (int x = 0; x < code->qr.side * int(dots); ++x) {
                const int module = y / int(dots) * code->qr.side + x / int(dots);
                wrong += raster.is_black(left + x, top + y) != code->qr.dark[std::size_t(module)] ? 1 : 0;
            }
        }
        CHECK(wrong == 0);
    }
    CHECK(codes == 1);
}

TEST_CASE("A scanner reads the code from the dots") {
    const loket::test::TemporaryFolder folder;
    for (const Paper& paper : {kRoll80, kRoll58}) {
        write_png(raster_of(ticket_of_a_bridge(), paper), folder.path() / "slip.png");
        CHECK(output_of("zbarimg -q --raw --nodbus -Sdisable -Sqrcode.enable '" +
                        (folder.path() / "slip.png").string() + "'") == "BTM2-00427-P\n");
    }
}

TEST_CASE("The office's copy has all but the secret code, and says whose it is") {
    const std::string words = text_of(*lay_out(ticket_of_a_bridge(), kRoll80, Copy::office));
    CHECK(words.find("LEMBAR KANTOR") != std::string::npos);
    CHECK(words.find("K3VQ") == std::string::npos);
    CHECK(words.find("Kode rahasia\n") == std::string::npos);
    CHECK(words.find("NIK 160601XXXXXX0001") != std::string::npos);
}

TEST_CASE("In large print no letter is smaller than 16 pt, and nothing leaves the paper") {
    for (const Paper& paper : {kRoll80, kRoll58, kA5}) {
        const auto slip = lay_out(ticket_of_a_bridge(), paper, Copy::large_print);
        REQUIRE(slip.has_value());
        for (const SlipItem& item : slip->items) {
            const auto* text = std::get_if<SlipText>(&item);
            if (text == nullptr) continue;
            CAPTURE(text->text);
            CHECK((text->size_pt >= 16 || text->text == "BTM2-00427-P"));
            CHECK(text->x_mm + text->width_mm <= paper.width_mm - paper.margin_mm + 0.001);
        }
    }
}
