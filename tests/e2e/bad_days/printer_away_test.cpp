// The printer is switched off, or has no paper.
#include <doctest/doctest.h>

#include <cstdio>

#include "tests/e2e/bad_days/office.hpp"
#include "tests/support/print_shop.hpp"

using namespace loket::e2e;
using loket::test::PrintShop;

namespace {

bool says(const std::string& words, std::string_view what) { return words.find(what) != words.npos; }

Printer printer_of(const PrintShop& shop) { return {shop.host() + ":" + std::to_string(shop.port()), shop.queue()}; }

std::string paper_text(const std::filesystem::path& pdf) { return run({"pdftotext", pdf.string(), "-"}).output; }

/// The one slip that came out is the receipt itself.
void check_receipt(const PrintShop& shop, std::size_t which, const Receipt& receipt) {
    const auto printed = shop.printed();
    REQUIRE(printed.size() == which + 1);
    const std::string paper = paper_text(printed[which]);
    CHECK(says(paper, receipt.number));
    CHECK(says(paper, receipt.code));
    CHECK_FALSE(says(paper, "SALINAN"));
}

}  // namespace

TEST_CASE("With the printer off a resident is told so, and the receipt comes out by itself, once, when it is back") {
    PrintShop shop;
    Office office(printer_of(shop));
    office.set("deadline_s", "5");
    shop.switch_printer_off();
    office.open_kiosk();
    must(office.resident().fill_in(short_report()));
    must(office.resident().send());
    const std::string filed = must(office.resident().read("print: Printer tidak tersambung\n"));
    CHECK(says(filed,
               "detail: Catat atau foto nomor dan kode rahasia. Tanda terima dapat dicetak nanti lewat Cek laporan "
               "saya.\n"));
    const Receipt receipt = receipt_on(filed);
    CHECK(says(office.status().output, "1 owed, 0 at the printer"));

    SUBCASE("while the resident waits") {
        shop.switch_printer_on();
        must(office.resident().read("print: Ambil tanda terima\n"));
        must(office.resident().leave());
    }
    SUBCASE("and the power went meanwhile") {
        office.kiosk().cut_off();
        office.open_kiosk();
        shop.switch_printer_on();
    }
    office.wait_for_status({" 0 owed, 0 at the printer"});
    check_receipt(shop, 0, receipt);

    must(office.resident().fill_in(short_report()));
    must(office.resident().send());
    const Receipt next = receipt_on(must(office.resident().read("print: Ambil tanda terima\n")));
    must(office.resident().leave());
    check_receipt(shop, 1, next);
}

TEST_CASE("Of who has gone without a receipt nothing comes out of the printer when it is back") {
    PrintShop shop;
    Office office(printer_of(shop));
    shop.switch_printer_off();
    office.open_kiosk();
    must(office.resident().fill_in(short_report()));
    must(office.resident().send());
    must(office.resident().read("print: Printer tidak tersambung\n"));
    must(office.resident().leave());
    office.wait_for_status({" 0 owed, 0 at the printer"});
    shop.switch_printer_on();
    must(office.resident().fill_in(short_report()));
    must(office.resident().send());
    const Receipt next = receipt_on(must(office.resident().read("print: Ambil tanda terima\n")));
    must(office.resident().leave());
    check_receipt(shop, 0, next);
}

TEST_CASE("Without paper a resident is told so, and the receipt comes out by itself, once, when there is some") {
    PrintShop shop;
    Office office(printer_of(shop));
    office.set("deadline_s", "60");
    shop.take_paper_out();
    office.open_kiosk();
    Visit& resident = office.resident();
    must(resident.fill_in(short_report()));
    must(resident.send());
    const Receipt receipt = receipt_on(must(resident.read("print: Kertas printer habis\n")));
    CHECK(shop.printed().empty());
    shop.put_paper_in();
    must(resident.read("print: Ambil tanda terima\n"));
    check_receipt(shop, 0, receipt);

    must(resident.tap("print_again"));
    REQUIRE(comes_true([&] { return shop.printed().size() == 2; }));
    must(resident.read("print: Ambil tanda terima\n"));
    must(resident.leave());
    REQUIRE(shop.printed().size() == 2);
    CHECK(says(paper_text(shop.printed()[1]), "SALINAN · cetak ulang ke-2"));
}

TEST_CASE("A copy that was owed when the power went does not keep the kiosk from starting") {
    PrintShop shop;
    Office office(printer_of(shop));
    office.open_kiosk();
    must(office.resident().fill_in(short_report()));
    must(office.resident().send());
    const Receipt receipt = receipt_on(must(office.resident().read("print: Ambil tanda terima\n")));
    shop.switch_printer_off();
    must(office.resident().read("[print_again]"));
    must(office.resident().tap("print_again"));
    office.wait_for_status({"1 owed, 0 at the printer"});
    office.kiosk().cut_off();

    office.open_kiosk();
    office.wait_for_status({" 0 owed, 0 at the printer"});
    shop.switch_printer_on();
    must(office.resident().fill_in(short_report()));
    must(office.resident().send());
    const Receipt next = receipt_on(must(office.resident().read("print: Ambil tanda terima\n")));
    check_receipt(shop, 1, next);
}
