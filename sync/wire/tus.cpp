#include "sync/wire/tus.hpp"

#include <algorithm>
#include <charconv>

namespace loket::sync {
namespace {

constexpr std::size_t kMetadataMaximum = 4 * 1024;
constexpr std::string_view kHashKey = "hash";

struct Algorithm {
    ChecksumAlgorithm algorithm;
    std::string_view name;
    std::size_t digest_size;
};
constexpr Algorithm kAlgorithms[] = {
    {ChecksumAlgorithm::sha1, "sha1", 20},
    {ChecksumAlgorithm::sha256, "sha256", 32},
};

const Algorithm& row_of(ChecksumAlgorithm algorithm) { return kAlgorithms[std::size_t(algorithm)]; }

/// The text before the first `separator`, which is taken off with it; all of it when there is none.
std::string_view split_off(std::string_view& text, char separator) {
    const std::size_t end = std::min(text.find(separator), text.size());
    const std::string_view head = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return head;
}

}  // namespace

std::string file_path(const Hash& hash) { return std::string(kFilesPath) + "/" + hex(hash); }

std::optional<Hash> parse_file_path(std::string_view path) {
    const std::size_t start = kFilesPath.size() + 1;
    if (path.size() <= start) return std::nullopt;
    const auto hash = parse_hash(path.substr(start));
    if (!hash || path != file_path(*hash)) return std::nullopt;
    return *hash;
}

Result<std::uint64_t> parse_byte_count(std::string_view text) {
    constexpr std::size_t kDigits = 18;  // fits 64 bits, and any sum of two does
    const bool is_number = !text.empty() && text.size() <= kDigits &&
                           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!is_number) return fail(Fault::malformed, "not a count of bytes");
    std::uint64_t count = 0;
    std::from_chars(text.data(), text.data() + text.size(), count);
    return count;
}

std::string upload_metadata(const Hash& hash) { return std::string(kHashKey) + " " + base64(hash); }

Result<Hash> parse_upload_metadata(std::string_view text) {
    if (text.size() > kMetadataMaximum) return fail(Fault::too_large, "metadata over its bound");
    std::optional<Hash> hash;
    while (!text.empty()) {
        std::string_view value = split_off(text, ',');
        while (value.substr(0, 1) == " ") value.remove_prefix(1);  // some clients write ", "
        const std::string_view key = split_off(value, ' ');
        if (key.empty()) return fail(Fault::malformed, "metadata without a key");
        if (key != kHashKey) continue;
        if (hash) return fail(Fault::malformed, "the hash twice");
        const Bytes named = TRY(parse_base64(value));
        const bool is_raw = named.size() == sizeof(Hash);
        hash = TRY(parse_hash(is_raw ? hex(named) : std::string(as_text(named))));
    }
    if (!hash) return fail(Fault::not_found, "no hash in the metadata");
    return *hash;
}

std::size_t digest_size(ChecksumAlgorithm algorithm) { return row_of(algorithm).digest_size; }

std::string encode(const UploadChecksum& checksum) {
    return std::string(row_of(checksum.algorithm).name) + " " + base64(checksum.digest);
}

Result<UploadChecksum> parse_upload_checksum(std::string_view text) {
    const std::string_view name = split_off(text, ' ');
    const auto row = std::find_if(std::begin(kAlgorithms), std::end(kAlgorithms),
                                  [&](const Algorithm& known) { return known.name == name; });
    if (row == std::end(kAlgorithms)) return fail(Fault::refused, "no such algorithm here");
    // Before it is decoded, so that a long text costs nothing.
    if (text.size() != (row->digest_size + 2) / 3 * 4) return fail(Fault::malformed, "a digest of another length");
    Bytes digest = TRY(parse_base64(text));
    if (digest.size() != row->digest_size) return fail(Fault::malformed, "a digest of another length");
    return UploadChecksum{row->algorithm, std::move(digest)};
}

}  // namespace loket::sync
