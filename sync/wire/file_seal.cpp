#include "sync/wire/file_seal.hpp"

#include <cassert>

#include "kiosk/base/stream_seal.hpp"

namespace loket::sync {
namespace {

static_assert(kFileMaximum == kAttachmentMaximum, "a report must be able to name every file that travels");

/// Names purpose, version and media type: a voice does not open as a photo.
std::string context_of(MediaType type) { return "loket/file/1 " + std::string(code_of(type)); }

}  // namespace

Result<SealedFile> seal_file(BytesView content, MediaType type, Entropy& entropy) {
    assert(!content.empty());
    if (sealed_stream_size(content.size()) > kFileMaximum) return fail(Fault::too_large, "a file over its bound");
    Attachment attachment{.type = type, .hash = {}, .size = 0, .key = make_lock_key(entropy)};
    Bytes ciphertext = seal_stream(content, attachment.key, context_of(type));
    attachment.hash = hash_of(ciphertext);
    attachment.size = ciphertext.size();
    return SealedFile{std::move(ciphertext), std::move(attachment)};
}

Result<Bytes> open_file(BytesView ciphertext, const Attachment& attachment) {
    if (ciphertext.size() != attachment.size || hash_of(ciphertext) != attachment.hash) {
        return fail(Fault::damaged, "not the file that the report names");
    }
    return open_stream(ciphertext, attachment.key, context_of(attachment.type));
}

}  // namespace loket::sync
