#include "printing/escpos/line.hpp"

#include <array>

namespace loket::printing::escpos {
namespace {

/// An unread past of more than this is a printer that never stops talking.
constexpr int kOldReads = 64;

}  // namespace

Result<void> Line::send(BytesView bytes, Milliseconds patience) {
    Tick deadline = clock_.steady() + patience;
    unsent_ = bytes.size();
    while (!bytes.empty()) {
        // A printer whose own answers nobody reads stops taking bytes.
        TRY(hear());
        const std::size_t taken = TRY(channel_.write(bytes));
        bytes = bytes.subspan(taken);
        unsent_ = bytes.size();
        const Tick now = clock_.steady();
        if (taken > 0) deadline = now + patience;
        if (bytes.empty()) break;
        if (now >= std::min(deadline, end_)) return fail(Fault::timeout, "the printer takes nothing");
        if (taken == 0) TRY(channel_.wait(Channel::Until::readable_or_writable, std::min(deadline, end_) - now));
    }
    return {};
}

Result<void> Line::hear_until(const std::function<bool()>& is_enough, Milliseconds patience) {
    const Tick deadline = std::min(clock_.steady() + patience, end_);
    while (true) {
        TRY(hear());
        if (is_enough()) return {};
        const Tick now = clock_.steady();
        if (now >= deadline) return fail(Fault::timeout, "the printer does not answer");
        TRY(channel_.wait(Channel::Until::readable, deadline - now));
    }
}

Result<void> Line::hear_old() {
    for (int reads = 0; reads < kOldReads; ++reads) {
        if (TRY(hear()) == 0) break;
    }
    return {};
}

Result<Status> Line::ask_status(Milliseconds patience) {
    TRY(hear_old());
    Status now = status_;
    for (const Question question : {Question::printer, Question::why_offline, Question::which_error, Question::paper}) {
        TRY(send(ask(question), patience));
        answer_.reset();
        waits_for_answer_ = true;
        const auto heard = hear_until([this] { return answer_.has_value(); }, patience);
        waits_for_answer_ = false;
        TRY(heard);
        learn(now, question, *answer_);
    }
    set_status(now);
    return status_;
}

void Line::lose() {
    Status status = status_;
    status.is_offline = true;
    set_status(status);
}

void Line::expect_echo(ProcessId id) {
    expected_ = id;
    has_echoed_ = false;
}

Result<std::size_t> Line::hear() {
    std::array<std::uint8_t, 256> bytes;
    const std::size_t count = TRY(channel_.read(bytes));
    for (const Said& said : hearing_.hear(BytesView(bytes).first(count))) take(said);
    return count;
}

void Line::take(const Said& said) {
    if (const auto* answer = std::get_if<Answer>(&said)) {
        if (waits_for_answer_ && !answer_) answer_ = *answer;
    } else if (const auto* change = std::get_if<Change>(&said)) {
        has_reported_change_ = true;
        if (abilities_.report_changes == Can::yes) set_status(status_of(*change));
    } else if (const auto* echo = std::get_if<Echo>(&said)) {
        if (expected_ && echo->id == expected_->text()) has_echoed_ = true;
    } else {
        model_ = std::get<Model>(said);
    }
}

void Line::set_status(Status status) {
    // Without the sensor the bit means nothing, and often stands.
    if (abilities_.feel_low_paper == Can::no) status.is_paper_low = false;
    if (is_status_told_ && status == status_) return;
    status_ = status;
    is_status_told_ = true;
    on_status_(status_);
}

}  // namespace loket::printing::escpos
