// What an X display shows, whoever drew it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kiosk/base/result.hpp"

namespace loket::e2e {

/// Rows from the top, three bytes a pixel.
struct Sight {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgb = {};
};

/// The whole display. `display`: ":99". Fails with unreachable.
Result<Sight> look_at(const std::string& display);

}  // namespace loket::e2e
