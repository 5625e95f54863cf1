// One round over a stick at the place where the hub is, or can be reached: every batch of every bundle is put to the
// hub, and every receipt goes into the answer beside the bundle ("loket-BTM2-....up", "loket-BTM2-....down"), behind
// the batch that it is for. So an answer tells its kiosk everything, whichever stick brings it. Batches and receipts
// are carried as they are: nothing of them is read, and nothing could be changed without being found out.
//
// A round may be made as often as one likes, over the same bundles, in any order and by any number of people: the hub
// stores each report once and says so each time. It takes memory for one batch and its receipt.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/bytes.hpp"

namespace loket::sync {

/// The receipt for a batch, as the hub sent it. Fails with refused, and the hub's code for it, when the hub will not
/// have this batch; with anything else when it is no use to go on with others.
using AskHub = std::function<Result<Bytes>(BytesView batch)>;

/// "1 batch", "3 batches".
std::string counted(std::size_t count, std::string_view one, std::string_view many);

struct BundleRound {
    struct Visit {
        std::string file;                            ///< name
        std::size_t answered = 0;                    ///< batches with a receipt
        std::map<std::string, std::size_t> refused;  ///< batches without one, by the hub's code
        std::size_t damaged_places = 0;
        std::string answer;                 ///< name of the file with the receipts; empty when there is none
        std::optional<Error> unanswerable;  ///< why the receipts could not be written
        std::optional<Error> unreadable;    ///< why the file was not opened

        bool is_in_order() const;
    };
    std::vector<Visit> visits;     ///< one for each bundle, in the order of names
    std::optional<Error> stopped;  ///< why the round ended early

    /// Every bundle was whole, and every batch has its receipt on the stick.
    bool is_in_order() const;
    /// A line for each bundle, and what to do next. For the one who has the stick in hand.
    std::string text() const;
};

/// Fails with not_found (no such folder), busy (another program works with it) or io, before anything was done.
Result<BundleRound> go_round(const std::filesystem::path& folder, const AskHub& ask);

}  // namespace loket::sync
