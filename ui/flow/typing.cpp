#include "ui/flow/typing.hpp"

#include <algorithm>

#include "kiosk/report/report.hpp"
#include "ui/flow/event_date.hpp"
#include "ui/flow/unicode.hpp"
#include "ui/words/suggestions.hpp"

namespace loket::ui {

namespace {

constexpr std::size_t kNikDigits = 16;
constexpr std::size_t kPhoneDigits = 15;        // E.164
constexpr std::size_t kTicketNumberTyped = 20;  // "BTM2-9999999-P" and some spaces
constexpr std::size_t kSecretCodeTyped = 12;    // "K3VQ-9X7M" and some spaces
constexpr std::size_t kGroupedDateLength = 10;  // "23/11/2026"

/// The text of a field, of a State or of a const State.
template <class AnyState>
auto& typed_text(AnyState& state, TextField field) {
    switch (field) {
        case TextField::story: return state.draft.story;
        case TextField::place_detail: return state.draft.place_detail;
        case TextField::event_date: return state.event_date_typed;
        case TextField::name: return state.draft.person.name;
        case TextField::nik: return state.draft.person.nik;
        case TextField::phone: return state.draft.person.phone;
        case TextField::address: return state.draft.person.address;
        case TextField::ticket_number: return state.typed_number;
        case TextField::secret_code: break;
    }
    return state.typed_code;
}

bool is_digit(char32_t value) { return '0' <= value && value <= '9'; }
bool is_letter(char32_t value) { return ('A' <= value && value <= 'Z') || ('a' <= value && value <= 'z'); }

bool is_taken_by(TextField field, char32_t value) {
    switch (field) {
        case TextField::story: return value == '\n' || is_writable(value);
        case TextField::place_detail:
        case TextField::name:
        case TextField::address: return is_writable(value);
        case TextField::event_date:
        case TextField::nik:
        case TextField::phone: return is_digit(value);
        case TextField::ticket_number:
        case TextField::secret_code: return is_digit(value) || is_letter(value) || value == '-' || value == ' ';
    }
    return false;
}

char to_upper(char c) { return 'a' <= c && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

bool is_code_field(TextField field) { return field == TextField::ticket_number || field == TextField::secret_code; }

bool begins_sentence(std::string_view text) {
    if (text.empty() || text.back() == '\n') return true;
    if (text.back() != ' ') return false;
    const auto end = text.find_last_not_of(' ');
    return end == std::string_view::npos || text[end] == '\n' || text[end] == '.' || text[end] == '?' ||
           text[end] == '!';
}

/// A mended field no longer carries its complaint, and letters go back to the face that comes next.
void settle_after_change(State& state, TextField field) {
    // Whoever writes at the end looks at it; whoever writes before it has turned the pages to where that is.
    if (field == TextField::story && cursor_in(state) == text_in(state, field).size()) state.page = 0;
    if (const auto mended = field_of(field)) {
        std::erase_if(state.problems, [&](const Problem& problem) { return problem.field == *mended; });
    } else {
        state.status_problem.reset();
    }
    if (state.keys == KeyFace::lower || state.keys == KeyFace::upper) state.keys = natural_face(state, field);
}

/// Takes so many bytes before the cursor away.
void erase_before(State& state, std::size_t size) {
    if (size == 0) return;
    auto& typed = typed_text(state, *state.focus);
    const std::size_t cursor = cursor_in(state);
    typed.erase(cursor - size, size);
    state.cursor = cursor - size;
    state.has_offered_space = false;
    // The slash belongs to the digit after it.
    if (*state.focus == TextField::event_date) typed = grouped_date(typed);
    settle_after_change(state, *state.focus);
}

/// Of the letters that a text begins with.
std::size_t word_length_of(std::string_view text) {
    std::size_t length = 0;
    while (length < text.size() && !word_begun_in(text.substr(0, length + 1)).empty()) ++length;
    return length;
}

std::string_view before_cursor(const State& state) {
    return std::string_view(text_in(state, *state.focus)).substr(0, cursor_in(state));
}

}  // namespace

std::size_t limit_of(TextField field) {
    switch (field) {
        case TextField::story: return kStoryMaximum;
        case TextField::place_detail: return kPlaceDetailMaximum;
        case TextField::event_date: return kGroupedDateLength;
        case TextField::name: return kNameMaximum;
        case TextField::nik: return kNikDigits;
        case TextField::phone: return kPhoneDigits;
        case TextField::address: return kAddressMaximum;
        case TextField::ticket_number: return kTicketNumberTyped;
        case TextField::secret_code: return kSecretCodeTyped;
    }
    return 0;
}

std::optional<Field> field_of(TextField field) {
    switch (field) {
        case TextField::story: return Field::story;
        case TextField::place_detail: return Field::place_detail;
        case TextField::event_date: return Field::event_date;
        case TextField::name: return Field::name;
        case TextField::nik: return Field::nik;
        case TextField::phone: return Field::phone;
        case TextField::address: return Field::address;
        case TextField::ticket_number:
        case TextField::secret_code: return std::nullopt;
    }
    return std::nullopt;
}

const std::string& text_in(const State& state, TextField field) { return typed_text(state, field); }

KeyFace natural_face(const State& state, TextField field) {
    std::string_view text = text_in(state, field);
    if (state.focus == field) text = text.substr(0, cursor_in(state));
    switch (field) {
        case TextField::event_date:
        case TextField::nik:
        case TextField::phone: return KeyFace::digits;
        case TextField::ticket_number:
        case TextField::secret_code: return KeyFace::upper;
        case TextField::name: return text.empty() || text.back() == ' ' ? KeyFace::upper : KeyFace::lower;
        case TextField::story:
        case TextField::place_detail:
        case TextField::address: break;
    }
    return begins_sentence(text) ? KeyFace::upper : KeyFace::lower;
}

void focus_on(State& state, TextField field) {
    state.focus = field;
    state.cursor = text_in(state, field).size();
    state.has_offered_space = false;
    state.keys = natural_face(state, field);
}

bool has_movable_cursor(TextField field) {
    return field == TextField::story || field == TextField::place_detail || field == TextField::name ||
           field == TextField::address;
}

std::size_t cursor_in(const State& state) {
    if (!state.focus) return 0;
    const std::size_t end = text_in(state, *state.focus).size();
    return has_movable_cursor(*state.focus) ? std::min(state.cursor, end) : end;
}

void place_cursor(State& state, TextField field, std::size_t at) {
    if (state.focus != field) focus_on(state, field);
    const std::string_view text = text_in(state, field);
    std::size_t place = 0;
    while (place < text.size()) {
        const auto point = first_code_point(text.substr(place));
        const std::size_t next = place + (point ? point->bytes.size() : 1);
        if (next > at) break;
        place = next;
    }
    state.cursor = place;
    state.has_offered_space = false;
    if (state.keys == KeyFace::lower || state.keys == KeyFace::upper) state.keys = natural_face(state, field);
}

void move_cursor(State& state, int by) {
    if (!state.focus) return;
    const std::string_view text = text_in(state, *state.focus);
    std::size_t at = cursor_in(state);
    for (; by < 0 && at > 0; ++by) at -= last_character_size(text.substr(0, at));
    for (; by > 0 && at < text.size(); --by) {
        const auto point = first_code_point(text.substr(at));
        at += point ? point->bytes.size() : 1;
    }
    place_cursor(state, *state.focus, at);
}

void type(State& state, std::string_view text) {
    if (!state.focus || !count_characters(text)) return;
    const auto field = *state.focus;
    auto& typed = typed_text(state, field);
    std::size_t cursor = cursor_in(state);
    bool has_changed = false;
    for (auto room = limit_of(field) - std::min(limit_of(field), length_of(typed)); room > 0 && !text.empty();) {
        const auto point = *first_code_point(text);
        text.remove_prefix(point.bytes.size());
        if (!is_taken_by(field, point.value)) continue;
        const bool is_mark = std::string_view(".,?!;:").find(point.bytes) != std::string_view::npos;
        if (std::exchange(state.has_offered_space, false) && is_mark && cursor > 0 && typed[cursor - 1] == ' ') {
            typed.erase(--cursor, 1);
        }
        typed.insert(cursor, point.bytes);
        cursor += point.bytes.size();
        has_changed = true;
        --room;
    }
    if (!has_changed) return;
    state.cursor = cursor;
    if (field == TextField::event_date) typed = grouped_date(typed);
    if (is_code_field(field)) std::transform(typed.begin(), typed.end(), typed.begin(), to_upper);
    settle_after_change(state, field);
}

void erase(State& state) {
    if (!state.focus) return;
    const std::string_view text = before_cursor(state);
    erase_before(state, text.empty() ? 0 : last_character_size(text));
}

void erase_word(State& state) {
    if (!state.focus) return;
    const std::string_view text = before_cursor(state);
    const auto last = text.find_last_not_of(" \n");
    const auto space = last == std::string_view::npos ? last : text.find_last_of(" \n", last);
    erase_before(state, text.size() - (space == std::string_view::npos ? 0 : space + 1));
}

void take_suggestion(State& state, std::string_view word) {
    if (!state.focus || !has_movable_cursor(*state.focus)) return;
    const TextField field = *state.focus;
    const std::size_t begun = word_begun_in(before_cursor(state)).size();
    // What stands behind a cursor inside of a word is the rest of it.
    auto& typed = typed_text(state, field);
    const std::size_t cursor = cursor_in(state);
    const std::size_t rest = begun == 0 ? 0 : word_length_of(std::string_view(typed).substr(cursor));
    const std::size_t room = limit_of(field) - std::min(limit_of(field), length_of(typed));
    if (length_of(word) + 1 > room + begun + rest) return;  // half a word helps nobody
    typed.erase(cursor, rest);
    erase_before(state, begun);
    type(state, word);
    if (std::string_view(text_in(state, field)).substr(cursor_in(state)).starts_with(' ')) {
        move_cursor(state, 1);
    } else {
        type(state, " ");
        state.has_offered_space = true;
    }
}

}  // namespace loket::ui
