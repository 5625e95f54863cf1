// The bytes between us and a receipt printer, both ways: a network connection or a device file in the office
// (device.hpp), a printer driven by hand in tests. Nothing here waits but `wait`. One thread.
#pragma once

#include <span>

#include "kiosk/base/bytes.hpp"
#include "kiosk/base/clock.hpp"

namespace loket::printing::escpos {

class Channel {
public:
    virtual ~Channel() = default;
    /// Hands over what the printer takes now, perhaps nothing, and returns how many bytes that was. Fails with
    /// unreachable when nobody is there any more.
    virtual Result<std::size_t> write(BytesView bytes) = 0;
    /// What the printer has said and nobody has read, perhaps nothing; returns how many bytes. Fails with unreachable.
    virtual Result<std::size_t> read(std::span<std::uint8_t> into) = 0;

    enum class Until { readable, readable_or_writable };
    /// Waits until there is something to do, at most for `patience`. Fails with refused when somebody wants the job
    /// to end, otherwise with unreachable.
    virtual Result<void> wait(Until until, Milliseconds patience) = 0;
};

}  // namespace loket::printing::escpos
