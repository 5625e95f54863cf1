#include "sync/wire/dictionary/grammar.hpp"

#include <algorithm>
#include <cassert>
#include <charconv>

#include "kiosk/report/region.hpp"

namespace loket::sync {
namespace {

/// Another seed is another division, and needs another dictionary.
constexpr std::uint64_t kDivisionSeed = 1606;
constexpr std::size_t kLargestClosedClass = 12;

/// FNV-1a, with its bits stirred once more.
std::uint64_t rank_of(std::string_view phrase) {
    std::uint64_t hash = 0xcbf29ce484222325 ^ kDivisionSeed;
    for (const char c : phrase) hash = (hash ^ std::uint8_t(c)) * 0x100000001b3;
    return (hash ^ (hash >> 32)) * 0x9e3779b97f4a7c15;
}

using List = std::vector<std::string_view>;

/// The quarter that ranks lowest, rounded up, is held out.
List part_of(Phrases list, Part part) {
    List ranked(list.begin(), list.end());
    if (part == Part::whole) return ranked;
    std::sort(ranked.begin(), ranked.end(), [](auto a, auto b) { return rank_of(a) < rank_of(b); });
    const auto border = ranked.begin() + std::ptrdiff_t((ranked.size() + 3) / 4);
    return part == Part::held_out ? List(ranked.begin(), border) : List(border, ranked.end());
}

/// "01-12": from 1 to 12, as wide as the first number is written.
std::string number_in(std::string_view range, Dice& dice) {
    const std::size_t dash = range.find('-');
    std::size_t low = 0, high = 0;
    std::from_chars(range.data(), range.data() + dash, low);
    std::from_chars(range.data() + dash + 1, range.data() + range.size(), high);
    const std::string number = std::to_string(dice.between(low, high));
    return std::string(dash - std::min(dash, number.size()), '0') + number;
}

Phrases list_named(std::string_view name, const TopicWords& topic) {
    if (name == "thing") return topic.things;
    if (name == "fault") return topic.faults;
    if (name == "remedy") return topic.remedies;
    for (const WordList& list : word_lists()) {
        if (list.name == name) return list.words;
    }
    assert(false && "a phrase names a list that does not exist");
    return {};
}

}  // namespace

const List& Grammar::sentences(Phrases list) {
    List& divided = divided_[list.data()];
    if (divided.empty()) divided = part_of(list, part_);
    return divided;
}

const List& Grammar::words(Phrases list) {
    List& known = divided_[list.data()];
    const bool is_divided = part_ == Part::training && list.size() > kLargestClosedClass;
    if (known.empty()) known = part_of(list, is_divided ? Part::training : Part::whole);
    return known;
}

std::string Grammar::fill_gap(std::string_view name, const TopicWords& topic, Dice& dice) {
    if (name.front() >= '0' && name.front() <= '9') return number_in(name, dice);
    if (name == "village") return std::string(dice.one_of(villages_of(dice.one_of(kecamatan()).code)).name);
    return fill(dice.one_of(words(list_named(name, topic))), topic, dice);
}

std::string Grammar::fill(std::string_view phrase, const TopicWords& topic, Dice& dice) {
    std::string text;
    while (!phrase.empty()) {
        const std::size_t gap = std::min(phrase.find_first_of("{["), phrase.size());
        text += phrase.substr(0, gap);
        phrase.remove_prefix(gap);
        if (phrase.empty()) break;
        const std::size_t end = phrase.find(phrase.front() == '{' ? '}' : ']');
        assert(end != phrase.npos && "a phrase opens a gap and does not close it");
        const std::string_view inside = phrase.substr(1, end - 1);
        if (phrase.front() == '{') {
            text += fill_gap(inside, topic, dice);
        } else if (dice.percent(50)) {
            text += fill(inside, topic, dice);
        }
        phrase.remove_prefix(end + 1);
    }
    return text;
}

}  // namespace loket::sync
