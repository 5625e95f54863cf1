#include "tests/support/residents.hpp"

#include "sync/wire/dictionary/corpus.hpp"

namespace loket::test {

std::vector<Draft> make_residents(std::size_t count, std::uint64_t seed, Stories stories) {
    const auto lengths = stories == Stories::typed ? sync::Lengths::typed : sync::Lengths::surveyed;
    return sync::make_drafts(count, seed, {.lengths = lengths, .first_day = kResidentsDay, .days = 1});
}

}  // namespace loket::test
