// The heads of tus, from anybody who finds the hub's door.
#include "sync/wire/tus.hpp"

#include "tests/fuzz/fuzz.hpp"

using namespace loket;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = as_text({data, size});
    if (const auto hash = sync::parse_file_path(text)) {
        test::must(sync::file_path(*hash) == text, "a path has one form");
    }
    if (const auto count = sync::parse_byte_count(text)) {
        test::must(sync::parse_byte_count(std::to_string(*count)) == *count, "a count is read as it is written");
    }
    if (const auto hash = sync::parse_upload_metadata(text)) {
        test::must(sync::parse_upload_metadata(sync::upload_metadata(*hash)) == *hash,
                   "a hash is read as it is written");
    }
    if (const auto checksum = sync::parse_upload_checksum(text)) {
        test::must(sync::parse_upload_checksum(encode(*checksum)) == *checksum, "a checksum is read as it is written");
    }
    return 0;
}
