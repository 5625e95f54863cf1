#include "printing/queue_memory.hpp"

#include <doctest/doctest.h>

#include "kiosk/base/files.hpp"
#include "printing/backend_job.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace loket;
using namespace loket::printing;
using escpos::Leftover;
using loket::test::TemporaryFolder;

namespace {

/// As each job's backend finds it.
QueueMemory memory_in(const TemporaryFolder& folder) {
    auto memory = QueueMemory::open(folder.path(), "loket");
    REQUIRE(memory.has_value());
    return *memory;
}

Result<BackendJob> job_with(const char* options) {
    return backend_job_of(std::vector{"loket-ipp", "42", "loket", "BTM2-00427-P", "1", options});
}

}  // namespace

TEST_CASE("A queue remembers over its scheduler's end what it has begun, how that ended and what it left") {
    const TemporaryFolder folder;
    CHECK(memory_in(folder).end_of("urn:uuid:1") == std::nullopt);
    REQUIRE(memory_in(folder).begin("urn:uuid:1", Leftover{9'224, true}).has_value());
    CHECK(memory_in(folder).end_of("urn:uuid:1") == PrintState::unknown);
    CHECK(memory_in(folder).leftover() == Leftover{9'224, true});

    REQUIRE(memory_in(folder).end("urn:uuid:1", PrintState::failed, Leftover{17, true}).has_value());
    CHECK(memory_in(folder).end_of("urn:uuid:1") == PrintState::failed);
    CHECK(memory_in(folder).leftover() == Leftover{17, true});

    // One that was never begun has no end here.
    REQUIRE(memory_in(folder).end("urn:uuid:2", PrintState::queued, Leftover{}).has_value());
    CHECK(memory_in(folder).end_of("urn:uuid:2") == std::nullopt);
    CHECK(memory_in(folder).leftover() == Leftover{});
}

TEST_CASE("Two queues of one scheduler know nothing of each other") {
    const TemporaryFolder folder;
    REQUIRE(memory_in(folder).begin("urn:uuid:1", {}).has_value());
    CHECK(QueueMemory::open(folder.path(), "../loket")->end_of("urn:uuid:1") == std::nullopt);
}

TEST_CASE("Only the last hundred jobs are kept") {
    const TemporaryFolder folder;
    for (int i = 0; i < 102; ++i) REQUIRE(memory_in(folder).begin("urn:uuid:" + std::to_string(i), {}).has_value());
    CHECK(memory_in(folder).end_of("urn:uuid:1") == std::nullopt);
    CHECK(memory_in(folder).end_of("urn:uuid:2") == PrintState::unknown);
    CHECK(memory_in(folder).end_of("urn:uuid:101") == PrintState::unknown);
}

TEST_CASE("A memory that is spoiled is none, and one that cannot be kept is an error") {
    const TemporaryFolder folder;
    const std::string spoiled = "begun\nbegun \nmissing 99999999999999\nmissing -4\nuncut?\n\xFF\x00 begun a b c";
    REQUIRE(write_file(folder.path() / "loket-loket.jobs", as_bytes(spoiled), FileMode::readable_by_all).has_value());
    CHECK(memory_in(folder).leftover() == Leftover{});
    CHECK(memory_in(folder).end_of("") == std::nullopt);

    auto nowhere = QueueMemory::open(folder.path() / "no such folder", "loket");
    REQUIRE(nowhere.has_value());
    CHECK_FALSE(nowhere->begin("urn:uuid:1", {}).has_value());
}

TEST_CASE("What CUPS tells a backend of its job") {
    const auto job = job_with("media=custom job-uuid=urn:uuid:5d1f loket-wanted-until=1764500000 time-at-processing=1");
    REQUIRE(job.has_value());
    CHECK(job->id == 42);
    CHECK(job->uuid == "urn:uuid:5d1f");
    CHECK(job->wanted_until == Instant{std::chrono::seconds(1'764'500'000)});
    CHECK(job->file.empty());

    CHECK(job_with("")->uuid == "job-42");
    CHECK(job_with("xjob-uuid=a job-uuid")->uuid == "job-42");
    CHECK(job_with("loket-wanted-until=soon")->wanted_until == std::nullopt);
    CHECK(backend_job_of(std::vector{"a", "42", "b", "c", "1", "", "/tmp/a"})->file == "/tmp/a");
    CHECK_FALSE(backend_job_of(std::vector{"a", "42x", "b", "c", "1", ""}).has_value());
    CHECK_FALSE(backend_job_of(std::vector{"a", "42"}).has_value());
}

TEST_CASE("A job that comes back after its press has given it up is stale") {
    const auto job = job_with("loket-wanted-until=1000");
    CHECK_FALSE(is_stale(*job, Instant{std::chrono::seconds(1'000)}));
    CHECK(is_stale(*job, Instant{std::chrono::seconds(1'001)}));
    CHECK_FALSE(is_stale(*job_with(""), Instant{std::chrono::seconds(1'001)}));  // another's
}
