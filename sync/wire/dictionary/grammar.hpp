// Makes sentences of the phrases, and keeps a part of the phrases back.
//
// A dictionary that is judged by the sentences it was trained on looks better than it is. So every list of sentences is
// divided once and for all, three quarters to one quarter, by a hash with a fixed seed: training reports are made of
// the first part alone, held-out reports of the second alone, so not one of their sentences has been seen in training.
// Words are divided as well, except lists of at most 12, which are closed classes (months, days, units): training does
// not know a quarter of them; held-out reports use them all, as residents will.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "sync/wire/dictionary/dice.hpp"
#include "sync/wire/dictionary/phrases.hpp"

namespace loket::sync {

enum class Part {
    training,  ///< without a quarter of the sentences, and of the words
    held_out,  ///< only sentences that training never has; all words
    whole,     ///< everything; for whoever trains and judges nothing
};

class Grammar {
public:
    explicit Grammar(Part part) : part_(part) {}

    /// The sentences of a list that belong to this part; never empty when the list has two.
    const std::vector<std::string_view>& sentences(Phrases list);
    /// The words of a list that this part knows.
    const std::vector<std::string_view>& words(Phrases list);

    /// The phrase with all its gaps filled, {thing}, {fault} and {remedy} from `topic`.
    std::string fill(std::string_view phrase, const TopicWords& topic, Dice& dice);

private:
    std::string fill_gap(std::string_view name, const TopicWords& topic, Dice& dice);

    Part part_;
    std::map<const std::string_view*, std::vector<std::string_view>> divided_;  ///< by the list's first phrase
};

}  // namespace loket::sync
