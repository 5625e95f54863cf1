// Residents who never lived: valid drafts for stories, benches and the player of the demo. The texts are composed of
// phrases in the Indonesian of people at a counter, with words of Palembang and Musi Malay, and are about as long as
// real complaints (12,530 of a city's: median 204 characters, a tail to 2,000; 7.6% hold something that is not ASCII,
// 2.4% a number of 16 digits, 1.9% a line break). The same seed gives the same residents, on every machine.
//
// Persons are invented: NIKs begin with 160601, phones with 0812-0000.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "kiosk/report/draft.hpp"

namespace loket::test {

/// The day on which they come, for `validate`: Monday, 23 November 2026. Events lie up to a year before it.
inline constexpr Date kResidentsDay{std::chrono::year{2026}, std::chrono::November, std::chrono::day{23}};

enum class Stories {
    as_written,  ///< 30 to about 2,000 characters, some of them emoji
    typed,       ///< 30 to 140 characters, each on the on-screen keyboard: a-z A-Z 0-9 . , - / ? ! @ ( ) : ' and breaks
};

/// Drafts that pass `validate` unchanged on kResidentsDay.
std::vector<Draft> make_residents(std::size_t count, std::uint64_t seed, Stories stories = Stories::as_written);

}  // namespace loket::test
