// The disk itself: what a cut of its power may leave, and what not.
#include "tests/support/power_disk.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace loket;
using namespace loket::test;

namespace {

constexpr std::size_t kSector = 512;

/// A disk with a file of two sectors, "oo", that is durable under its name.
struct OldFile {
    OldFile() {
        disk.create("f");
        disk.write(file(), 0, Bytes(2 * kSector, 'o'));
        disk.sync(file());
        disk.sync_names();
    }
    DiskFile& file() { return *disk.find("f"); }

    PowerDisk disk;
};

/// The first letter of each sector, "ob"; "-" when there is no file.
std::string seen(const PowerDisk& disk) {
    const auto file = disk.find("f");
    if (!file) return "-";
    std::string letters;
    for (std::size_t at = 0; at < file->content.size(); at += kSector) letters += static_cast<char>(file->content[at]);
    return letters;
}

/// All that a cut can leave.
std::set<std::string> left_by_cuts(const PowerDisk& disk) {
    std::set<std::string> all;
    for (std::uint64_t seed = 0; seed < 2000; ++seed) all.insert(seen(disk.after_cut(seed)));
    return all;
}

using Texts = std::set<std::string>;

}  // namespace

TEST_CASE("What was synced outlives every cut") {
    OldFile old;
    CHECK(left_by_cuts(old.disk) == Texts{"oo"});
    CHECK(seen(old.disk.after_worst_cut()) == "oo");
}

TEST_CASE("What was written later may be lost, kept, or torn at each sector, the later part without the earlier") {
    OldFile old;
    old.disk.write(old.file(), 0, Bytes(kSector, 'a'));
    old.disk.write(old.file(), kSector, Bytes(kSector, 'b'));
    CHECK(seen(old.disk) == "ab");
    CHECK(left_by_cuts(old.disk) == Texts{"oo", "ao", "ob", "ab"});
    CHECK(seen(old.disk.after_worst_cut()) == "oo");
    CHECK(seen(old.disk.after_kill()) == "ab");
}

TEST_CASE("A sector that was written twice holds any of what it has held, a half sector is written as a whole or not") {
    OldFile old;
    old.disk.write(old.file(), 0, Bytes(kSector / 2, 'a'));
    old.disk.write(old.file(), 0, Bytes(kSector / 2, 'b'));
    CHECK(left_by_cuts(old.disk) == Texts{"oo", "ao", "bo"});
}

TEST_CASE("Two disks have the same hash when the same files hold the same") {
    OldFile old;
    OldFile alike;
    CHECK(old.disk.content_hash() == alike.disk.content_hash());
    alike.disk.write(alike.file(), kSector, Bytes(1, 'a'));
    CHECK(old.disk.content_hash() != alike.disk.content_hash());
    CHECK(old.disk.content_hash() == alike.disk.after_worst_cut().content_hash());
    old.disk.create("g");
    CHECK(old.disk.content_hash() != old.disk.after_worst_cut().content_hash());
    old.disk.remove("g");
    CHECK(old.disk.content_hash() == old.disk.after_worst_cut().content_hash());
}

TEST_CASE("A file that grew or shrank has one of the lengths it had") {
    OldFile old;
    SUBCASE("shrank") {
        old.disk.truncate(old.file(), 0);
        CHECK(left_by_cuts(old.disk) == Texts{"oo", ""});
    }
    SUBCASE("grew, and may be longer than what is in it") {
        old.disk.write(old.file(), 2 * kSector, Bytes(kSector, 'a'));
        const Texts left = left_by_cuts(old.disk);
        CHECK(left.count("oo") == 1);
        CHECK(left.count("ooa") == 1);
        CHECK(left.count(std::string("oo\0", 3)) == 1);
        CHECK(left.size() > 10);  // noise
    }
}

TEST_CASE("A name is new, or gone, for sure only when its folder was synced") {
    OldFile old;
    SUBCASE("gone") {
        old.disk.remove("f");
        CHECK(seen(old.disk) == "-");
        CHECK(left_by_cuts(old.disk) == Texts{"oo", "-"});
        old.disk.sync_names();
        CHECK(left_by_cuts(old.disk) == Texts{"-"});
    }
    SUBCASE("new") {
        old.disk.remove("f");
        old.disk.sync_names();
        old.disk.create("f");
        old.disk.write(old.file(), 0, Bytes(kSector, 'a'));
        old.disk.sync(old.file());
        CHECK(left_by_cuts(old.disk) == Texts{"-", "a"});
        old.disk.sync_names();
        CHECK(left_by_cuts(old.disk) == Texts{"a"});
    }
    SUBCASE("made anew in the place of the old one") {
        old.disk.remove("f");
        old.disk.create("f");
        old.disk.write(old.file(), 0, Bytes(kSector, 'a'));
        old.disk.sync(old.file());
        CHECK(left_by_cuts(old.disk) == Texts{"oo", "-", "a"});
    }
}

TEST_CASE("Where any sync keeps the names, a new one and the end of an old one are sure after the next") {
    PowerDisk disk(NamesKept::by_any_sync);
    disk.create("f");
    disk.create("other");
    CHECK(left_by_cuts(disk) == Texts{"-", ""});
    disk.sync(*disk.find("other"));
    CHECK(left_by_cuts(disk) == Texts{""});
    disk.remove("f");
    disk.sync(*disk.find("other"));
    CHECK(left_by_cuts(disk) == Texts{"-"});
}

TEST_CASE("Trouble comes when it was ordered, for as long as it was") {
    OldFile old;
    old.disk.order({.after = 1, .count = 2, .answer = DiskAnswer::failed});
    std::vector<DiskAnswer> answers;
    for (int i = 0; i < 4; ++i) answers.push_back(old.disk.write(old.file(), 0, Bytes(1, 'a')));
    using enum DiskAnswer;
    CHECK(answers == std::vector{done, failed, failed, done});
}

TEST_CASE("What a failed sync did not bring is never on the disk, although the program still reads it") {
    Texts left;
    for (std::size_t earlier = 0; earlier < 40; ++earlier) {
        OldFile old;
        for (std::size_t i = 0; i < earlier; ++i) old.disk.sync_names();  // another moment, another part
        old.disk.write(old.file(), 0, Bytes(2 * kSector, 'a'));
        old.disk.order({.after = 0, .count = 1, .answer = DiskAnswer::failed});
        REQUIRE(old.disk.sync(old.file()) == DiskAnswer::failed);
        REQUIRE(old.disk.sync(old.file()) == DiskAnswer::done);
        CHECK(seen(old.disk) == "aa");
        left.insert(seen(old.disk.after_worst_cut()));
    }
    CHECK(left == Texts{"oo", "ao", "oa", "aa"});
}
