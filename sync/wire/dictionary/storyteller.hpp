// Tells what a resident has come to say: an opening sentence on one topic, what follows of it, a closing wish, until
// the story is about as long as it was to be.
#pragma once

#include <set>
#include <string>

#include "sync/wire/dictionary/grammar.hpp"
#include "sync/wire/dictionary/handwriting.hpp"

namespace loket::sync {

class Storyteller {
public:
    Storyteller(Grammar& grammar, Dice& dice) : grammar_(grammar), dice_(dice), hand_(draw_hand(dice)) {}

    /// One story about topics()[topic], in ASCII: as near to `length` bytes as whole sentences allow, never more than
    /// `longest`, of which a single sentence takes at most some 140.
    std::string tell(Kind kind, std::size_t topic, std::size_t length, std::size_t longest);

private:
    struct Sentence {
        std::string_view phrase;
        std::string text;
    };
    /// Of a phrase that was not said yet, as long as there is one.
    Sentence sentence(Phrases list, std::size_t topic);
    Sentence opening(Kind kind, std::size_t topic);
    /// What is said after the opening.
    Sentence more(Kind kind, std::size_t topic, std::size_t length);
    void say(const Sentence& sentence);

    Grammar& grammar_;
    Dice& dice_;
    const Hand hand_;
    std::set<std::string_view> said_;
    std::string story_;
};

}  // namespace loket::sync
