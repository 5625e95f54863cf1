// Outbox, files and feed by hand, for a counter that no network reaches: `export` puts what waits on a stick, `import`
// takes from it what the hub has signed, and `relay`, on any machine that reaches the hub, sends what a stick holds
// without being able to read it. The files are bundles (sync/wire/bundle_file.hpp); sync/PROTOCOL.md says what is in
// them.
//
// Export and import work on the kiosk's database beside the kiosk, or without it. That is two writers on a store that
// the clerk owns; it is sound because they divide the work: only the clerk files, each of their calls is a transaction
// of its own, taking a batch's sequence and its books is one of them, settling a report that the other has settled
// changes nothing, and neither does a page of news that the other has kept; the clerk looks now and then whether there
// is news that it has not kept itself. An export marks nothing, so the network may deliver the same meanwhile.
//
// Each function returns what there is to say to the one who stands in front of the machine.
#pragma once

#include "kiosk/app/admin.hpp"
#include "kiosk/base/clock.hpp"
#include "sync/wire/bundle.hpp"

namespace loket::kiosk {

/// Writes all that waits into this counter's bundle in `stick`, in at most `maximum` bytes (at least 2 MiB): reports,
/// the oldest first; then photos and recordings, the smallest first; and the question for news. An older bundle of the
/// counter is replaced, which held nothing that is not in this one or settled. Fails with not_found, busy, full or io;
/// then the older bundle stands.
Result<Finding> export_to(const std::filesystem::path& data, const std::filesystem::path& stick, const Clock& clock,
                          Entropy& entropy, std::uint64_t maximum = sync::kBundleMaximum);

/// Settles what the receipts in `stick` say of this counter's reports, and keeps the news that lead on from where it
/// is; whatever else is there is passed over. Fails with not_found, busy, full or io; what was settled until then
/// stays, and the same stick may be imported again.
Result<Finding> import_from(const std::filesystem::path& data, const std::filesystem::path& stick, const Clock& clock,
                            Entropy& entropy);

/// How the relay waits between two tries.
using Pause = std::function<void(Milliseconds)>;

/// Brings all in `stick` that is for the hub to the one behind `transport`, and puts what it says on the stick. The
/// clock goes on while the relay pauses.
Result<Finding> relay(const std::filesystem::path& stick, sync::Transport& transport, const Clock& clock,
                      const Pause& pause, Entropy& entropy);

}  // namespace loket::kiosk
