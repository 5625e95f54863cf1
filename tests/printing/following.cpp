#include "tests/printing/following.hpp"

#include <doctest/doctest.h>

#include <thread>

namespace loket::printing::test {

CupsQueue queue_of(const loket::test::PrintShop& shop) {
    return {.host = shop.host(), .port = shop.port(), .name = shop.queue()};
}

void wait_until(const std::function<bool()>& condition) {
    for (int beats = 0; !condition(); ++beats) {
        REQUIRE(beats < 1'200);
        std::this_thread::sleep_for(Milliseconds(50));
    }
}

PrintState settle(Press& press) {
    const SystemClock clock;
    std::optional<PrintState> outcome;
    wait_until([&] { return (outcome = press.poll(clock.steady())).has_value(); });
    return *outcome;
}

PrintState print(Press& press, const PrintRequest& request) {
    press.start(request, SystemClock().steady());
    return settle(press);
}

}  // namespace loket::printing::test
