// From what a technician has set and the device is enrolled as, to a house with real parts behind its seams.
#pragma once

#include <filesystem>
#include <memory>

#include "kiosk/app/house.hpp"
#include "provisioning/identity.hpp"
#include "provisioning/settings.hpp"
#include "ui/flow/state.hpp"

namespace loket::kiosk {

/// The version of the privacy notice whose text is in the catalogues ("notice.*").
inline constexpr std::string_view kNoticeVersion = "2026-11";

ui::Facts facts_of(const provisioning::Identity& identity, const provisioning::Settings& settings);

/// A house on the store in `data`, with libcurl towards the hub and the printer of the settings. Fails as Store::open.
Result<std::unique_ptr<House>> assemble_house(const std::filesystem::path& data, const provisioning::Identity& identity,
                                              const provisioning::Settings& settings, const Clock& clock,
                                              Entropy& entropy);

}  // namespace loket::kiosk
