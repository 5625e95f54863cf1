#include "ui/flow/keyboard.hpp"

#include <span>

#include "ui/flow/typing.hpp"
#include "ui/flow/unicode.hpp"
#include "ui/words/phrases.hpp"
#include "ui/words/suggestions.hpp"

namespace loket::ui {

namespace {

using Row = std::vector<Key>;

constexpr double kBackspaceWidth = 1.5;
/// Every row of a full keyboard is as wide as ten letters and Backspace.
constexpr double kRowWidth = 10 + kBackspaceWidth;
constexpr double kEnterWidth = 2.5;
constexpr double kShiftWidth = 1.5;
constexpr double kSideWidth = 2.0;
constexpr double kSmallWidth = 1.5;

Key character_key(std::string_view name, std::string_view text) {
    return {.action = {std::string("key.").append(name), std::string(text), TypeText{std::string(text)}}};
}

/// A key for each character of a text; its id is the character itself.
Row character_keys(std::string_view characters) {
    Row row;
    while (const auto point = first_code_point(characters)) {
        row.push_back(character_key(point->bytes, point->bytes));
        characters.remove_prefix(point->bytes.size());
    }
    return row;
}

/// A key has one id on both faces, so that whoever looks for "key.a" finds it with and without shift.
Row letter_keys(std::string_view letters, KeyFace face) {
    Row row;
    for (const char letter : letters) {
        const char shown =
            face == KeyFace::upper && 'a' <= letter && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
        row.push_back(character_key(std::string_view(&letter, 1), std::string_view(&shown, 1)));
    }
    return row;
}

Key function_key(std::string id, std::string text, Intent intent, double width, std::string icon = {}) {
    return {.action = {std::move(id), std::move(text), std::move(intent), Availability::enabled, std::move(icon)},
            .width = width,
            .style = Key::Style::function};
}

Key backspace(double width) { return function_key("key.backspace", "", EraseCharacter{}, width, "backspace"); }

/// What Enter means: a new line in the story; on a form the field below, or the keyboard away after the last.
Intent after_field(TextField field) {
    switch (field) {
        case TextField::story: return TypeText{"\n"};
        case TextField::place_detail: return FocusField{TextField::event_date};
        case TextField::name: return FocusField{TextField::nik};
        case TextField::nik: return FocusField{TextField::phone};
        case TextField::phone: return FocusField{TextField::address};
        case TextField::ticket_number: return FocusField{TextField::secret_code};
        case TextField::secret_code: return LookUp{};
        case TextField::event_date:
        case TextField::address: break;
    }
    return CloseKeyboard{};
}

Key enter_key(TextField field) {
    return function_key("key.enter", "", after_field(field), kEnterWidth, "keyboard-return");
}

Key done_key(const Context& context, double width) {
    return {
        .action = {"key.done", context.say("key.done"), CloseKeyboard{}}, .width = width, .style = Key::Style::done};
}

Key space_key(const Context& context, double width) {
    return {.action = {"key.space", context.say("key.space"), TypeText{" "}}, .width = width};
}

Key erase_word_key(const Context& context) {
    return function_key("key.erase_word", context.say("key.erase_word"), EraseWord{}, kSideWidth);
}

/// The last row of a full keyboard: to the other faces, the space, and away.
Row last_row(const Context& context, Row faces) {
    double width = kRowWidth - 2 * kSideWidth;
    for (const Key& key : faces) width -= key.width;
    faces.push_back(space_key(context, width));
    faces.push_back(erase_word_key(context));
    faces.push_back(done_key(context, kSideWidth));
    return faces;
}

Row with(Row row, Key last) {
    row.push_back(std::move(last));
    return row;
}

Row with(Key first, Row row) {
    row.insert(row.begin(), std::move(first));
    return row;
}

struct LetterRows {
    std::string_view first, second, third;
};
constexpr LetterRows kQwerty{"qwertyuiop", "asdfghjkl", "zxcvbnm,.?"};
constexpr LetterRows kAlphabet{"abcdefghij", "klmnopqrs", "tuvwxyz,.?"};

KeyboardView letters(const Context& context, TextField field, KeyFace face) {
    const KeyOrder order = context.state.access.key_order;
    const LetterRows& rows = order == KeyOrder::qwerty ? kQwerty : kAlphabet;
    const auto other = face == KeyFace::upper ? KeyFace::lower : KeyFace::upper;
    const auto* shift_icon = face == KeyFace::upper ? "apple-keyboard-caps" : "apple-keyboard-shift";
    return {{
                with(letter_keys(rows.first, face), backspace(kBackspaceWidth)),
                with(letter_keys(rows.second, face), enter_key(field)),
                with(function_key("key.shift", "", ShowKeys{other}, kShiftWidth, shift_icon),
                     letter_keys(rows.third, face)),
                last_row(context, {function_key("key.symbols", "?123", ShowKeys{KeyFace::symbols}, kSmallWidth),
                                   function_key("key.order", order == KeyOrder::qwerty ? "ABC" : "QWERTY",
                                                SwitchKeyOrder{}, kSmallWidth)}),
            },
            character_keys("1234567890")};
}

Key letters_key(const Context& context, TextField field) {
    return function_key("key.letters", "abc", ShowKeys{natural_face(context.state, field)}, kSideWidth);
}

KeyboardView symbols(const Context& context, TextField field) {
    return {{
        with(character_keys("1234567890"), backspace(kBackspaceWidth)),
        with(character_keys(".,-/@?!()"), enter_key(field)),
        with(function_key("key.more", "#+=", ShowKeys{KeyFace::more_symbols}, kShiftWidth),
             character_keys(":;'\"&+=%*#")),
        last_row(context, {letters_key(context, field)}),
    }};
}

/// What is left of ASCII, and what measures and quotations need.
KeyboardView more_symbols(const Context& context, TextField field) {
    return {{
        with(character_keys("[]{}<>\\|^~"), backspace(kBackspaceWidth)),
        with(character_keys("_`$°²³½×÷"), enter_key(field)),
        with(function_key("key.symbols", "?123", ShowKeys{KeyFace::symbols}, kShiftWidth),
             character_keys("«»§·±¼¾áéè")),
        last_row(context, {letters_key(context, field)}),
    }};
}

KeyboardView digits(const Context& context) {
    return {{
        character_keys("123"),
        character_keys("456"),
        character_keys("789"),
        {backspace(1.0), character_key("0", "0"), done_key(context, 1.0)},
    }};
}

/// Number and code of a receipt: digits and capitals on one face.
KeyboardView codes(const Context& context, TextField field) {
    return {{
        with(character_keys("1234567890"), backspace(kBackspaceWidth)),
        with(letter_keys("qwertyuiop", KeyFace::upper), character_key("-", "-")),
        with(letter_keys("asdfghjkl", KeyFace::upper), enter_key(field)),
        with(letter_keys("zxcvbnm", KeyFace::upper), done_key(context, kSideWidth)),
    }};
}

KeyboardView face_of(const Context& context, TextField field) {
    if (field == TextField::ticket_number || field == TextField::secret_code) return codes(context, field);
    switch (context.state.keys) {
        case KeyFace::lower:
        case KeyFace::upper: return letters(context, field, context.state.keys);
        case KeyFace::symbols: return symbols(context, field);
        case KeyFace::more_symbols: return more_symbols(context, field);
        case KeyFace::digits: return digits(context);
    }
    return {};
}

/// Indonesian words for who writes Indonesian.
bool has_suggestions(const Context& context, TextField field) {
    return context.state.access.language != Language::english &&
           (field == TextField::story || field == TextField::place_detail || field == TextField::address);
}

/// What may come next; before the first word, how others begin.
std::vector<std::string> words_for(const Context& context, TextField field) {
    const std::string_view text = text_in(context.state, field);
    const Draft& draft = context.state.draft;
    std::span<const std::string_view> phrases;
    if (text.empty() && field == TextField::story) phrases = story_phrases(draft.kind, draft.topic);
    if (text.empty() && field == TextField::place_detail) phrases = place_phrases();
    if (!phrases.empty()) return {phrases.begin(), phrases.end()};
    return suggestions_for(text.substr(0, cursor_in(context.state)));
}

std::vector<Action> suggestions(const Context& context, TextField field) {
    std::vector<Action> actions;
    for (std::string& word : words_for(context, field)) {
        const std::string id = "suggestion." + std::to_string(actions.size() + 1);
        actions.push_back({id, word, TakeSuggestion{word}});
    }
    return actions;
}

}  // namespace

KeyboardView keyboard_view(const Context& context) {
    if (!context.state.focus) return {};
    auto view = face_of(context, *context.state.focus);
    view.enter = after_field(*context.state.focus);
    if (has_suggestions(context, *context.state.focus)) view.suggestions = suggestions(context, *context.state.focus);
    return view;
}

}  // namespace loket::ui
