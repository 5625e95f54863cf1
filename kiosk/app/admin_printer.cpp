#include "kiosk/app/admin_printer.hpp"

#include "printing/escpos/device.hpp"
#include "printing/escpos/probe.hpp"

namespace loket::kiosk {
namespace {

namespace escpos = printing::escpos;

constexpr Milliseconds kPatience{5'000};
/// Dots that the heads of 80 and of 58 mm reach.
constexpr int kWide = 576, kNarrow = 384;

Result<escpos::Unit> unit_at(const ProbeOptions& options) {
    const bool is_file = options.place.starts_with('/');
    auto unit = escpos::parse_unit(std::string(escpos::kUnitScheme) + "://" + options.place + (is_file ? "" : "/"));
    if (!unit) {
        return fail(Fault::malformed, "a printer is an IPv4 address, perhaps with a port, or a file below /dev",
                    options.place);
    }
    unit->width = options.paper == provisioning::Paper::roll_80mm ? kWide : kNarrow;
    return unit;
}

std::string line(std::string name, const std::string& value) {
    name.resize(10, ' ');
    return name + value + "\n";
}

std::string line(const char* name, escpos::Can can, const char* if_it_can, const char* if_not) {
    return line(name, can == escpos::Can::yes ? std::string("yes: ") + if_it_can : std::string("no: ") + if_not);
}

std::string needs(const escpos::Status& status) {
    std::string text;
    for (const std::string& reason : reasons_of(status)) text += (text.empty() ? "" : ", ") + reason;
    return text.empty() ? "ready" : text;
}

}  // namespace

Result<Finding> probe_printer(const ProbeOptions& options, const Clock& clock) {
    escpos::Unit unit = TRY(unit_at(options));
    const auto channel = TRY(escpos::open_device(unit, {}, kPatience));
    const escpos::Finding found = TRY(escpos::probe(*channel, clock));
    unit.abilities = found.abilities;
    if (!found.status.is_ready()) {
        return Finding{Finding::State::not_in_order,
                       line("status", needs(found.status)) + "\nMend that, put a full roll in, and ask again.\n"};
    }
    const std::string text =
        line("model", found.model.empty() ? "(it does not say)" : found.model) +
        line("status", found.abilities.tell_status, "it tells when paper is out or the cover open",
             "nobody learns from it that paper is out or the cover open") +
        line("changes", found.abilities.report_changes, "it tells by itself", "it is asked between bands") +
        line("echo", found.abilities.echo, "it says when a receipt is out",
             "each resident is asked whether the receipt came out") +
        line("low", found.abilities.feel_low_paper, "it feels the end of the roll coming",
             "no sensor, or the roll was not full") +
        line("width", std::to_string(unit.width) + " dots, as told; a printer does not say") +
        line("address", text_of(unit)) + "\nIts queue, as root:\n  lpadmin -p loket -E -v '" + text_of(unit) +
        "' -P loket-escpos.ppd -o printer-error-policy=abort-job\nand in loket.toml: kind = \"escpos\"\n";
    const bool tells = found.abilities.tell_status == escpos::Can::yes;
    return Finding{tells ? Finding::State::in_order : Finding::State::not_in_order, text};
}

}  // namespace loket::kiosk
