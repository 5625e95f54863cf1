#include "kiosk/app/kept_slip.hpp"

#include "kiosk/base/seal.hpp"

namespace loket::kiosk {
namespace {

/// A locked slip opens for no other number.
std::string place_of(const TicketNumber& number) { return "slip/" + number.text(); }

/// Kind and topic on a line each, then the ticket as JSON.
Secret pack(const KeptSlip& slip) {
    const Secret ticket = to_json(slip.ticket);
    Bytes packed = to_bytes(std::string(code_of(slip.kind)) + "\n" + slip.topic + "\n");
    packed.insert(packed.end(), ticket.reveal().begin(), ticket.reveal().end());
    return Secret(std::move(packed));
}

Result<KeptSlip> unpack(const Secret& packed) {
    const std::string_view text = packed.reveal_text();
    const auto kind_end = text.find('\n');
    const auto topic_end = kind_end == text.npos ? text.npos : text.find('\n', kind_end + 1);
    if (topic_end == text.npos) return fail(Fault::damaged, "not a kept slip");
    const auto kind = parse_kind(text.substr(0, kind_end));
    if (!kind) return fail(Fault::damaged, "a kept slip of no known kind");
    auto ticket = TRY(printing::ticket_from_json(text.substr(topic_end + 1)));
    return KeptSlip{*kind, std::string(text.substr(kind_end + 1, topic_end - kind_end - 1)), std::move(ticket)};
}

/// The 8 characters of the code on a ticket, without its dash.
Result<Secret> code_on(const printing::Ticket& ticket) { return parse_secret_code(ticket.code.reveal_text()); }

}  // namespace

Bytes lock_for_device(const KeptSlip& slip, const TicketNumber& number, const Secret& device_key, Entropy& entropy) {
    return lock(pack(slip).reveal(), device_key, place_of(number), entropy);
}

Result<Bytes> lock_for_paper(const KeptSlip& slip, const TicketNumber& number, Entropy& entropy) {
    const Secret code = TRY(code_on(slip.ticket));
    const Secret key = TRY(derive_key(code.reveal_text(), number.text()));
    return lock(pack(slip).reveal(), key, place_of(number), entropy);
}

Result<KeptSlip> open_for_device(const LedgerEntry& entry, const Secret& device_key) {
    return unpack(Secret(TRY(unlock(entry.slip, device_key, place_of(entry.number)))));
}

Result<KeptSlip> open_for_paper(const LedgerEntry& entry, const Secret& code, const Secret& device_key) {
    if (entry.relocked_at) {
        const Secret key = TRY(derive_key(code.reveal_text(), entry.number.text()));
        auto opened = unlock(entry.slip, key, place_of(entry.number));
        if (!opened) return fail(Fault::refused, "another code");
        return unpack(Secret(std::move(*opened)));
    }
    auto slip = TRY(open_for_device(entry, device_key));
    const Secret own = TRY(code_on(slip.ticket));
    if (equal_in_constant_time(own.reveal(), code.reveal())) return slip;
    wipe(slip.ticket);
    return fail(Fault::refused, "another code");
}

}  // namespace loket::kiosk
