// A stick in a courier's bag: what of it still arrives after it was dropped, torn out, or made by somebody who means no
// good.
#include "sync/wire/bundle.hpp"

#include <doctest/doctest.h>

#include <random>

#include "tests/sync/wire/samples.hpp"

using namespace loket;
using namespace loket::sync;

namespace {

Bytes joined(std::initializer_list<Bytes> pieces) {
    Bytes all;
    for (const Bytes& piece : pieces) all.insert(all.end(), piece.begin(), piece.end());
    return all;
}

/// "1 first, 2 second; damaged 0": what a reader gets out of these bytes.
std::string read(BytesView bytes) {
    BundleReader reader(source_of(bytes));
    std::string text;
    while (const auto entry = reader.next()) {
        text +=
            (text.empty() ? "" : ", ") + std::to_string(int(entry->kind)) + " " + std::string(as_text(entry->content));
    }
    return text + "; damaged " + std::to_string(reader.damaged_places());
}

Bytes entry(std::string_view content, BundleKind kind = BundleKind::batch) {
    return encode_entry(kind, as_bytes(content));
}

const Bytes kFirst = entry("first");
const Bytes kSecond = entry("second", BundleKind::receipt);
const Bytes kThird = entry("third");
const Bytes kWhole = joined({kFirst, kSecond, kThird});

}  // namespace

TEST_CASE("A bundle gives back its entries in order, of whatever kind and size") {
    CHECK(read(kWhole) == "1 first, 2 second, 1 third; damaged 0");
    CHECK(read({}) == "; damaged 0");
    CHECK(read(entry("", BundleKind(23))) == "23 ; damaged 0");
    CHECK(read(joined({kWhole, kFirst})) == "1 first, 2 second, 1 third, 1 first; damaged 0");
    for (const std::size_t size : {23u, 24u, 255u, 256u, 65'535u, 65'536u, 200'000u}) {
        const std::string content(size, 'x');
        CHECK(read(joined({kFirst, entry(content), kThird})) == "1 first, 1 " + content + ", 1 third; damaged 0");
    }
}

TEST_CASE("A bundle that was cut off anywhere gives every entry before the cut") {
    for (std::size_t size = 0; size < kWhole.size(); ++size) {
        CAPTURE(size);
        std::string expected;
        std::size_t end = 0;
        for (const auto& [piece, name] :
             {std::pair{kFirst, "1 first"}, std::pair{kSecond, ", 2 second"}, std::pair{kThird, ", 1 third"}}) {
            if (end + piece.size() > size) break;
            end += piece.size();
            expected += name;
        }
        CHECK(read(BytesView(kWhole).first(size)) == expected + "; damaged " + (end < size ? "1" : "0"));
    }
}

TEST_CASE("A byte that was changed, lost or added costs the one entry that it is in") {
    const auto expected = [](std::size_t at) {
        if (at < kFirst.size()) return "2 second, 1 third; damaged 1";
        return at < kFirst.size() + kSecond.size() ? "1 first, 1 third; damaged 1" : "1 first, 2 second; damaged 1";
    };
    for (std::size_t at = 0; at < kWhole.size(); ++at) {
        CAPTURE(at);
        for (int bit = 0; bit < 8; ++bit) {
            Bytes changed = kWhole;
            changed[at] = std::uint8_t(changed[at] ^ 1 << bit);
            CHECK(read(changed) == expected(at));
        }
        Bytes shorter = kWhole;
        shorter.erase(shorter.begin() + std::ptrdiff_t(at));
        CHECK(read(shorter) == expected(at));
    }
    const auto after_first = std::ptrdiff_t(kFirst.size());
    for (const std::size_t size : {1u, 512u, 100'000u}) {
        Bytes longer = kWhole;
        longer.insert(longer.begin() + after_first, size, 0);
        CHECK(read(longer) == "1 first, 2 second, 1 third; damaged 1");
    }
}

TEST_CASE("A mark is found wherever it lies against the edges of what is read at a time") {
    for (std::size_t before = 64 * 1024 - 64; before <= 64 * 1024 + 4; ++before) {
        CAPTURE(before);
        CHECK(read(joined({Bytes(before, 0), kFirst, kSecond})) == "1 first, 2 second; damaged 1");
    }
}

TEST_CASE("A length that somebody made up takes no memory and hides nothing behind it") {
    Bytes huge = entry(std::string(300, 'x'));
    // The head says 300 in two bytes behind mark and kind: turn it into what four bytes can say at most.
    const Bytes mark(huge.begin(), huge.begin() + 17);
    const Bytes hash(huge.begin() + 20, huge.begin() + 54);
    for (const Bytes& size : {Bytes{0x1a, 0xff, 0xff, 0xff, 0xff}, Bytes{0x1a, 0x00, 0xff, 0xff, 0xff},
                              Bytes{0x1b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff}, Bytes{0x18, 0x05}}) {
        CHECK(read(joined({mark, size, hash, kFirst})) == "1 first; damaged 1");
    }
}

TEST_CASE("A file that was made to be slow is given up after a few times its size") {
    // Each mark promises what reaches to the end of the file, and each time the hash does not agree.
    Bytes hostile;
    Bytes promise = entry(std::string(300'000, 'x'));
    promise.resize(promise.size() - 300'000);
    while (hostile.size() < 600'000) hostile.insert(hostile.end(), promise.begin(), promise.end());
    const BundleSource plain = source_of(hostile);
    std::uint64_t bytes_read = 0;
    BundleReader reader({plain.size, [&](std::uint64_t offset, std::span<std::uint8_t> into) {
                             bytes_read += into.size();
                             plain.read(offset, into);
                         }});
    CHECK_FALSE(reader.next().has_value());
    CHECK(reader.damaged_places() == 1);
    CHECK(bytes_read < (kVainReads + 3) * plain.size);
}

TEST_CASE("None of 20,000 changed copies of a bundle gives an entry that was not written") {
    std::mt19937 random(20'000);
    const std::string sound = read(kWhole);
    for (int round = 0; round < 20'000; ++round) {
        Bytes changed = kWhole;
        for (auto left = 1 + random() % 6; left > 0; --left)
            changed[random() % changed.size()] = std::uint8_t(random());
        BundleReader reader(source_of(changed));
        bool is_known = true;
        while (const auto found = reader.next()) {
            is_known = is_known && sound.find(std::to_string(int(found->kind)) + " " +
                                              std::string(as_text(found->content))) != std::string::npos;
        }
        CHECK(is_known);
    }
}
