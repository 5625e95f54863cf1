// Slips as dots, beside golden pictures in tests/printing/golden that somebody has looked at. A picture that differs is
// left beside the test's program, to be looked at and copied over the golden one if it is the better.
#include "printing/raster.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>

#include "kiosk/base/files.hpp"
#include "kiosk/base/worker.hpp"
#include "printing/slip.hpp"
#include "tests/printing/pictures.hpp"
#include "tests/printing/scanners.hpp"
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

void check_read(const Raster& raster, const std::string& text) {
    CHECK(read_by_zbar(raster) == text + "\n");
    CHECK(read_by_zxing(raster) == text + "\n");
}

const SlipQr& code_on(const Slip& slip) {
    const auto code = std::find_if(slip.items.begin(), slip.items.end(),
                                   [](const SlipItem& item) { return std::holds_alternative<SlipQr>(item); });
    REQUIRE(code != slip.items.end());
    return std::get<SlipQr>(*code);
}

void set(Raster& raster, int x, int y, bool is_black) {
    std::uint8_t& eight = raster.bits[std::size_t(y * (raster.width / 8) + x / 8)];
    const auto dot = std::uint8_t(0x80U >> (x % 8));
    eight = std::uint8_t(is_black ? eight | dot : eight & ~dot);
}

}  // namespace

TEST_CASE("Slips look as the golden ones") {
    check_golden(raster_of(ticket_of_a_bridge(), kRoll80), "citizen-80");
    check_golden(raster_of(ticket_of_a_bridge(), kRoll58), "citizen-58");
    check_golden(raster_of(ticket_of_a_bridge(), kRoll80, Copy::large_print), "large-print-80");
    check_golden(raster_of(ticket_of_a_bridge(), kRoll80, Copy::office), "office-80");
    check_golden(raster_of(nameless_reprint(), kRoll58), "nameless-reprint-58");
    check_golden(raster_of(ticket_of_a_bridge(), kA5), "citizen-a5");
    check_golden(raster_of(ticket_of_a_bridge(), kA4), "citizen-a4");
    check_golden(raster_of(ticket_of_a_bridge(), kA4, Copy::large_print), "large-print-a4");
    Ticket signed_ticket = ticket_of_a_bridge();
    signed_ticket.proof = proof_of_length(431);
    check_golden(raster_of(signed_ticket, kRoll80), "signed-80");
    check_golden(raster_of(signed_ticket, kRoll58), "signed-58");
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

TEST_CASE("Scanners read the code from the dots") {
    for (const Paper& paper : {kRoll80, kRoll58}) check_read(raster_of(ticket_of_a_bridge(), paper), "BTM2-00427-P");
}

TEST_CASE("A signed code fits each roll in modules of four dots, and scanners read all of it from the dots") {
    for (const std::string& proof : {proof_of_length(431), proof_of_length(528)}) {
        Ticket ticket = ticket_of_a_bridge();
        ticket.proof = proof;
        for (const Paper& paper : {kRoll80, kRoll58}) {
            for (const Copy copy : {Copy::citizen, Copy::large_print, Copy::office}) {
                const auto slip = lay_out(ticket, paper, copy);
                REQUIRE(slip.has_value());
                const SlipQr& code = code_on(*slip);
                CHECK(code.side_mm >= 20);
                CHECK(code.side_mm == code.qr.side * 4.0 / kDotsPerMm);
                CHECK(code.x_mm >= paper.margin_mm);
                CHECK(code.x_mm + code.side_mm <= paper.width_mm - paper.margin_mm);
                check_read(*render_raster(*slip), proof);
            }
        }
    }
}

TEST_CASE("A signed code is read off a head with dead dots, and off one whose dots run") {
    Ticket ticket = ticket_of_a_bridge();
    ticket.proof = proof_of_length(431);
    const Raster sound = raster_of(ticket, kRoll58);
    Raster dead = sound;
    Raster running = sound;
    for (int y = 0; y < sound.height; ++y) {
        for (const int x : {100, 101, 200, 301}) set(dead, x, y, false);
        for (int x = 1; x < sound.width; ++x) {
            if (sound.is_black(x - 1, y)) set(running, x, y, true);
        }
    }
    check_read(dead, ticket.proof);
    check_read(running, ticket.proof);
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

TEST_CASE("Two threads set slips at once, as press and clerk do, and get the same dots as one") {
    const Raster alone = raster_of(ticket_of_a_bridge(), kRoll80);
    const Raster alone_large = raster_of(ticket_of_a_bridge(), kRoll80, Copy::large_print);
    std::array<int, 2> others{};
    const auto set_slips = [&](std::size_t place) {
        for (int i = 0; i < 40; ++i) {
            const bool is_large = i % 2 == 0;
            const auto slip = lay_out(ticket_of_a_bridge(), kRoll80, is_large ? Copy::large_print : Copy::citizen);
            const auto dots = slip.and_then([](const Slip& laid) { return render_raster(laid); });
            if (!dots || *dots != (is_large ? alone_large : alone)) ++others[place];
        }
    };
    {
        const Worker clerk("clerk", [&] { set_slips(0); });
        const Worker press("press", [&] { set_slips(1); });
    }
    CHECK(others[0] == 0);
    CHECK(others[1] == 0);
}
