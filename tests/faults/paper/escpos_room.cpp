#include <algorithm>
#include <cassert>

#include "printing/cups_raster.hpp"
#include "printing/escpos/unit.hpp"
#include "tests/faults/paper/print_room.hpp"
#include "tests/support/printer_on_port.hpp"

namespace loket::test {
namespace {

using namespace printing;

constexpr escpos::Abilities kEverything{escpos::Can::yes, escpos::Can::yes, escpos::Can::yes, escpos::Can::yes};
/// By here the number is on the paper.
constexpr int kRowsThatTell = 420;
constexpr int kRowsOfSlip = 1'300;

bool has_at(const Raster& paper, int row, const Raster& slip, int rows) {
    const std::size_t row_bytes = std::size_t(slip.width) / 8;
    return paper.width == slip.width && row >= 0 && row + rows <= paper.height && rows <= slip.height &&
           std::equal(slip.bits.begin(), slip.bits.begin() + std::ptrdiff_t(rows * row_bytes),
                      paper.bits.begin() + std::ptrdiff_t(row * row_bytes));
}

class EscposRoom final : public PrintRoom {
public:
    explicit EscposRoom(Betrayal betrayal) {
        printer_.with([betrayal](ReceiptPrinter& p) {
            if (betrayal == Betrayal::burns_nothing) p.burn_out();
            if (betrayal == Betrayal::prints_twice) p.print_twice();
        });
    }

    PrintShop& shop() override { return shop_; }
    DocumentFormat wants() const override { return DocumentFormat::cups_raster; }

    std::string key_of(const PrintRequest& request) override {
        BytesView rest = request.document;
        const auto read = [&rest](std::span<std::uint8_t> into) -> Result<std::size_t> {
            const auto some = rest.first(std::min(rest.size(), into.size()));
            std::copy(some.begin(), some.end(), into.begin());
            rest = rest.subspan(some.size());
            return some.size();
        };
        const auto picture = decode_cups_raster(read, 576);
        assert(picture);
        for (const auto& [key, known] : slips_) {
            if (known == *picture) return key;
        }
        const std::string key = request.job_name + " slip " + std::to_string(slips_.size() + 1);
        slips_[key] = *picture;
        return key;
    }

    void suffer(Harm harm, int severity) override {
        const int rows = severity * kRowsOfSlip / 100;
        printer_.with([&](ReceiptPrinter& p) {
            switch (harm) {
                case Harm::none: break;
                case Harm::paper_ends: p.set_speed(250), p.set_buffer(8'192), p.end_paper_after(rows); break;
                case Harm::cover_opens: p.open_cover(); break;
                case Harm::jams: p.jam_cutter(); break;
                case Harm::falls_silent: severity % 2 == 0 ? p.fall_silent() : p.forget_echo(); break;
                case Harm::dies: p.set_speed(250), p.set_buffer(8'192), p.die_after(rows + 1); break;
                case Harm::lies: lie(p, severity); break;
                case Harm::slows_down: p.set_speed(20 + severity), p.set_buffer(4'096); break;
            }
        });
    }

    void mend() override {
        if (printer_.with([](ReceiptPrinter& p) { return p.is_dead(); })) printer_.switch_on();
        printer_.with([](ReceiptPrinter& p) {
            p.die_after(-1);
            p.set_speed(0), p.set_buffer(64 * 1024);
            p.come_to_its_senses();
            p.clear_cutter(), p.close_cover(), p.put_paper_in();
        });
    }

    std::vector<Piece> take_paper() override {
        std::vector<Piece> pieces;
        for (const auto& paper : printer_.with([](ReceiptPrinter& p) { return p.take_paper(); })) {
            pieces.push_back(piece_of(paper));
        }
        return pieces;
    }

private:
    /// The paper is out and it says that all is well, or the other way round.
    static void lie(ReceiptPrinter& p, int severity) {
        if (severity % 2 == 0) {
            p.end_paper_after(severity * kRowsOfSlip / 100);
            for (int question = 1; question <= 4; ++question) p.claim(question, 0x12);
        } else {
            p.claim(1 + severity % 4, std::uint8_t(0x12 | (severity & 0x6C)));
        }
    }

    /// What broke off may hang before a whole one, or come out by itself.
    Piece piece_of(const ReceiptPrinter::Paper& paper) const {
        const Raster& picture = paper.picture;
        for (const auto& [key, slip] : slips_) {
            if (has_at(picture, picture.height - slip.height, slip, slip.height)) {
                return {key, paper.edge == ReceiptPrinter::Paper::Edge::cut};
            }
        }
        for (const auto& [key, slip] : slips_) {
            if (has_at(picture, 0, slip, kRowsThatTell)) return {key, false};
        }
        return {"", false};
    }

    PrinterOnPort printer_;
    PrintShop shop_{text_of(escpos::Unit{escpos::NetworkPlace{"127.0.0.1", printer_.port()}, kEverything, 576})};
    std::map<std::string, Raster> slips_;  // by key
};

}  // namespace

std::unique_ptr<PrintRoom> make_escpos_room(Betrayal betrayal) { return std::make_unique<EscposRoom>(betrayal); }

}  // namespace loket::test
