// The code on a receipt: what it proves to somebody who has the regency's public key, and what it does not tell.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "kiosk/base/files.hpp"
#include "sync/hub/hub_keys.hpp"
#include "sync/wire/proof.hpp"
#include "tests/printing/programs.hpp"
#include "tests/stories/story.hpp"
#include "tests/support/residents.hpp"

using namespace loket;
using namespace loket::test;

namespace {

constexpr std::chrono::minutes kGreeting{6};  // the courier greets every five

/// What a scanner reads off the newest slip.
std::string scanned(Story& story) {
    const auto slip = story.folder() / "slip.pdf";
    REQUIRE(write_file(slip, story.printer().jobs().back().request.document, FileMode::private_to_owner));
    std::string text = printing::test::qr_in(slip);
    text.pop_back();
    return text;
}

/// What a resident takes home.
struct Paper {
    std::string number;
    std::string code;
    std::string qr;
    Instant at;
};
Paper file_one(Story& story, const Draft& draft) {
    story.file(draft);
    REQUIRE(story.screen().screen == ui::Screen::filed);
    const ui::Filed& filed = *story.screen().filed;
    Paper paper{filed.number.text(), std::string(filed.secret_code.reveal_text()), scanned(story), filed.captured_at};
    story.print_all();
    story.touch(ui::Done{});
    return paper;
}

SignPublicKey regency(Story& story) { return sync::load_hub_keys(story.folder() / "hub")->sign.public_key; }

}  // namespace

TEST_CASE("A counter that was enrolled before keys were certified signs its receipts as soon as it is told") {
    Story story;
    const auto residents = make_residents(2, 21);
    const Paper before = file_one(story, residents[0]);
    CHECK(before.qr == before.number);
    story.certify();
    story.publish(sync::Setting{"tracking_url", "lapor.example.id"});
    story.pass(kGreeting);
    const Paper paper = file_one(story, residents[1]);
    CHECK(paper.qr.starts_with("HTTPS://LAPOR.EXAMPLE.ID/R/"));
    const auto proof = sync::read_proof(paper.qr, regency(story));
    REQUIRE(proof.has_value());
    CHECK(proof->number.text() == paper.number);
    CHECK(proof->received_at == std::chrono::floor<std::chrono::minutes>(paper.at));
    CHECK(proof->clock == sync::ClockTrust::trusted);
    CHECK(proof->certificate.office == "Kantor Kecamatan Babat Toman");

    story.look_up(before.number, before.code);
    CHECK(story.seen().find("tanda terima ini") == std::string::npos);
    story.touch(ui::Done{});
    story.look_up(paper.number, paper.code);
    CHECK(story.seen().find(" · tanda terima ini sah\n") != std::string::npos);
    story.touch(ui::Done{});

    // After a restart the certificate is still there, and a copy proves the same as the first paper.
    story.switch_off();
    story.switch_on();
    story.look_up(paper.number, paper.code);
    story.touch(ui::PrintAgain{});
    story.settle();
    CHECK(scanned(story) == paper.qr);
}

TEST_CASE(
    "Whoever scans a receipt can check it with the regency's key and no network, and is told of a changed character") {
    Story story;
    story.certify();
    story.publish(sync::Setting{"tracking_url", "lapor.example.id"});
    story.pass(kGreeting);
    const Paper paper = file_one(story, make_residents(1, 23).front());
    const std::string key = hex(regency(story));
    const auto check = [&](std::string_view code) {
        const std::string command = LOKET_ADMIN_PROGRAM " verify-receipt '" + std::string(code) + "' --key " + key;
        return printing::test::output_of(command + "; echo $?");
    };
    const auto proof = sync::read_proof(paper.qr, regency(story));
    REQUIRE(proof.has_value());
    const TimeOfDay time = time_of_day(paper.at);
    CHECK(check(paper.qr) == fmt::format("TANDA TERIMA INI SAH\nnomor     {}\nditerima  {} {:02}.{:02} WIB\n"
                                         "kantor    Kantor Kecamatan Babat Toman, loket BTM2\nlaporan   {}\n0\n",
                                         paper.number, iso8601(date_of(paper.at)), time.hour, time.minute,
                                         hex(proof->envelope)));
    std::string changed = paper.qr;
    char& one = changed[changed.size() / 2];
    one = one == 'A' ? 'B' : 'A';
    CHECK(check(changed) == "KODE INI TIDAK SAH: ada yang berubah, atau bukan dari kabupaten ini\n1\n");
    CHECK(check(paper.qr.substr(0, 300)) == "KODE INI TIDAK SAH: bukan kode tanda terima yang utuh\n1\n");
    CHECK(check(paper.number) == "KODE INI TIDAK SAH: bukan kode tanda terima yang utuh\n1\n");
}

TEST_CASE("The code of an anonymous, confidential report tells no more than the paper beside it") {
    Story story;
    story.certify();
    story.pass(kGreeting);
    Draft draft = make_residents(1, 22).front();
    draft.identity = Identity::anonymous;
    draft.publicity = Publicity::confidential;
    const Paper first = file_one(story, draft);
    const Paper second = file_one(story, draft);
    const auto proof = sync::read_proof(first.qr, regency(story));
    const auto other = sync::read_proof(second.qr, regency(story));
    REQUIRE(proof.has_value());
    REQUIRE(other.has_value());
    // The same words by the same person twice: number, minute, office and the counter's key stand on the paper or are
    // everybody's, and the hash is of what was sealed with keys of its own.
    CHECK(proof->envelope != other->envelope);
    CHECK(proof->received_at == std::chrono::floor<std::chrono::minutes>(proof->received_at));
    const Bytes code = *parse_base32(first.qr);
    for (const std::string_view secret : {std::string_view(draft.person.name), std::string_view(draft.person.nik),
                                          std::string_view(draft.story).substr(0, 10), std::string_view(first.code)}) {
        if (secret.empty()) continue;
        CAPTURE(secret);
        CHECK(as_text(code).find(secret) == std::string_view::npos);
    }
}
