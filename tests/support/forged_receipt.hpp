// A receipt that says "stored" of all that was sent, by somebody who has stored nothing.
#pragma once

#include "kiosk/base/bytes.hpp"
#include "kiosk/base/secret.hpp"

namespace loket::test {

/// In answer to this encoded batch, and signed with this key. Requires a batch that can be read.
Bytes forge_receipt(BytesView batch, const Secret& sign_key);

}  // namespace loket::test
