#include "printing/escpos/conversation.hpp"

namespace loket::printing::escpos {
namespace {

/// While the printer works through its buffer it is asked now and then, so that an end of paper is seen.
constexpr Milliseconds kAskWhilePrinting{300};
/// 50 mm/s, the slowest on sale.
constexpr int kSlowestRowsPerSecond = 50 * kDotsPerMm;

class Conversation {
public:
    Conversation(const Job& job, const Abilities& abilities, Line& line, const Clock& clock, const Patience& patience)
        : job_(job), abilities_(abilities), line_(line), clock_(clock), patience_(patience), leftover_(job.before) {}

    Ending hold() {
        const auto confirmed = talk();
        if (abilities_.report_changes == Can::yes && if_broken_ == Outcome::unknown) {
            // Whether it hears this does not matter to the slip.
            (void)line_.send(report_nothing(), patience_.for_answer);
        }
        if (!confirmed && if_broken_ != Outcome::unverified && confirmed.error().fault != Fault::refused) line_.lose();
        if (confirmed) return {Outcome::confirmed, line_.status(), std::nullopt, leftover_};
        return {if_broken_, line_.status(), confirmed.error(), leftover_};
    }

private:
    /// Comes to its end only when the printer has said that the slip is printed.
    Result<void> talk() {
        TRY(line_.hear_old());
        TRY(require_ready());
        TRY(clear_leftover());
        TRY(line_.send(initialize(), patience_.for_answer));
        if (abilities_.report_changes == Can::yes) TRY(line_.send(report_changes(), patience_.for_answer));
        TRY(job_.on_begin());
        for (int row = 0; row < job_.picture.height; row += kBandRows) {
            if (row > 0) TRY(require_ready());
            // From here on the printer may have a byte of the picture.
            if_broken_ = Outcome::cut_short;
            TRY(send_whole(band(job_.picture, row)));
        }
        if_broken_ = Outcome::unknown;
        TRY(send_whole(feed_and_cut()));
        leftover_.is_uncut = false;
        if (abilities_.echo == Can::yes) {
            TRY(line_.hear_old());
            line_.expect_echo(job_.id);
            TRY(line_.send(echo_when_printed(job_.id), patience_.for_band));
            return hear_echo();
        }
        TRY(require_ready());
        if_broken_ = Outcome::unverified;
        return fail(Fault::unknown, "the printer cannot say what it has printed");
    }

    /// A slip that broke off comes out by itself, and what the printer still waited for is nothing but white.
    Result<void> clear_leftover() {
        if (leftover_.missing_bytes > 0) TRY(send_whole(Bytes(std::size_t(leftover_.missing_bytes))));
        if (!leftover_.is_uncut) return {};
        TRY(send_whole(feed_and_cut()));
        leftover_.is_uncut = false;
        return {};
    }

    Result<void> send_whole(BytesView command) {
        leftover_.is_uncut = true;
        const auto sent = line_.send(command, patience_.for_band);
        leftover_.missing_bytes = int(line_.unsent());
        return sent;
    }

    Result<void> require_ready() {
        if (abilities_.tell_status == Can::yes) TRY(line_.ask_status(patience_.for_answer));
        if (line_.status().is_ready()) return {};
        std::string needs;
        for (const std::string& reason : reasons_of(line_.status())) needs += (needs.empty() ? "" : " ") + reason;
        return fail(Fault::refused, needs);
    }

    Result<void> hear_echo() {
        const auto is_echoed = [this] { return line_.has_echoed(); };
        const Milliseconds of_paper(std::int64_t(job_.picture.height) * 1000 / kSlowestRowsPerSecond);
        const Tick deadline = clock_.steady() + of_paper + patience_.for_echo;
        while (clock_.steady() < deadline) {
            const auto heard = line_.hear_until(is_echoed, kAskWhilePrinting);
            if (heard || heard.error().fault != Fault::timeout) return heard;
            const auto ready = require_ready();
            if (is_echoed()) return {};  // what came after it is not about this slip any more
            TRY(ready);
        }
        if_broken_ = Outcome::unverified;
        return fail(Fault::timeout, "the printer does not say that it is done");
    }

    const Job& job_;
    const Abilities& abilities_;
    Line& line_;
    const Clock& clock_;
    const Patience& patience_;
    Outcome if_broken_ = Outcome::untouched;  // how it ends if it breaks now
    Leftover leftover_;                       // what stays in the printer if it breaks now
};

}  // namespace

std::string_view name_of(Outcome outcome) {
    switch (outcome) {
        case Outcome::confirmed: return "confirmed";
        case Outcome::unverified: return "unverified";
        case Outcome::untouched: return "untouched";
        case Outcome::cut_short: return "cut-short";
        case Outcome::unknown: return "unknown";
    }
    return "unknown";
}

Ending print_slip(const Job& job, const Abilities& abilities, Channel& channel, const Clock& clock,
                  const OnStatus& on_status, const Patience& patience) {
    Line line(channel, clock, abilities, clock.steady() + patience.for_everything, on_status);
    return Conversation(job, abilities, line, clock, patience).hold();
}

Result<Status> look_at(const Abilities& abilities, Channel& channel, const Clock& clock, Milliseconds patience) {
    if (abilities.tell_status == Can::no) return Status{};
    Line line(channel, clock, abilities, clock.steady() + patience, [](const Status&) {});
    return line.ask_status(patience);
}

}  // namespace loket::printing::escpos
