// The words of the corpus: what people at a counter in Musi Banyuasin say, in Indonesian with words of Palembang and
// Musi Malay. All of it is invented. It is a grammar: in a phrase, {place} stands for any phrase of the list "place"
// (or of the topic's lists thing, fault and remedy), {2-9} for a number, {01-12} for one with leading noughts, and what
// stands in [brackets] is said or left out. All of it but `emoji` and `signs` can be typed on the on-screen keyboard.
#pragma once

#include <span>
#include <string_view>

#include "kiosk/report/topic.hpp"

namespace loket::sync {

using Phrases = std::span<const std::string_view>;

/// The phrases of one topic.
struct TopicPhrases {
    std::string_view topic;
    Phrases troubles;   ///< whole sentences: what is wrong
    Phrases wishes;     ///< whole sentences: what would be better
    Phrases questions;  ///< whole sentences: what one would like to know
};

/// What {thing}, {fault} and {remedy} stand for in a sentence about one topic.
struct TopicWords {
    std::string_view topic;
    Phrases things;    ///< "jeramba kayu": what it is about
    Phrases faults;    ///< "lapuk papannyo": what is wrong with it
    Phrases remedies;  ///< "diganti besi": what should be done with it
};

/// One for each topic of kiosk/report, in its order.
std::span<const TopicPhrases> topic_phrases();
std::span<const TopicWords> topic_words();

/// A list that phrases name in braces.
struct WordList {
    std::string_view name;
    Phrases words;
};
std::span<const WordList> word_lists();

Phrases greetings();          ///< opening sentences
Phrases openings(Kind kind);  ///< whole sentences about {thing}, {fault} and {remedy}, which suit any topic
Phrases details(Kind kind);   ///< what one adds to a trouble, a wish or a question; whole sentences
Phrases requests();           ///< closing sentences
Phrases emoji();              ///< beyond Unicode's basic plane; only phones write them
Phrases signs();              ///< not ASCII, but within the basic plane

Phrases first_names_of_women();
Phrases first_names_of_men();
Phrases last_names();
Phrases addresses();  ///< "Jl. {street} no. {1-90}"

}  // namespace loket::sync
