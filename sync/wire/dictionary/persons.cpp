#include "sync/wire/dictionary/persons.hpp"

#include <algorithm>

namespace loket::sync {
namespace {

enum class Sex { woman, man };

std::string make_nik(Sex sex, Dice& dice) {
    const std::size_t day = 1 + dice.below(28) + (sex == Sex::woman ? 40 : 0);
    const std::size_t month = 1 + dice.below(12);
    const std::size_t year = (40 + dice.below(68)) % 100;
    return "160601" + padded(day, 2) + padded(month, 2) + padded(year, 2) + padded(1 + dice.below(9'999), 4);
}

Sex draw_sex(Dice& dice) { return dice.percent(50) ? Sex::woman : Sex::man; }

}  // namespace

std::string padded(std::size_t number, std::size_t digits) {
    const std::string text = std::to_string(number);
    return std::string(digits - std::min(digits, text.size()), '0') + text;
}

std::string make_nik(Dice& dice) { return make_nik(draw_sex(dice), dice); }

Person make_person(Grammar& grammar, Dice& dice) {
    const Sex sex = draw_sex(dice);
    Person person;
    person.name = dice.one_of(grammar.words(sex == Sex::woman ? first_names_of_women() : first_names_of_men()));
    if (dice.percent(70)) person.name.append(" ").append(dice.one_of(grammar.words(last_names())));
    if (dice.percent(70)) person.nik = make_nik(sex, dice);
    if (dice.percent(60)) person.address = grammar.fill(dice.one_of(grammar.words(addresses())), {}, dice);
    if (dice.percent(60)) person.phone = "08120000" + padded(dice.below(10'000), 4);
    return person;
}

}  // namespace loket::sync
