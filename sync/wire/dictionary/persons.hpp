// Persons who never lived. NIKs begin with 160601, the area of Sekayu, and phones with 0812-0000: no such number is
// given out. Real ones are less alike: some five digits more of a phone and one or two more of a NIK cannot be guessed,
// which costs 3 bytes together.
#pragma once

#include "kiosk/report/draft.hpp"
#include "sync/wire/dictionary/grammar.hpp"

namespace loket::sync {

/// A name always; NIK, address and phone more often than not.
Person make_person(Grammar& grammar, Dice& dice);
/// "1606015005720017": of a man or woman born 1940 to 2007.
std::string make_nik(Dice& dice);
/// `digits` digits, with leading noughts.
std::string padded(std::size_t number, std::size_t digits);

}  // namespace loket::sync
