#include "printing/slip.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "printing/typesetter.hpp"

namespace loket::printing {
namespace {

/// How large letters are, in points.
struct Letters {
    double body;  ///< the smallest
    double head;
    double code;
};
constexpr Letters kOrdinary{10, 10.5, 19};
constexpr Letters kLarge{16, 16, 30};

constexpr double kNumberMaximumPt = 40;
constexpr double kQrMm = 23;                 // at least 20 after rounding to whole dots
constexpr double kDotMm = 1.0 / kDotsPerMm;  // of a thermal head, whose QR modules must be whole dots
constexpr int kModuleDots = 4;               // half a millimetre
constexpr int kQuietModules = 4;             // ISO/IEC 18004: white around the code
constexpr double kTopMm = 3;
constexpr double kBottomMm = 4;
constexpr double kSignatureMm = 11;  // room for a signature

constexpr double kColumnGapMm = 3;
constexpr double kIndentMm = 3;
constexpr double kLineGapMm = 0.8;
constexpr double kRuleGapMm = 2.2;

/// Writes from the top down; `y` is where the next item goes.
class Composer {
public:
    Composer(const Paper& paper, const Letters& letters)
        : paper_(paper), letters_(letters), width_(paper.width_mm - 2 * paper.margin_mm) {}

    void gap(double mm) { y_ += mm; }

    const Letters& letters() const { return letters_; }

    void text(std::string words, double size_pt, Weight weight, Align align) {
        if (words.empty()) return;
        y_ += set(std::move(words), paper_.margin_mm, width_, size_pt, weight, align);
    }
    void small(std::string words, Align align) { text(std::move(words), letters_.body, Weight::regular, align); }

    /// As large as the paper's width allows.
    void headline(const std::string& words, double maximum_pt) {
        const double width = ruler_.natural_size(words, maximum_pt, Weight::bold).width_mm;
        // Rounded down: a hair too wide would break the line.
        const double fitting = width <= width_ ? maximum_pt : std::floor(maximum_pt * width_ / width * 10 - 1) / 10;
        text(words, fitting, Weight::bold, Align::centre);
    }

    void rule(Stroke stroke) { items_.push_back(SlipRule{paper_.margin_mm, y_, width_, stroke}); }

    void dashed_rule() {
        gap(kRuleGapMm);
        rule(Stroke::dashed);
        gap(kRuleGapMm);
    }

    /// A label and what it names: side by side where the widest line of both fits, otherwise one under the other.
    void line(const std::string& label, const std::string& value) {
        if (value.empty()) return;
        const double size = letters_.body;
        const TextSize of_label = ruler_.natural_size(label, size, Weight::regular);
        const TextSize of_value = ruler_.natural_size(value, size, Weight::bold);
        const double left = of_label.width_mm + kColumnGapMm;
        if (left + of_value.width_mm <= width_ - 0.2) {
            put({paper_.margin_mm, y_, of_label.width_mm + 0.1, of_label.height_mm, size, Weight::regular, Align::left,
                 label});
            y_ += put({paper_.margin_mm + left, y_, width_ - left, of_value.height_mm, size, Weight::bold, Align::right,
                       value});
        } else {
            small(label, Align::left);
            text(value, size, Weight::bold, Align::left);
        }
        gap(kLineGapMm);
    }

    /// Something to be read rather than looked up: set lighter, and indented under its label.
    void prose(const std::string& label, const std::string& words) {
        if (words.empty()) return;
        small(label, Align::left);
        y_ += set(words, paper_.margin_mm + kIndentMm, width_ - kIndentMm, letters_.body, Weight::regular, Align::left);
        gap(kLineGapMm);
    }

    /// A code with much to say is larger than kQrMm, so that its modules stay large enough. The quiet zone may lie
    /// where the printer does not reach: that is white.
    Result<void> qr(const std::string& words) {
        Qr code = TRY(make_qr(words));
        const double dots = std::max<double>(kModuleDots, std::floor(kQrMm / kDotMm / code.side));
        if (dots * kDotMm * code.side > width_) return fail(Fault::too_large, "a QR code wider than the paper");
        const double module = dots * kDotMm;
        const double side = module * code.side;
        gap(module * kQuietModules);
        const auto whole_dots = [](double mm) { return std::round(mm / kDotMm) * kDotMm; };
        y_ = whole_dots(y_);
        items_.push_back(SlipQr{whole_dots((paper_.width_mm - side) / 2), y_, side, words, std::move(code)});
        gap(side + module * kQuietModules);
        return {};
    }

    Slip finish(std::string number) && {
        const double height = std::max(std::ceil(y_), paper_.height_mm);
        return {paper_.width_mm, paper_.margin_mm, height, std::move(number), std::move(items_)};
    }

private:
    // Both return the height.
    double set(std::string words, double x, double width, double size_pt, Weight weight, Align align) {
        SlipText item{x, y_, width, 0, size_pt, weight, align, std::move(words)};
        item.height_mm = ruler_.set_height_mm(item);
        return put(std::move(item));
    }
    double put(SlipText item) {
        const double height = item.height_mm;
        items_.push_back(std::move(item));
        return height;
    }

    Ruler ruler_;
    Paper paper_;
    Letters letters_;
    double width_;
    double y_ = kTopMm;
    std::vector<SlipItem> items_;
};

/// What sets this paper apart from the resident's first one, in a box nobody overlooks.
void compose_mark(Composer& page, const std::string& words) {
    if (words.empty()) return;
    page.rule(Stroke::solid);
    page.gap(1.5);
    page.text(words, page.letters().head, Weight::bold, Align::centre);
    page.gap(1.5);
    page.rule(Stroke::solid);
    page.gap(kRuleGapMm);
}

void compose_signature(Composer& page, const Ticket& ticket) {
    page.line("Petugas penerima", ticket.officer.empty() ? "menunggu pengesahan petugas" : ticket.officer);
    page.gap(kSignatureMm);
    page.rule(Stroke::solid);
    page.gap(1);
    page.small("Tanda tangan petugas", Align::left);
}

}  // namespace

Result<Slip> lay_out(const Ticket& ticket, const Paper& paper, Copy copy) {
    Composer page(paper, copy == Copy::large_print ? kLarge : kOrdinary);
    page.text(ticket.regency, page.letters().head, Weight::bold, Align::centre);
    page.small(ticket.office, Align::centre);
    page.dashed_rule();

    if (copy == Copy::office) compose_mark(page, "LEMBAR KANTOR");
    compose_mark(page, ticket.copy);
    page.small("Nomor laporan", Align::centre);
    page.headline(ticket.number, kNumberMaximumPt);
    TRY(page.qr(ticket.proof.empty() ? ticket.number : ticket.proof));
    if (!ticket.code.is_empty() && copy != Copy::office) {
        page.small("Kode rahasia", Align::centre);
        page.headline(std::string(ticket.code.reveal_text()), page.letters().code);
    }
    page.dashed_rule();

    page.line("Diterima", ticket.received);
    page.line("Tempat", ticket.office);
    page.line("Jenis", ticket.kind);
    page.line("Topik", ticket.topic);
    page.line("Pelapor", ticket.complainant);
    page.prose("Uraian", ticket.description);
    page.line("Lampiran", ticket.attached);
    page.line("Lokasi kejadian", ticket.place);
    page.dashed_rule();

    page.line("Diselesaikan paling lambat", ticket.due);
    page.prose("Cara menindaklanjuti", ticket.follow_up);
    page.dashed_rule();

    compose_signature(page, ticket);
    if (!ticket.notice.empty()) {
        page.gap(kRuleGapMm);
        page.small("Pemberitahuan privasi " + ticket.notice, Align::left);
    }
    page.gap(kBottomMm);
    return std::move(page).finish(ticket.number);
}

std::string text_of(const Slip& slip) {
    struct Writer {
        std::string operator()(const SlipText& item) const {
            constexpr const char* kAligns[] = {"left", "centre", "right"};
            std::string words = item.text;
            for (std::size_t at = 0; (at = words.find('\n', at)) != std::string::npos;) words.replace(at, 1, " / ");
            return fmt::format("{:5.1f} {:5.1f}  {:4.1f} x {:4.1f}  {} {:.1f} pt {}: {}\n", item.x_mm, item.y_mm,
                               item.width_mm, item.height_mm, item.weight == Weight::bold ? "bold" : "regular",
                               item.size_pt, kAligns[int(item.align)], words);
        }
        std::string operator()(const SlipRule& item) const {
            return fmt::format("{:5.1f} {:5.1f}  {:4.1f}         {} rule\n", item.x_mm, item.y_mm, item.width_mm,
                               item.stroke == Stroke::dashed ? "dashed" : "solid");
        }
        std::string operator()(const SlipQr& item) const {
            return fmt::format("{:5.1f} {:5.1f}  {:4.1f} x {:4.1f}  QR code of {} modules: {}\n", item.x_mm, item.y_mm,
                               item.side_mm, item.side_mm, item.qr.side, item.text);
        }
    };
    std::string text = fmt::format("{:.1f} x {:.1f} mm\n", slip.width_mm, slip.height_mm);
    for (const SlipItem& item : slip.items) text += std::visit(Writer{}, item);
    return text;
}

void wipe(Slip& slip) {
    for (SlipItem& item : slip.items) {
        if (auto* words = std::get_if<SlipText>(&item)) loket::wipe(words->text);
    }
    slip.items.clear();
}

}  // namespace loket::printing
