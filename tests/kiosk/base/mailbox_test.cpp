#include "kiosk/base/mailbox.hpp"

#include <doctest/doctest.h>

#include "kiosk/base/worker.hpp"

using namespace loket;

TEST_CASE("Messages from another thread arrive in order, and none after closing is let in") {
    Mailbox<int> mailbox;
    {
        const Worker sender("sender", [&] {
            for (int i = 0; i < 1000; ++i) mailbox.put(i);
            mailbox.close();
        });
        for (int i = 0; i < 1000; ++i) CHECK(mailbox.take() == i);
    }
    CHECK_FALSE(mailbox.take().has_value());
    CHECK_FALSE(mailbox.put(1));
}
