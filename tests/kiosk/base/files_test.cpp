#include "kiosk/base/files.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "tests/support/temporary_folder.hpp"

using namespace loket;

TEST_CASE("A file is replaced whole, and private where it must be") {
    const test::TemporaryFolder folder;
    const auto path = folder.path() / "identity";
    REQUIRE(write_file(path, as_bytes("old"), FileMode::private_to_owner).has_value());
    REQUIRE(write_file(path, as_bytes("new"), FileMode::private_to_owner).has_value());
    CHECK(as_text(*read_file(path, 100)) == "new");
    struct stat info {};
    REQUIRE(stat(path.c_str(), &info) == 0);
    CHECK((info.st_mode & 0777) == 0600);
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("A folder is held by one at a time") {
    const test::TemporaryFolder folder;
    {
        const auto first = hold_folder(folder.path());
        REQUIRE(first.has_value());
        CHECK(hold_folder(folder.path()).error().fault == Fault::busy);
    }
    CHECK(hold_folder(folder.path()).has_value());
    CHECK(hold_folder(folder.path() / "none").error().fault == Fault::not_found);
}

TEST_CASE("A missing file and one over its limit are told apart") {
    const test::TemporaryFolder folder;
    CHECK(read_file(folder.path() / "none", 100).error().fault == Fault::not_found);
    REQUIRE(write_file(folder.path() / "big", Bytes(101), FileMode::readable_by_all).has_value());
    CHECK(read_file(folder.path() / "big", 100).error().fault == Fault::too_large);
    CHECK(read_file(folder.path() / "big", 101)->size() == 101);
}
