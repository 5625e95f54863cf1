// Invented tickets for the tests of this room.
#pragma once

#include "printing/ticket.hpp"

namespace loket::printing::test {

/// A valid complaint by an invented woman about a bridge in Babat Toman, to be spoilt by the test at hand.
Draft draft_of_a_bridge();
/// Captured on Monday, 23 November 2026, 09.42 WIB.
Instant captured_at();
Office office_of_babat_toman();
/// BTM2-00427 and the code K3VQ-9X7M. Requires a valid draft.
Ticket ticket_of(const Draft& draft, const Office& office = office_of_babat_toman());

}  // namespace loket::printing::test
