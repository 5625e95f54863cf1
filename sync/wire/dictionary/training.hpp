// Makes a dictionary of reports, by libzstd's own trainer. A dictionary is its recipe: the same recipe and the same
// libzstd make the same bytes.
#pragma once

#include <span>
#include <string>

#include "kiosk/base/bytes.hpp"
#include "sync/wire/dictionary/corpus.hpp"

namespace loket::sync {

struct Recipe {
    std::uint32_t number;  ///< of the dictionary, from 1
    std::size_t reports;   ///< how many it is trained on
    std::uint64_t seed;    ///< theirs
    std::size_t size;      ///< of the dictionary at most, bytes
    unsigned segment;      ///< bytes that are taken over at once: zstd's k
    unsigned match;        ///< bytes whose repetition counts: zstd's d, 6 or 8
};

/// How 1.dict was made, by `loket-train-dictionary train --out sync/wire/dictionary/1.dict`. Never changed: another
/// recipe is another number. Of what was tried, bytes of a held-out report of 728 (495 without a dictionary), 24
/// November 2026:
///
///     KiB   segment 40   segment 200   segment 1,000
///      32          257           227             227
///      64          241           216             218
///     112          241           212
inline constexpr Recipe kComplaints1{1, 20'000, 1, 112 * 1024, 200, 6};

/// The canonical JSON of each, as the envelope compresses it.
std::vector<std::string> to_jsons(const std::vector<Report>& reports);
/// Fails with refused when libzstd can make nothing of it: fewer than some ten reports.
Result<Bytes> train(const Recipe& recipe);

}  // namespace loket::sync
