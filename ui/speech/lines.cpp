#include "ui/speech/normalise.hpp"
#include "ui/speech/speaker.hpp"

namespace loket::ui {

namespace {

/// espeak-ng 1.51 reads lines of at most 999 bytes and cuts longer ones anywhere (espeak-ng.c).
constexpr std::size_t kLongestLine = 900;
/// About three quarters of an hour; a socket takes twice as much at once.
constexpr std::size_t kLongestSpeech = 48 * 1024;

/// Where a text that is too long for a line is cut: after its last space, otherwise between two characters.
std::size_t cut_of(std::string_view text) {
    if (text.size() <= kLongestLine) return text.size();
    const auto space = text.rfind(' ', kLongestLine);
    if (space != text.npos && space > 0) return space;
    std::size_t cut = kLongestLine;
    while (cut > 1 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
    return cut;
}

}  // namespace

std::string lines_for(const std::vector<Utterance>& utterances, Language language) {
    std::string lines;
    for (const auto& each : utterances) {
        const bool is_prose = each.manner == Utterance::Manner::prose;
        const std::string spoken = is_prose ? speakable(each.text, language) : spelt(each.text);
        std::string_view rest = spoken;
        while (!rest.empty()) {
            const auto cut = cut_of(rest);
            if (lines.size() + cut + 2 > kLongestSpeech) return lines;
            lines += rest.substr(0, cut);
            rest.remove_prefix(cut);
            // A sentence ends with its utterance, so that the voice falls.
            if (rest.empty() && std::string_view(".?!").find(lines.back()) == std::string_view::npos) lines += '.';
            lines += '\n';
        }
    }
    return lines;
}

}  // namespace loket::ui
