// A photo or a voice that belongs to a report. The report carries only what is needed to find the file and to open it;
// the file itself travels by its own way, encrypted (sync/wire/file_seal.hpp), named by the hash of its ciphertext.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "kiosk/base/seal.hpp"

namespace loket {

enum class MediaType { jpeg, ogg };

std::string_view code_of(MediaType type);  ///< "image/jpeg", "audio/ogg"
std::optional<MediaType> parse_media_type(std::string_view code);

/// Bytes of ciphertext.
inline constexpr std::uint64_t kAttachmentMaximum = 16 * 1024 * 1024;

struct Attachment {
    MediaType type = MediaType::jpeg;
    Hash hash{};             ///< of the ciphertext; the file's name everywhere
    std::uint64_t size = 0;  ///< bytes of ciphertext, 1 to kAttachmentMaximum
    Secret key;              ///< 32 bytes that open this file and no other

    bool operator==(const Attachment& other) const;
};

}  // namespace loket
