#include "printing/press.hpp"

#include <doctest/doctest.h>

#include "tests/support/manual_clock.hpp"
#include "tests/support/memory_spooler.hpp"

using namespace loket;
using namespace loket::printing;

namespace {

struct Counter {
    loket::test::ManualClock clock;
    loket::test::MemorySpooler spooler;
    Press press{spooler, Tuning{}};

    void start() { press.start({"BTM2-00427-P", to_bytes("%PDF"), 80, 160}, clock.steady()); }
    std::optional<PrintState> poll_after(Milliseconds by) {
        clock.advance(by);
        return press.poll(clock.steady());
    }
};

constexpr Milliseconds kBeat{300};

}  // namespace

TEST_CASE("A resident gets a receipt, and the press says so once") {
    Counter counter;
    counter.start();
    CHECK(counter.press.job() == JobHandle{"1"});
    CHECK(counter.poll_after(kBeat) == std::nullopt);
    counter.spooler.begin();
    CHECK(counter.poll_after(kBeat) == std::nullopt);
    counter.spooler.finish();
    CHECK(counter.poll_after(kBeat) == PrintState::confirmed);
    CHECK(counter.poll_after(kBeat) == std::nullopt);
    CHECK_FALSE(counter.press.is_busy());
}

TEST_CASE("A printer switched off in the middle leaves a receipt that somebody must look for") {
    Counter counter;
    counter.start();
    counter.spooler.lose_trace();
    CHECK(counter.poll_after(kBeat) == PrintState::unverified);

    counter.start();
    counter.spooler.finish();
    CHECK(counter.poll_after(kBeat) == PrintState::confirmed);
}

TEST_CASE("Without a scheduler the receipt is handed back; without a queue it has failed; the officer sees why") {
    Counter counter;
    counter.spooler.disconnect();
    counter.start();
    CHECK(counter.poll_after(kBeat) == PrintState::queued);
    CHECK(counter.press.condition() == PrinterCondition::offline);

    counter.spooler.remove_queue();
    counter.start();
    CHECK(counter.poll_after(kBeat) == PrintState::failed);
    CHECK(counter.press.condition() == PrinterCondition::absent);
    CHECK(counter.spooler.jobs().empty());

    counter.spooler.connect();
    CHECK(counter.press.look_at_printer() == PrinterCondition::ready);
}

TEST_CASE("A connection that breaks behind the document leaves the outcome unknown, and nothing is sent again") {
    Counter counter;
    counter.spooler.break_after_next_document();
    counter.start();
    CHECK(counter.poll_after(kBeat) == PrintState::unknown);
    CHECK(counter.poll_after(kBeat) == std::nullopt);
    CHECK(counter.spooler.jobs().size() == 1);
}

TEST_CASE("A scheduler that is away for some seconds does not cost the resident the receipt") {
    Counter counter;
    counter.start();
    counter.spooler.begin();
    counter.spooler.disconnect();
    CHECK(counter.poll_after(Milliseconds(5'000)) == std::nullopt);
    CHECK(counter.press.condition() == PrinterCondition::offline);
    counter.spooler.connect();
    counter.spooler.finish();
    CHECK(counter.poll_after(kBeat) == PrintState::confirmed);
    CHECK(counter.press.condition() == PrinterCondition::ready);
}

TEST_CASE("A scheduler that stays away leaves the outcome unknown") {
    Counter counter;
    counter.start();
    counter.spooler.disconnect();
    CHECK(counter.poll_after(Milliseconds(11'999)) == std::nullopt);
    CHECK(counter.poll_after(Milliseconds(1)) == std::nullopt);  // it may still be back to say
    CHECK(counter.poll_after(Milliseconds(3'000)) == PrintState::unknown);
}

TEST_CASE("A hung printer is given up at the deadline, and its job canceled so that it cannot print later") {
    Counter counter;
    counter.start();
    counter.spooler.begin();
    counter.spooler.run_out_of_paper();
    CHECK(counter.poll_after(Milliseconds(11'999)) == std::nullopt);
    CHECK(counter.press.condition() == PrinterCondition::no_paper);
    CHECK(counter.poll_after(Milliseconds(1)) == PrintState::unknown);
    CHECK(counter.spooler.jobs().back().state == IppJobState::canceled);
}

TEST_CASE("A printer that was switched off gets nothing, and the receipt can be printed when it is back") {
    Counter counter;
    counter.spooler.switch_printer_off();
    counter.start();
    CHECK(counter.press.job() == std::nullopt);
    CHECK(counter.poll_after(kBeat) == PrintState::queued);
    CHECK(counter.press.condition() == PrinterCondition::offline);
    CHECK(counter.spooler.jobs().empty());

    counter.spooler.mend();
    counter.start();
    counter.spooler.finish();
    CHECK(counter.poll_after(kBeat) == PrintState::confirmed);
}

TEST_CASE("A job that never began is handed back once it is canceled") {
    Counter counter;
    counter.start();
    CHECK(counter.poll_after(Milliseconds(12'000)) == PrintState::queued);
    CHECK(counter.spooler.jobs().back().state == IppJobState::canceled);
}

TEST_CASE("A job that began in the moment of its cancellation may have come out, and is not printed again by itself") {
    Counter counter;
    counter.start();
    counter.spooler.begin_when_canceled();
    CHECK(counter.poll_after(Milliseconds(12'000)) == PrintState::unknown);
}

TEST_CASE("Whoever works on a receipt that is given up says in the end how far it came") {
    for (const PrintState end : {PrintState::failed, PrintState::unknown, PrintState::confirmed, PrintState::queued}) {
        Counter counter;
        counter.start();
        counter.spooler.begin();
        counter.spooler.end_slowly();
        CHECK(counter.poll_after(Milliseconds(12'000)) == std::nullopt);
        CHECK(counter.poll_after(Milliseconds(300)) == std::nullopt);
        counter.spooler.testify(end);
        CHECK(counter.poll_after(Milliseconds(300)) == end);
    }
    Counter counter;
    counter.start();
    counter.spooler.begin();
    counter.spooler.end_slowly();
    CHECK(counter.poll_after(Milliseconds(12'000)) == std::nullopt);
    CHECK(counter.poll_after(Milliseconds(3'000)) == PrintState::unknown);
}

TEST_CASE("A receipt that comes out at the very deadline counts") {
    Counter counter;
    counter.start();
    counter.spooler.finish();
    CHECK(counter.poll_after(Milliseconds(60'000)) == PrintState::confirmed);
}

TEST_CASE("A jammed receipt has failed; a stopped one is also canceled so that mending does not print it") {
    Counter counter;
    counter.start();
    counter.spooler.jam();
    counter.spooler.abort();
    CHECK(counter.poll_after(kBeat) == PrintState::failed);
    CHECK(counter.press.condition() == PrinterCondition::jam);

    counter.start();
    counter.spooler.stop();
    CHECK(counter.poll_after(kBeat) == PrintState::failed);
    CHECK(counter.spooler.jobs().back().state == IppJobState::canceled);
}

TEST_CASE("After a power cut the press picks up the job it had given away, or says that its trace is lost") {
    Counter before;
    before.start();
    const JobHandle job = *before.press.job();

    Press press(before.spooler, Tuning{});
    press.follow(job, before.clock.steady());
    CHECK(press.poll(before.clock.steady()) == std::nullopt);
    before.spooler.finish();
    CHECK(press.poll(before.clock.steady()) == PrintState::confirmed);

    before.spooler.forget();
    press.follow(job, before.clock.steady());
    CHECK(press.poll(before.clock.steady()) == PrintState::unknown);
    CHECK(before.spooler.jobs().size() == 1);
}
