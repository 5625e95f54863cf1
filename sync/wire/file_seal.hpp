// How a photo or a voice is encrypted before it leaves the memory of the kiosk: in chunks, under a key of its own that
// travels only inside the sealed report. Whoever carries or keeps the file, the kiosk's own disk among them, sees its
// size and nothing else. Its name is the hash of its ciphertext, so everybody on the way can tell that it is whole.
#pragma once

#include "kiosk/base/entropy.hpp"
#include "kiosk/report/attachment.hpp"
#include "sync/wire/file.hpp"

namespace loket::sync {

struct SealedFile {
    Bytes ciphertext;
    Attachment attachment;  ///< what the report must say of it
};

/// Under a fresh key. Fails with too_large when the ciphertext would be longer than kFileMaximum; the content is 1 byte
/// or more.
Result<SealedFile> seal_file(BytesView content, MediaType type, Entropy& entropy);

/// Fails with damaged unless the ciphertext is the one that the report names, whole, and opens with its key.
Result<Bytes> open_file(BytesView ciphertext, const Attachment& attachment);

}  // namespace loket::sync
