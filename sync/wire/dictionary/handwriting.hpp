// How one resident writes: in which tongue, with how many abbreviations and slips, with or without capitals and
// line breaks. The
// phrases stand in the Malay of Palembang; a hand turns them into Indonesian or into the Malay of the upper Musi.
#pragma once

#include <string>

#include "sync/wire/dictionary/dice.hpp"

namespace loket::sync {

struct Hand {
    enum class Tongue { palembang, musi, indonesian };
    enum class Capitals { as_taught, none, only };

    Tongue tongue = Tongue::palembang;
    Capitals capitals = Capitals::as_taught;
    std::size_t abbreviations_percent = 0;  ///< of the words that have one
    std::size_t line_breaks_percent = 0;    ///< between sentences
    std::size_t slips_permille = 0;         ///< of all words longer than 4 letters
};

Hand draw_hand(Dice& dice);
/// The sentence as this hand writes it: it begins with a capital, or all or none of it is capitals.
std::string write(const Hand& hand, std::string_view sentence, Dice& dice);

}  // namespace loket::sync
