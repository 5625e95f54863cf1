#include "sync/wire/compression.hpp"

#include <doctest/doctest.h>

#include <random>
#include <thread>

#include "sync/wire/dictionary/training.hpp"

using namespace loket;
using namespace loket::sync;

namespace {

constexpr DictionaryId kAll[] = {DictionaryId::none, DictionaryId::complaints_1};
constexpr std::size_t kMaximum = 256 * 1024;

std::vector<std::string> some_jsons(std::size_t count) { return to_jsons(make_reports(count, 11, {})); }

Bytes noise(std::size_t size) {
    std::mt19937 random(7);
    Bytes bytes(size);
    for (auto& byte : bytes) byte = std::uint8_t(random());
    return bytes;
}

}  // namespace

TEST_CASE("Whatever is compressed comes back, with a dictionary and without") {
    for (const DictionaryId id : kAll) {
        CAPTURE(int(id));
        for (const std::string& json : some_jsons(300)) {
            const Bytes frame = compress(as_bytes(json), dictionary(id));
            const auto content = decompress(frame, dictionary(id), json.size());
            REQUIRE(content.has_value());
            CHECK(as_text(*content) == json);
            CHECK(decompress(frame, dictionary(id), json.size() - 1).error().fault == Fault::too_large);
        }
        for (const Bytes& content : {Bytes{}, Bytes{0}, Bytes(255), Bytes(256), noise(1'000), noise(kMaximum)}) {
            CHECK(decompress(compress(content, dictionary(id)), dictionary(id), kMaximum) == content);
        }
    }
}

TEST_CASE("A bomb of zeros is refused by its stated size, whatever the dictionary") {
    for (const DictionaryId id : kAll) {
        const Bytes bomb = compress(Bytes(64 * 1024 * 1024), dictionary(id));
        CHECK(bomb.size() < 10'000);
        CHECK(decompress(bomb, dictionary(id), kMaximum).error().text() == "too_large: content over its bound");
    }
}

TEST_CASE("A frame that was cut off, or has something behind it, is malformed") {
    for (const DictionaryId id : kAll) {
        CAPTURE(int(id));
        const std::string json = some_jsons(1).front();
        const Bytes frame = compress(as_bytes(json), dictionary(id));
        for (std::size_t size = 0; size < frame.size(); ++size) {
            const auto outcome = decompress(BytesView(frame).first(size), dictionary(id), kMaximum);
            REQUIRE_FALSE(outcome.has_value());
            CHECK(outcome.error().fault == Fault::malformed);
        }
        for (const Bytes& tail : {Bytes{0}, frame, compress(Bytes{}, dictionary(id))}) {
            Bytes longer = frame;
            longer.insert(longer.end(), tail.begin(), tail.end());
            CHECK(decompress(longer, dictionary(id), kMaximum).error().fault == Fault::malformed);
        }
    }
}

TEST_CASE("20,000 damaged frames end in an error or in a text of the size that they state, and in nothing worse") {
    std::mt19937 random(3);
    const std::string json = some_jsons(1).front();
    for (const DictionaryId id : kAll) {
        const Bytes frame = compress(as_bytes(json), dictionary(id));
        int refused = 0;
        for (int round = 0; round < 20'000; ++round) {
            Bytes damaged = frame;
            for (auto left = 1 + random() % 4; left > 0; --left)
                damaged[random() % damaged.size()] ^= std::uint8_t(1u << random() % 8);
            const auto outcome = decompress(damaged, dictionary(id), kMaximum);
            if (outcome) continue;
            CHECK((outcome.error().fault == Fault::malformed || outcome.error().fault == Fault::too_large));
            ++refused;
        }
        CHECK(refused > 1'000);
    }
}

TEST_CASE("A number that no dictionary has is malformed") {
    CHECK(parse_dictionary_id(0) == DictionaryId::none);
    CHECK(parse_dictionary_id(1) == DictionaryId::complaints_1);
    for (const std::uint64_t number : {std::uint64_t{2}, std::uint64_t{256}, std::uint64_t{257}, UINT64_MAX}) {
        CHECK(parse_dictionary_id(number).error().text() == "malformed: unknown dictionary");
    }
}

TEST_CASE("A frame is not read with another dictionary than its own") {
    for (const std::string& json : some_jsons(100)) {
        for (const auto& [written, read] : {std::pair{kAll[0], kAll[1]}, std::pair{kAll[1], kAll[0]}}) {
            const auto outcome = decompress(compress(as_bytes(json), dictionary(written)), dictionary(read), kMaximum);
            CHECK((!outcome || as_text(*outcome) != json));
        }
    }
}

TEST_CASE("Clerk and courier may compress at the same time with one dictionary") {
    const auto jsons = some_jsons(50);
    int wrong[2] = {0, 0};
    const auto work = [&](int& count) {
        for (const std::string& json : jsons) {
            const Dictionary& shared = dictionary(DictionaryId::complaints_1);
            const auto content = decompress(compress(as_bytes(json), shared), shared, kMaximum);
            if (!content || as_text(*content) != json) ++count;
        }
    };
    std::thread other([&] { work(wrong[0]); });
    work(wrong[1]);
    other.join();
    CHECK(wrong[0] + wrong[1] == 0);
}
