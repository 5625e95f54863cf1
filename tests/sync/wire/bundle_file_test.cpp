#include "sync/wire/bundle_file.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "tests/kiosk/sqlite/file_size_limit.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace loket;
using namespace loket::sync;

namespace {

const Counter kCounter = *Counter::parse("BTM2");

std::string content_of(const std::filesystem::path& file) {
    return std::string(as_text(read_file(file, 1'000'000).value()));
}

/// The names in a folder, in order.
std::string listing(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) names.push_back(entry.path().filename());
    std::sort(names.begin(), names.end());
    std::string text;
    for (const auto& name : names) text += (text.empty() ? "" : " ") + name;
    return text;
}

}  // namespace

TEST_CASE("A bundle's name is one that FAT32 and exFAT keep as it is") {
    CHECK(bundle_name(kCounter, "18831a47154f2c7f", Bound::hub) == "loket-BTM2-18831a47154f2c7f.up");
    CHECK(bundle_name(kCounter, "18831a47154f2c7f", Bound::kiosk) == "loket-BTM2-18831a47154f2c7f.down");
    for (const Bound bound : {Bound::hub, Bound::kiosk}) {
        const std::string name = bundle_name(kCounter, "18831a47154f2c7f", bound) + ".new";
        CHECK(name.size() <= 255);
        CHECK(name.find_first_of("\"*/:<>?\\|+,;=[] ") == std::string::npos);
    }
}

TEST_CASE("Bundles are found under the names that other machines give to copies, and nothing else is") {
    const test::TemporaryFolder stick;
    for (const char* name :
         {"loket-BTM2-18831a47154f2c7f.up", "LOKET-SKY1-0123456789ABCDEF.UP", "loket-BTM2-18831a47154f2c7f (1).up",
          "loket-BTM2-18831a47154f2c7f.down", "loket-BTM2-18831a47154f2c7f.up.new", "holiday.up", "loket-notes.txt"}) {
        REQUIRE(write_file(stick.path() / name, {}, FileMode::readable_by_all));
    }
    std::string found;
    const auto files = bundles_in(stick.path(), Bound::hub).value();
    for (const auto& file : files) found += file.filename().string() + "\n";
    CHECK(found ==
          "LOKET-SKY1-0123456789ABCDEF.UP\nloket-BTM2-18831a47154f2c7f (1).up\nloket-BTM2-18831a47154f2c7f.up\n");
    CHECK(bundles_in(stick.path() / "none", Bound::hub).error().fault == Fault::not_found);
}

TEST_CASE("A bundle takes the place of the older one when it is whole, and leaves nothing else behind") {
    const test::TemporaryFolder stick;
    const auto file = stick.path() / bundle_name(kCounter, "18831a47154f2c7f", Bound::hub);
    for (const char* content : {"older", "newer"}) {
        BundleWriter writer = BundleWriter::begin(file).value();
        REQUIRE(writer.add(BundleKind::batch, as_bytes(content)));
        REQUIRE(writer.finish());
    }
    CHECK(content_of(file) == as_text(encode_entry(BundleKind::batch, as_bytes("newer"))));
    CHECK(listing(stick.path()) == file.filename().string());
    // One that was begun and not finished, as by a clerk who was called away.
    REQUIRE(BundleWriter::begin(file)->add(BundleKind::batch, as_bytes("half")));
    CHECK(content_of(file) == as_text(encode_entry(BundleKind::batch, as_bytes("newer"))));
    CHECK(listing(stick.path()) == file.filename().string());
}

TEST_CASE("What an earlier try left on the stick is no obstacle") {
    const test::TemporaryFolder stick;
    const auto file = stick.path() / "loket-BTM2-18831a47154f2c7f.up";
    REQUIRE(write_file(file.string() + ".new", as_bytes("torn out"), FileMode::readable_by_all));
    BundleWriter writer = BundleWriter::begin(file).value();
    REQUIRE(writer.add(BundleKind::batch, as_bytes("whole")));
    REQUIRE(writer.finish());
    CHECK(listing(stick.path()) == "loket-BTM2-18831a47154f2c7f.up");
}

TEST_CASE("On a stick without room the older bundle stands, and no half of a new one") {
    const test::TemporaryFolder stick;
    const auto file = stick.path() / "loket-BTM2-18831a47154f2c7f.up";
    REQUIRE(write_file(file, as_bytes("older"), FileMode::readable_by_all));
    {
        const test::FileSizeLimit limit(10'000);
        BundleWriter writer = BundleWriter::begin(file).value();
        REQUIRE(writer.add(BundleKind::batch, Bytes(5'000)));
        CHECK(writer.add(BundleKind::batch, Bytes(50'000)).error().fault == Fault::io);  // EFBIG; ENOSPC is full
    }
    CHECK(content_of(file) == "older");
    CHECK(listing(stick.path()) == "loket-BTM2-18831a47154f2c7f.up");
}

TEST_CASE("A stick that gives back something else than was written is found out before the name is given") {
    const test::TemporaryFolder stick;
    const auto file = stick.path() / "loket-BTM2-18831a47154f2c7f.up";
    struct Meddling {
        const char* what;
        std::function<void(Bytes&)> with;
    };
    const Meddling meddlings[] = {
        {"a changed byte", [](Bytes& bytes) { bytes.back() ^= 1; }},
        {"a lost end", [](Bytes& bytes) { bytes.resize(bytes.size() - 3); }},
        {"nothing at all", [](Bytes& bytes) { bytes.clear(); }},
        {"something behind it", [](Bytes& bytes) { bytes.push_back(0); }},
        {"another, sound entry", [](Bytes& bytes) { bytes = encode_entry(BundleKind::batch, as_bytes("another")); }},
    };
    for (const Meddling& meddling : meddlings) {
        CAPTURE(meddling.what);
        BundleWriter writer = BundleWriter::begin(file).value();
        REQUIRE(writer.add(BundleKind::batch, as_bytes("written")));
        const std::string temporary = file.string() + ".new";
        Bytes bytes = read_file(temporary, 1000).value();
        meddling.with(bytes);
        std::filesystem::resize_file(temporary, 0);
        FILE* medium = std::fopen(temporary.c_str(), "r+");  // the same file, as the stick would change it
        std::fwrite(bytes.data(), 1, bytes.size(), medium);
        std::fclose(medium);
        CHECK(writer.finish().error().fault == Fault::damaged);
        CHECK_FALSE(std::filesystem::exists(file));
    }
}

TEST_CASE("A pipe, a folder or a link that is called like a bundle is not opened") {
    const test::TemporaryFolder stick;
    const auto pipe = stick.path() / "loket-a.up";
    const auto link = stick.path() / "loket-b.up";
    REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
    std::filesystem::create_symlink("/dev/zero", link);
    CHECK(InputFile::open(pipe).error().fault == Fault::refused);
    CHECK(InputFile::open(link).error().fault == Fault::refused);
    CHECK(InputFile::open(stick.path()).error().fault == Fault::refused);
    CHECK(InputFile::open(stick.path() / "none").error().fault == Fault::not_found);
}

TEST_CASE("A file that became shorter while it is read counts as damaged from there") {
    const test::TemporaryFolder stick;
    const auto path = stick.path() / "loket-a.up";
    Bytes content = encode_entry(BundleKind::batch, as_bytes("first"));
    const Bytes second = encode_entry(BundleKind::batch, Bytes(100'000, 7));
    content.insert(content.end(), second.begin(), second.end());
    REQUIRE(write_file(path, content, FileMode::readable_by_all));
    const InputFile file = InputFile::open(path).value();
    std::filesystem::resize_file(path, 80'000);
    BundleReader reader(source_of(file));
    CHECK(as_text(reader.next()->content) == "first");
    CHECK_FALSE(reader.next().has_value());
    CHECK(reader.damaged_places() == 1);
}
