// Reports that nobody made, in any number: what the dictionary is trained on, and what tests and benches file. The
// kiosk and the hub do not link this.
//
// A report is composed by a grammar (grammar.hpp) of some 470 sentences and 1,100 words about the topics, villages and
// habits of Musi Banyuasin, in the handwriting of one invented resident (handwriting.hpp). How long stories are, and how
// often one holds an emoji, a NIK, a phone number, a line break or another's very words, follows the statistics of 12,530
// real complaints of a city; not one of their words is in here.
//
// What it cannot tell: sentences of real people are freer than those of any grammar, so real reports will compress
// somewhat worse than held-out ones, and those worse than training ones. A figure is honest only with its part named.
//
// The same order and seed make the same reports, on every machine.
#pragma once

#include <cstdint>
#include <vector>

#include "kiosk/report/report.hpp"
#include "sync/wire/dictionary/grammar.hpp"

namespace loket::sync {

/// How long the stories are, in characters.
enum class Lengths {
    surveyed,  ///< as the real ones: median 204, 90% under 693, 95% under 977, 99% under 1,902, the longest 8,471
    even,      ///< 310 to 490: a report's JSON has 730 bytes on average, the size that others are measured with
    typed,     ///< 30 to 140, each on the on-screen keyboard: a-z A-Z 0-9 . , - / ? ! @ ( ) : ' and line breaks
};

struct CorpusOrder {
    Part part = Part::whole;
    Lengths lengths = Lengths::surveyed;
    /// Reports are filed from 8 to 16 o'clock (WIB) on `days` days from `first_day` on.
    Date first_day{std::chrono::year{2026}, std::chrono::November, std::chrono::day{23}};
    int days = 4 * 365;
};

/// Drafts that pass `validate` unchanged on the day they were agreed to. With a larger count come more of them behind
/// the same first ones.
std::vector<Draft> make_drafts(std::size_t count, std::uint64_t seed, const CorpusOrder& order);
std::vector<Report> make_reports(std::size_t count, std::uint64_t seed, const CorpusOrder& order);

}  // namespace loket::sync
