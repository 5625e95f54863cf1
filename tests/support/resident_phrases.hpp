// What residents say, by what it is about: the words that `make_residents` composes stories of. In a phrase, {place} is
// the place, {since} a time, {count} a small number. All of it can be typed on the on-screen keyboard.
#pragma once

#include <span>
#include <string_view>

#include "kiosk/report/topic.hpp"

namespace loket::test {

using Phrases = std::span<const std::string_view>;

/// The phrases of one topic: what is wrong, what follows of it, what would be better, what one would like to know.
struct TopicPhrases {
    std::string_view topic;
    Phrases troubles;
    Phrases wishes;
    Phrases questions;
};

std::span<const TopicPhrases> topic_phrases();

Phrases greetings();
Phrases details(Kind kind);  ///< what one adds to a trouble, a wish or a question; whole sentences
Phrases requests();          ///< closing sentences
Phrases places();            ///< "dekat SD Negeri 2"
Phrases times();             ///< "sejak tiga minggu"
Phrases emoji();             ///< not typed: for texts as written on phones

}  // namespace loket::test
