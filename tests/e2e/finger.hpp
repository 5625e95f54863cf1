// A finger on a real X display: moves, presses and releases by the XTEST extension, as a touchscreen's driver would.
#pragma once

#include <memory>
#include <string>

#include "kiosk/base/result.hpp"

namespace loket::e2e {

class Finger {
public:
    /// `display`: ":99". Fails with unreachable when there is no such display, or it has no XTEST.
    static Result<Finger> open(const std::string& display);
    Finger(Finger&&) noexcept;
    ~Finger();

    /// One touch at window pixels from the display's top left corner: down, 20 ms, up.
    void tap(int x, int y);

private:
    struct Connection;
    explicit Finger(std::unique_ptr<Connection> connection);
    std::unique_ptr<Connection> connection_;
};

}  // namespace loket::e2e
