// Attempts followed to their end in the press's own rhythm, through processes that are not ours; no time is asserted.
#pragma once

#include <functional>

#include "printing/cups_spooler.hpp"
#include "printing/press.hpp"
#include "tests/support/print_shop.hpp"

namespace loket::printing::test {

CupsQueue queue_of(const loket::test::PrintShop& shop);

/// A minute, so that a hanging program fails the test and the shop is still closed.
void wait_until(const std::function<bool()>& condition);

PrintState settle(Press& press);
PrintState print(Press& press, const PrintRequest& request);

}  // namespace loket::printing::test
