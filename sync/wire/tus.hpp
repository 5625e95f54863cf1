// The words of tus 1.0 (core, creation, checksum), by which a file goes up to the hub and continues where it was cut:
// names of headers, and their values read and written. All pure, all bounded, since strangers write them.
//
// The house's own use of it: a file's place is known before it is created, kFilesPath and its hash, since the report
// that announced it named both. So a client may leave the creation out and begin with HEAD or PATCH.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/seal.hpp"

namespace loket::sync {

inline constexpr std::string_view kTusVersion = "1.0.0";
inline constexpr std::string_view kTusExtensions = "creation,checksum";
inline constexpr std::string_view kTusChecksumAlgorithms = "sha1,sha256";

inline constexpr std::string_view kFilesPath = "/v1/files";
inline constexpr std::string_view kPieceType = "application/offset+octet-stream";

inline constexpr const char* kTusResumable = "Tus-Resumable";
inline constexpr const char* kUploadLength = "Upload-Length";
inline constexpr const char* kUploadOffset = "Upload-Offset";
inline constexpr const char* kUploadMetadata = "Upload-Metadata";
inline constexpr const char* kUploadChecksum = "Upload-Checksum";

/// "/v1/files/0f1e...", 64 lower-case hexadecimal digits.
std::string file_path(const Hash& hash);
/// Reads exactly what `file_path` writes.
std::optional<Hash> parse_file_path(std::string_view path);

/// Reads the value of Upload-Length, Upload-Offset or Content-Length: 1 to 18 decimal digits and nothing else. Fails
/// with malformed.
Result<std::uint64_t> parse_byte_count(std::string_view text);

/// "hash Dx4t...": the 32 bytes in base 64.
std::string upload_metadata(const Hash& hash);
/// Finds the hash among the pairs of key and value; others are passed over. Its value may also be the 64 hexadecimal
/// digits, in base 64 like any other, since some clients write only texts there. At most 4,096 characters. Fails with
/// malformed, too_large or not_found (no hash among them).
Result<Hash> parse_upload_metadata(std::string_view text);

enum class ChecksumAlgorithm {
    sha1,  ///< every server of tus must know it; it guards against a bad line, not against a person
    sha256,
};
/// Bytes of its digest.
std::size_t digest_size(ChecksumAlgorithm algorithm);

struct UploadChecksum {
    ChecksumAlgorithm algorithm;
    Bytes digest;

    bool operator==(const UploadChecksum&) const = default;
};
/// "sha256 n4bQ..."
std::string encode(const UploadChecksum& checksum);
/// Fails with refused for an algorithm that is not in kTusChecksumAlgorithms, with malformed otherwise.
Result<UploadChecksum> parse_upload_checksum(std::string_view text);

}  // namespace loket::sync
