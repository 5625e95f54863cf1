// A counter without window and printer: the real house over the store of an enrolled device.
#pragma once

#include <filesystem>
#include <memory>

#include "kiosk/app/house.hpp"

namespace loket::bench {

/// Fails as load_identity and Store::open do.
Result<std::unique_ptr<kiosk::House>> open_counter(const std::filesystem::path& data, const sync::Tuning& courier,
                                                   std::unique_ptr<sync::Transport> transport, const Clock& clock,
                                                   Entropy& entropy);

}  // namespace loket::bench
