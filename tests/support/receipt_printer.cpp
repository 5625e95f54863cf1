#include "tests/support/receipt_printer.hpp"

#include <algorithm>

namespace loket::test {
namespace {

constexpr std::uint8_t kDle = 0x10, kEot = 0x04, kEsc = 0x1B, kGs = 0x1D;

std::uint8_t bits(unsigned fixed, std::initializer_list<std::pair<bool, unsigned>> flags) {
    for (const auto& [is_set, mask] : flags) fixed |= is_set ? mask : 0;
    return std::uint8_t(fixed);
}

}  // namespace

std::size_t ReceiptPrinter::take(BytesView bytes) {
    if (is_dead()) return bytes.size();
    std::size_t taken = 0;
    for (const std::uint8_t byte : bytes) {
        if (buffer_.size() >= buffer_maximum_) break;
        ++taken;
        buffer_.push_back(byte);
        // Looked for in all that arrives: dots that happen to be a question are answered, too.
        recent_.push_back(byte);
        if (recent_.size() > 3) recent_.erase(recent_.begin());
        if (recent_.size() == 3 && recent_[0] == kDle && recent_[1] == kEot && recent_[2] >= 1 && recent_[2] <= 4) {
            answer(recent_[2]);
        }
    }
    counts_.bytes += taken;
    work();
    return taken;
}

Bytes ReceiptPrinter::say(std::size_t most) {
    const auto end = said_.begin() + std::ptrdiff_t(std::min(most, said_.size()));
    Bytes said(said_.begin(), end);
    said_.erase(said_.begin(), end);
    return is_silent_ || is_dead() ? Bytes{} : said;
}

void ReceiptPrinter::run(Milliseconds time) {
    rows_allowed_ += double(time.count()) * speed_ * printing::kDotsPerMm / 1000;
    work();
    // It does not print faster later because it had nothing to do now.
    if (buffer_.empty() || !can_print()) rows_allowed_ = 0;
}

void ReceiptPrinter::end_paper_after(int rows) {
    rows_of_paper_ = rows;
    if (rows == 0) tell_change();
}

void ReceiptPrinter::put_paper_in() {
    rows_of_paper_ = -1;
    is_near_end_ = false;
    tell_change();
    work();
}

void ReceiptPrinter::open_cover() {
    is_cover_open_ = true;
    tell_change();
}

void ReceiptPrinter::close_cover() {
    is_cover_open_ = false;
    tell_change();
    work();
}

void ReceiptPrinter::jam_cutter() {
    is_cutter_jammed_ = true;
    tell_change();
}

void ReceiptPrinter::clear_cutter() {
    is_cutter_jammed_ = false;
    tell_change();
    work();
}

void ReceiptPrinter::come_to_its_senses() {
    is_silent_ = false;
    has_echo_ = true;
    claims_.clear();
}

void ReceiptPrinter::forget_everything() {
    buffer_.clear();
    recent_.clear();
    said_.clear();
    reports_changes_ = false;
    rows_left_ = 0;
    rows_to_live_ = -1;
}

void ReceiptPrinter::answer(std::uint8_t question) {
    ++questions_;
    const bool is_out = rows_of_paper_ == 0;
    std::uint8_t said = 0;
    if (question == 1) said = bits(0x12, {{!can_print(), 0x08}});
    if (question == 2) said = bits(0x12, {{is_cover_open_, 0x04}, {is_out, 0x20}, {is_cutter_jammed_, 0x40}});
    if (question == 3) said = bits(0x12, {{is_cutter_jammed_, 0x08}});
    if (question == 4) said = bits(0x12, {{is_near_end_, 0x0C}, {is_out, 0x60}});
    if (const auto claim = claims_.find(question); claim != claims_.end()) said = claim->second;
    said_.push_back(said);
}

void ReceiptPrinter::tell_change() {
    if (!reports_changes_) return;
    utter(Bytes{bits(0x10, {{!can_print(), 0x08}, {is_cover_open_, 0x20}}), bits(0, {{is_cutter_jammed_, 0x08}}),
                bits(0, {{is_near_end_, 0x03}, {rows_of_paper_ == 0, 0x0C}}), 0x0F});
}

void ReceiptPrinter::work() {
    while (!is_dead() && can_print()) {
        if ((rows_left_ > 0 ? print_row() : obey()) == Step::waits) return;
    }
}

std::optional<Bytes> ReceiptPrinter::front(std::size_t count) const {
    if (buffer_.size() < count) return std::nullopt;
    return Bytes(buffer_.begin(), buffer_.begin() + std::ptrdiff_t(count));
}

ReceiptPrinter::Step ReceiptPrinter::print_row() {
    const auto row = front(std::size_t(row_bytes_));
    if (!row || (speed_ > 0 && rows_allowed_ < 1)) return Step::waits;
    rows_allowed_ -= speed_ > 0 ? 1 : 0;
    drop(row->size());
    printing::Raster& picture = paper_.back().picture;
    picture.width = row_bytes_ * 8;
    ++picture.height;
    picture.bits.insert(picture.bits.end(), row->begin(), row->end());
    if (is_burnt_out_) std::fill(picture.bits.end() - std::ptrdiff_t(row->size()), picture.bits.end(), 0);
    ++rows_printed_;
    --rows_left_;
    if (rows_to_live_ > 0) --rows_to_live_;
    if (rows_of_paper_ > 0 && --rows_of_paper_ == 0) tell_change();
    return Step::done;
}

ReceiptPrinter::Step ReceiptPrinter::obey() {
    if (!buffer_.empty() && buffer_.front() == 0) {  // means nothing
        drop(1);
        return Step::done;
    }
    const auto begin = front(2);
    if (!begin) return Step::waits;
    const auto is = [&](std::uint8_t first, char second) {
        return (*begin)[0] == first && (*begin)[1] == std::uint8_t(second);
    };
    const std::size_t size = is(kGs, 'v')                   ? 8
                             : is(kGs, '(')                 ? 11
                             : is(kGs, 'V')                 ? 4
                             : is(kGs, 'a') || is(kGs, 'I') ? 3
                             : is(kDle, char(kEot))         ? 3
                             : is(kEsc, '@')                ? 2
                                                            : 1;
    const auto command = front(size);
    if (!command) return Step::waits;
    drop(size);
    if (size == 1) ++litter_;
    if (is(kGs, 'v')) {
        row_bytes_ = (*command)[4] | (*command)[5] << 8;
        rows_left_ = (*command)[6] | (*command)[7] << 8;
        ++counts_.pictures;
    } else if (is(kGs, 'V')) {
        cut();
    } else if (is(kGs, 'a')) {
        reports_changes_ = (*command)[2] != 0;
        tell_change();
    } else if (is(kGs, 'I')) {
        utter(as_bytes(std::string_view("_LOKET-80\0", 10)));
    } else if (is(kGs, '(') && has_echo_) {
        ++counts_.echoes;
        utter(Bytes{0x37, 0x22, (*command)[7], (*command)[8], (*command)[9], (*command)[10], 0});
    }
    return Step::done;
}

void ReceiptPrinter::cut() {
    paper_.back().edge = Paper::Edge::cut;
    if (prints_twice_) paper_.push_back(Paper(paper_.back()));
    paper_.emplace_back();
}

std::vector<ReceiptPrinter::Paper> ReceiptPrinter::paper() const {
    std::vector<Paper> pieces = paper_;
    std::erase_if(pieces, [](const Paper& piece) { return piece.picture.height == 0; });
    return pieces;
}

std::vector<ReceiptPrinter::Paper> ReceiptPrinter::take_paper() {
    std::vector<Paper> pieces = paper();
    paper_.assign(1, {});
    return pieces;
}

}  // namespace loket::test
