// One round over a stick at the place where the hub is, or can be reached: every batch, every file and every question
// for news of every bundle is put to the hub, and what it answers goes into the answer beside the bundle
// ("loket-BTM2-....up", "loket-BTM2-....down"), a receipt behind the batch that it is for. So an answer tells its kiosk
// everything, whichever stick brings it. All of it is carried as it is: nothing is read, and nothing could be changed
// without being found out.
//
// A round may be made as often as one likes, over the same bundles, in any order and by any number of people: the hub
// stores each report and each file once and says so each time. It takes memory for one entry and its answer.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/bytes.hpp"
#include "sync/wire/bundle.hpp"

namespace loket::sync {

/// What the hub says to an entry, as it sent it: to a batch its receipt, to a feed request its page, to a file nothing.
/// Fails with refused, and the hub's code for it, when the hub will not have this one; with anything else when it is no
/// use to go on with others.
using AskHub = std::function<Result<Bytes>(BundleKind kind, BytesView content)>;

/// Feed requests of one bundle that are answered. A counter writes one; a page is a thousand times as large.
inline constexpr std::size_t kRequestsAnswered = 16;

/// "1 batch", "3 batches".
std::string counted(std::size_t count, std::string_view one, std::string_view many);

struct BundleRound {
    struct Visit {
        std::string file;                            ///< name
        std::size_t answered = 0;                    ///< batches with a receipt
        std::size_t files = 0;                       ///< that the hub has now
        std::size_t pages = 0;                       ///< of news
        std::map<std::string, std::size_t> refused;  ///< entries that it will not have, by its code
        std::size_t damaged_places = 0;
        std::string answer;                 ///< name of the file with the answers; empty when there is none
        std::optional<Error> unanswerable;  ///< why the answers could not be written
        std::optional<Error> unreadable;    ///< why the file was not opened

        bool is_in_order() const;
    };
    std::vector<Visit> visits;     ///< one for each bundle, in the order of names
    std::optional<Error> stopped;  ///< why the round ended early

    /// Every bundle was whole, every batch has its receipt on the stick, and the hub has every file.
    bool is_in_order() const;
    /// A line for each bundle, and what to do next. For the one who has the stick in hand.
    std::string text() const;
};

/// Fails with not_found (no such folder), busy (another program works with it) or io, before anything was done.
Result<BundleRound> go_round(const std::filesystem::path& folder, const AskHub& ask);

}  // namespace loket::sync
