// Stories that were written one by one, not by the grammar and never trained on: they tell what a dictionary is worth
// when people say what nobody foresaw. Invented as well.
#pragma once

#include "sync/wire/dictionary/corpus.hpp"
#include "sync/wire/dictionary/phrases.hpp"

namespace loket::sync {

Phrases free_stories();
/// One report for each of them; all else of it is held-out.
std::vector<Report> make_free_reports(std::uint64_t seed);

}  // namespace loket::sync
