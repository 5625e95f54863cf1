// What a resident has typed is read out by a speech program: whatever it is, that gets text and no commands, and not
// without end. The first byte is the language.
#include "kiosk/report/utf8.hpp"
#include "tests/fuzz/fuzz.hpp"
#include "ui/speech/normalise.hpp"

using namespace loket;

namespace {

void check(std::string_view spoken, std::size_t written) {
    test::must(spoken.size() <= ui::kSpeakableGrowth * written + ui::kSpeakableSlack, "what is said is bounded");
    while (!spoken.empty()) {
        const auto c = take_character(spoken);
        test::must(c.has_value(), "what is said is UTF-8");
        test::must(!is_control(*c) && *c != U'\n' && *c != U'\t', "no control character is said");
        test::must(*c != U'[' && *c != U'<', "nothing is a command to the voice");
    }
}

bool has_letter(std::string_view text) {
    for (const char c : text.substr(0, ui::kSpeakableMaximum)) {
        if (('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9')) return true;
    }
    return false;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const auto language = data[0] % 2 == 0 ? ui::Language::english : ui::Language::indonesian;
    const auto written = as_text({data + 1, size - 1});
    const auto spoken = ui::speakable(written, language);
    check(spoken, written.size());
    test::must(!has_letter(written) || has_letter(spoken), "a text with letters is not silent");
    const auto letters = ui::spelt(written);
    check(letters, written.size());
    test::must(!has_letter(written) || has_letter(letters), "nor is it when it is spelt");
    return 0;
}
