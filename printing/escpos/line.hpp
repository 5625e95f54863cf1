// A receipt printer on a channel: what it is told goes out whole, what it says is heard, and both have their bounds.
// What it says without being asked, or too late, is never taken for an answer to something else.
#pragma once

#include <functional>
#include <optional>

#include "printing/escpos/channel.hpp"
#include "printing/escpos/commands.hpp"
#include "printing/escpos/hearing.hpp"
#include "printing/escpos/status.hpp"
#include "printing/escpos/unit.hpp"

namespace loket::printing::escpos {

/// Is told how the printer is, first and whenever that changes.
using OnStatus = std::function<void(const Status&)>;

class Line {
public:
    /// All must outlive it. `end`: every wait is over by then.
    Line(Channel& channel, const Clock& clock, Abilities abilities, Tick end, OnStatus on_status)
        : channel_(channel), clock_(clock), abilities_(abilities), end_(end), on_status_(std::move(on_status)) {}

    /// Fails with timeout when the printer takes no byte for `patience`, or as the channel does.
    Result<void> send(BytesView bytes, Milliseconds patience);
    /// How many bytes of what was sent last the printer did not take.
    std::size_t unsent() const { return unsent_; }
    /// Asks everything that tells how the printer is. Fails with timeout when an answer is missing after `patience`.
    Result<Status> ask_status(Milliseconds patience);
    /// Hears until `is_enough`. Fails with timeout after `patience`.
    Result<void> hear_until(const std::function<bool()>& is_enough, Milliseconds patience);
    /// The printer is given up: to whoever looks it is away.
    void lose();
    /// Reads away what was said before.
    Result<void> hear_old();

    const Status& status() const { return status_; }
    /// From now on the echo of this job is heard; one that came before is not it.
    void expect_echo(ProcessId id);
    bool has_echoed() const { return has_echoed_; }
    bool has_reported_change() const { return has_reported_change_; }
    const std::optional<Model>& model() const { return model_; }

private:
    Result<std::size_t> hear();
    void take(const Said& said);
    void set_status(Status status);

    Channel& channel_;
    const Clock& clock_;
    Abilities abilities_;
    Tick end_;
    OnStatus on_status_;
    Hearing hearing_;
    std::size_t unsent_ = 0;
    Status status_;
    bool is_status_told_ = false;
    bool waits_for_answer_ = false;
    std::optional<Answer> answer_;
    std::optional<ProcessId> expected_;
    bool has_echoed_ = false;
    bool has_reported_change_ = false;
    std::optional<Model> model_;
};

}  // namespace loket::printing::escpos
