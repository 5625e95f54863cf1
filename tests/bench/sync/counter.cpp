#include "tests/bench/sync/counter.hpp"

namespace loket::bench {

Result<std::unique_ptr<kiosk::House>> open_counter(const std::filesystem::path& data, const sync::Tuning& courier,
                                                   std::unique_ptr<sync::Transport> transport, const Clock& clock,
                                                   Entropy& entropy) {
    auto identity = TRY(provisioning::load_identity(data));
    const printing::Office office{.name = identity.office_name, .officer = {}, .tracking = {}};
    return kiosk::House::build({.store_path = data / kiosk::kStoreFile,
                                .identity = std::move(identity),
                                .office = office,
                                .receipts = kiosk::Clerk::Receipts::none,
                                .paper = printing::kRoll80,
                                .press = {},
                                .courier = courier,
                                .spooler = nullptr,
                                .transport = std::move(transport),
                                .clock = clock,
                                .entropy = entropy});
}

}  // namespace loket::bench
