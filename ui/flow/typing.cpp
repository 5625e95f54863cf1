#include "ui/flow/typing.hpp"

#include <algorithm>

#include "kiosk/report/report.hpp"
#include "ui/flow/event_date.hpp"
#include "ui/flow/unicode.hpp"

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
    if (field == TextField::story) state.page = 0;  // whoever writes looks at the end
    if (const auto mended = field_of(field)) {
        std::erase_if(state.problems, [&](const Problem& problem) { return problem.field == *mended; });
    } else {
        state.status_problem.reset();
    }
    if (state.keys == KeyFace::lower || state.keys == KeyFace::upper) state.keys = natural_face(state, field);
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
    const std::string_view text = text_in(state, field);
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
    state.keys = natural_face(state, field);
}

void type(State& state, std::string_view text) {
    if (!state.focus || !count_characters(text)) return;
    const auto field = *state.focus;
    auto& typed = typed_text(state, field);
    bool has_changed = false;
    for (auto room = limit_of(field) - std::min(limit_of(field), length_of(typed)); room > 0 && !text.empty();) {
        const auto point = *first_code_point(text);
        text.remove_prefix(point.bytes.size());
        if (!is_taken_by(field, point.value)) continue;
        typed += point.bytes;
        has_changed = true;
        --room;
    }
    if (!has_changed) return;
    if (field == TextField::event_date) typed = grouped_date(typed);
    if (is_code_field(field)) std::transform(typed.begin(), typed.end(), typed.begin(), to_upper);
    settle_after_change(state, field);
}

void erase(State& state) {
    if (!state.focus) return;
    auto& typed = typed_text(state, *state.focus);
    if (typed.empty()) return;
    typed.resize(typed.size() - last_character_size(typed));
    // The slash belongs to the digit after it.
    if (*state.focus == TextField::event_date) typed = grouped_date(typed);
    settle_after_change(state, *state.focus);
}

}  // namespace loket::ui
