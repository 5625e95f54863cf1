#include "sync/wire/dictionary/storyteller.hpp"

namespace loket::sync {
namespace {

/// From here on, bytes, a story comes to speak of other topics too.
constexpr std::size_t kDigressesFrom = 600;
/// Under this, bytes, there is no time for greetings, and a short sentence is looked for.
constexpr std::size_t kBrief = 100;
constexpr std::size_t kShortestSentence = 16;

Phrases openings_of(const TopicPhrases& topic, Kind kind) {
    switch (kind) {
        case Kind::pengaduan: return topic.troubles;
        case Kind::aspirasi: return topic.wishes;
        case Kind::permintaan_informasi: return topic.questions;
    }
    return {};
}

std::size_t distance(std::size_t a, std::size_t b) { return a < b ? b - a : a - b; }

}  // namespace

Storyteller::Sentence Storyteller::sentence(Phrases list, std::size_t topic) {
    const auto& phrases = grammar_.sentences(list);
    std::string_view phrase = dice_.one_of(phrases);
    for (std::size_t tries = 4 * phrases.size(); tries > 0 && said_.contains(phrase); --tries) {
        phrase = dice_.one_of(phrases);
    }
    return {phrase, write(hand_, grammar_.fill(phrase, topic_words()[topic], dice_), dice_)};
}

Storyteller::Sentence Storyteller::opening(Kind kind, std::size_t topic) {
    return sentence(dice_.percent(50) ? openings_of(topic_phrases()[topic], kind) : openings(kind), topic);
}

Storyteller::Sentence Storyteller::more(Kind kind, std::size_t topic, std::size_t length) {
    if (length > kDigressesFrom && dice_.percent(30)) {
        return opening(Kind::pengaduan, dice_.below(topic_phrases().size()));
    }
    return dice_.percent(20) ? opening(kind, topic) : sentence(details(kind), topic);
}

void Storyteller::say(const Sentence& sentence) {
    if (!story_.empty()) story_ += dice_.percent(hand_.line_breaks_percent) ? '\n' : ' ';
    story_ += sentence.text;
    said_.insert(sentence.phrase);
}

std::string Storyteller::tell(Kind kind, std::size_t topic, std::size_t length, std::size_t longest) {
    Sentence first = opening(kind, topic);
    for (int tries = length < kBrief ? 8 : 0; tries > 0 || first.text.size() > longest; --tries) {
        Sentence other = opening(kind, topic);
        if (distance(other.text.size(), length) < distance(first.text.size(), length)) first = std::move(other);
    }
    if (length >= kBrief && dice_.percent(40)) {
        const Sentence greeting = sentence(greetings(), topic);
        if (greeting.text.size() + 1 + first.text.size() <= longest) say(greeting);
    }
    say(first);

    Sentence closing;
    if (length >= kBrief && dice_.percent(60)) closing = sentence(requests(), topic);
    const std::size_t wanted = length - std::min(length, closing.text.size());
    for (std::size_t tries = 8 + length / 6; tries > 0 && story_.size() + kShortestSentence < wanted; --tries) {
        const Sentence next = more(kind, topic, length);
        if (length < kDigressesFrom && said_.contains(next.phrase)) continue;
        const std::size_t size = story_.size() + 1 + next.text.size();
        if (size <= longest && distance(size, wanted) < distance(story_.size(), wanted)) say(next);
    }
    if (!closing.text.empty() && story_.size() + 1 + closing.text.size() <= longest) say(closing);
    return std::move(story_);
}

}  // namespace loket::sync
