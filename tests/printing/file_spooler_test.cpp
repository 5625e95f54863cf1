#include "printing/file_spooler.hpp"

#include <doctest/doctest.h>

#include "kiosk/base/files.hpp"
#include "printing/press.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace loket;
using namespace loket::printing;

TEST_CASE("Without a printer each receipt is a file, and nobody claims that it was printed") {
    const loket::test::TemporaryFolder folder;
    FileSpooler spooler(folder.path() / "receipts");
    Press press(spooler, Tuning{});
    const Tick now = loket::test::ManualClock().steady();
    for (const char* document : {"first", "second"}) {
        press.start({"BTM2-00427-P", to_bytes(document), 80, 160}, now);
        CHECK(press.poll(now) == PrintState::unverified);
    }
    CHECK(as_text(*read_file(folder.path() / "receipts/BTM2-00427-P.1.pdf", 100)) == "first");
    CHECK(as_text(*read_file(folder.path() / "receipts/BTM2-00427-P.2.pdf", 100)) == "second");
}

TEST_CASE("A receipt's name never leads out of the folder") {
    const loket::test::TemporaryFolder folder;
    FileSpooler spooler(folder.path());
    for (const char* name : {"", "../x", "a/b", ".", "a b", "BTM2\n"}) {
        CAPTURE(name);
        CHECK(spooler.submit({name, {}, 80, 160}).error().fault == Fault::refused);
    }
    CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("A canceled file is gone, and so is its job") {
    const loket::test::TemporaryFolder folder;
    FileSpooler spooler(folder.path());
    const auto job = spooler.submit({"BTM2-00427-P", to_bytes("x"), 80, 160});
    REQUIRE(job.has_value());
    CHECK(spooler.cancel(*job).has_value());
    CHECK(std::filesystem::is_empty(folder.path()));
    CHECK(spooler.look_at(*job).error().fault == Fault::not_found);
    CHECK(spooler.cancel(*job).error().fault == Fault::not_found);
}
