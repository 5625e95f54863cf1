#include "printing/escpos/probe.hpp"

namespace loket::printing::escpos {
namespace {

/// Not that of any job so soon.
constexpr ProcessId kProbe{0xABCD};
constexpr int kQuestions = 4;

/// Silence is an answer here.
Result<Can> can(const Result<void>& answered) {
    if (answered) return Can::yes;
    if (answered.error().fault == Fault::timeout) return Can::no;
    return tl::unexpected(answered.error());
}

}  // namespace

Result<Finding> probe(Channel& channel, const Clock& clock, Milliseconds patience) {
    const Abilities everything{Can::yes, Can::yes, Can::yes, Can::yes};
    Line line(channel, clock, everything, clock.steady() + 2 * kQuestions * patience, [](const Status&) {});
    Finding finding;
    TRY(line.hear_old());
    TRY(line.send(initialize(), patience));
    const auto status = line.ask_status(patience);
    finding.abilities.tell_status = TRY(can(status.map([](const Status&) {})));

    finding.status = line.status();
    if (!finding.status.is_ready()) return finding;

    TRY(line.send(report_changes(), patience));
    finding.abilities.report_changes = TRY(can(line.hear_until([&] { return line.has_reported_change(); }, patience)));
    TRY(line.send(report_nothing(), patience));

    line.expect_echo(kProbe);
    TRY(line.send(echo_when_printed(kProbe), patience));
    finding.abilities.echo = TRY(can(line.hear_until([&] { return line.has_echoed(); }, patience)));

    TRY(line.send(ask_model(), patience));
    TRY(can(line.hear_until([&] { return line.model().has_value(); }, patience)));
    if (line.model()) finding.model = line.model()->name;

    finding.status = line.status();
    const bool tells_paper = finding.abilities.tell_status == Can::yes || finding.abilities.report_changes == Can::yes;
    if (tells_paper && !finding.status.is_paper_low) finding.abilities.feel_low_paper = Can::yes;
    return finding;
}

}  // namespace loket::printing::escpos
