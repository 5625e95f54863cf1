// Residents who never lived: valid drafts for stories, benches and the player of the demo, out of the corpus
// (sync/wire/dictionary/corpus.hpp), all on one day. The same seed gives the same residents, on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "kiosk/report/draft.hpp"

namespace loket::test {

/// The day on which they come, for `validate`: Monday, 23 November 2026. Events lie up to a year before it.
inline constexpr Date kResidentsDay{std::chrono::year{2026}, std::chrono::November, std::chrono::day{23}};

enum class Stories {
    as_written,  ///< as long as real ones, 10 to about 8,500 characters, some of them emoji
    typed,       ///< 30 to 140 characters, each on the on-screen keyboard: a-z A-Z 0-9 . , - / ? ! @ ( ) : ' and breaks
};

/// Drafts that pass `validate` unchanged on kResidentsDay.
std::vector<Draft> make_residents(std::size_t count, std::uint64_t seed, Stories stories = Stories::as_written);

}  // namespace loket::test
