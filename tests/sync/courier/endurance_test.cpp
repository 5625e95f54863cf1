#include "sync/courier/endurance.hpp"

#include <doctest/doctest.h>

using namespace loket;
using namespace loket::sync;

namespace {

constexpr std::size_t kHeads = 700;

/// A link that ends each connection after so many bytes, and all that is sent over it.
struct DyingLink {
    std::size_t life;
    Endurance endurance{};
    std::size_t carried = 0;  // by the connection that stands
    std::size_t sent = 0;
    std::size_t arrived = 0;
    int deaths = 0;

    void send(std::size_t at_most) {
        const Endurance::Advice advice = endurance.next();
        if (advice.line == Line::fresh) carried = 0;
        const std::size_t bytes = std::min(advice.bytes, at_most);
        if (carried + bytes + kHeads > life) {
            sent += life - carried;
            endurance.died(carried + bytes + kHeads);  // all that was written, of which not all has left
            carried = 0;
            ++deaths;
            return;
        }
        carried += bytes + kHeads;
        sent += bytes + kHeads;
        arrived += bytes;
        endurance.survived(carried);
    }
};

}  // namespace

TEST_CASE("Without a death nothing is known, and nothing is held back") {
    Endurance endurance;
    endurance.survived(5'000);
    CHECK(endurance.next() == Endurance::Advice{std::numeric_limits<std::size_t>::max(), Line::kept});
}

TEST_CASE("Connections that die after so many bytes are filled up to there, and little is sent twice") {
    struct Row {
        std::size_t life;
        double times;  // heads included, which weigh the more the shorter the connections are
    };
    for (const auto& [life, times] : {Row{100'000, 1.15}, Row{20'000, 1.2}, Row{5'000, 1.5}}) {
        CAPTURE(life);
        DyingLink link{life};
        while (link.arrived < 15 * life) link.send(145'000);
        CHECK(double(link.sent) < times * double(link.arrived));
        CHECK(link.deaths < 12);
    }
}

TEST_CASE("One accident does not make a good link slow") {
    DyingLink link{.life = 40'000};
    link.send(145'000);
    REQUIRE(link.deaths == 1);
    link.life = std::size_t{1} << 40;
    int calls = 0;
    for (; link.endurance.next().bytes < 145'000; ++calls) link.send(145'000);
    CHECK(calls < 20);
    CHECK(link.endurance.next().line == Line::kept);
}

TEST_CASE("However short the connections are, something is always tried") {
    Endurance endurance;
    for (int i = 0; i < 40; ++i) {
        endurance.died(i < 20 ? 10'000 : 1);
        CHECK(endurance.next().bytes > 0);
    }
}
