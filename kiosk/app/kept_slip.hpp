// What this counter keeps of a report besides the sealed envelope: its receipt, and what a status needs to name it. It
// lies in the ledger under lock: by the device's key while paper is owed, so that a power cut cannot cost a resident
// the number and the code; by a key from number and code once that is settled, so that only the paper opens it again.
#pragma once

#include <string>

#include "kiosk/base/bytes.hpp"
#include "kiosk/base/entropy.hpp"
#include "kiosk/base/result.hpp"
#include "kiosk/base/secret.hpp"
#include "kiosk/report/ticket_number.hpp"
#include "kiosk/report/topic.hpp"
#include "kiosk/store/ledger.hpp"
#include "printing/ticket.hpp"

namespace loket::kiosk {

struct KeptSlip {
    Kind kind;
    std::string topic;  ///< code
    printing::Ticket ticket;
};

/// Under the device's lock key.
Bytes lock_for_device(const KeptSlip& slip, const TicketNumber& number, const Secret& device_key, Entropy& entropy);
/// Under a key from number and code. Takes about 0.1 s. Fails as derive_key.
Result<Bytes> lock_for_paper(const KeptSlip& slip, const TicketNumber& number, Entropy& entropy);

/// Requires a slip that has not been relocked. Fails with damaged.
Result<KeptSlip> open_for_device(const LedgerEntry& entry, const Secret& device_key);
/// Opens either form for whoever has the code. Fails with refused when it is another code, with damaged otherwise.
Result<KeptSlip> open_for_paper(const LedgerEntry& entry, const Secret& code, const Secret& device_key);

}  // namespace loket::kiosk
