// A file on a stick, from whoever had the stick.
#include "sync/wire/bundle.hpp"

#include "tests/fuzz/fuzz.hpp"

using namespace loket;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const BytesView file(data, size);
    sync::BundleReader reader(sync::source_of(file));
    std::uint64_t behind_last = 0;
    while (const auto entry = reader.next()) {
        const Bytes again = encode_entry(entry->kind, entry->content);
        test::must(entry->at >= behind_last && entry->at + again.size() <= size, "entries stand behind each other");
        test::must(std::equal(again.begin(), again.end(), data + entry->at), "an entry has one encoding");
        behind_last = entry->at + again.size();
    }
    return 0;
}
