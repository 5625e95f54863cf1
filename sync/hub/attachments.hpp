// Photos and voices for the officer who handles a report: opened, as files that any program shows.
#pragma once

#include <filesystem>
#include <vector>

#include "kiosk/report/ticket_number.hpp"
#include "sync/hub/file_shelf.hpp"
#include "sync/hub/registry.hpp"

namespace loket::sync {

struct TakenOut {
    std::vector<std::filesystem::path> files;  ///< BTM2-00427-P-1.jpg, ...: numbered in the order of taking
    std::size_t missing = 0;                   ///< have not arrived yet
};

/// Puts what has arrived of the report with this number into the folder, readable by the owner alone. Fails with
/// not_found for a number that nobody has filed, and as reading, opening and writing files do.
Result<TakenOut> take_out_files(Registry& registry, const FileShelf& shelf, const TicketNumber& number,
                                const std::filesystem::path& folder);

}  // namespace loket::sync
