// A reader of gettext's compiled catalogues (.mo, revision 0, as msgfmt writes them on a little-endian machine). Our
// own, because libintl wants files and a locale on the machine. Bounded: no offset is trusted, nothing is copied.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/base/result.hpp"

namespace loket::ui {

/// A key and its words; both point into the catalogue's bytes. Where the words depend on a count, their forms follow
/// each other, parted by zero bytes.
using MoEntry = std::pair<std::string_view, std::string_view>;

/// More entries than any catalogue of ours will have.
inline constexpr std::uint32_t kMoEntriesMaximum = 10'000;

/// The entries in strictly rising order of their keys, without the head (the empty key). Fails with malformed for
/// anything else than such a catalogue, and with too_large beyond kMoEntriesMaximum.
Result<std::vector<MoEntry>> read_mo(std::string_view bytes);

}  // namespace loket::ui
