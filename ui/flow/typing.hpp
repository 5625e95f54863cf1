// What typing does to a field: which characters it takes, how many, what Backspace removes, and when the keyboard turns
// to capitals by itself. All of it in the pure flow, so that it is the same for a finger and for a plugged-in keyboard.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kiosk/report/problem.hpp"
#include "ui/flow/state.hpp"

namespace loket::ui {

/// The greatest number of code points that a field takes.
std::size_t limit_of(TextField field);
/// Where a problem of this text field is shown; nothing for the two fields of a status.
std::optional<Field> field_of(TextField field);
/// What is typed in a field so far.
const std::string& text_in(const State& state, TextField field);
/// The face that the keyboard shows when a field is touched, or goes back to after a letter: capitals at the start of a
/// sentence (at the start of the text, after ". ", "? ", "! " or a line break) and of each word of a name.
KeyFace natural_face(const State& state, TextField field);

/// Puts the cursor into a field and shows the keyboard for it.
void focus_on(State& state, TextField field);
/// Whether the cursor can stand inside of the field's text, and not only at its end.
bool has_movable_cursor(TextField field);
/// Where the cursor stands in the focused field: bytes of the text before it.
std::size_t cursor_in(const State& state);
/// Focuses the field, and puts the cursor there; a place inside of a character is the one before it.
void place_cursor(State& state, TextField field, std::size_t at);
/// So many characters on, or back where negative.
void move_cursor(State& state, int by);
/// Puts into the focused field, at the cursor, what it takes of a text. Text that is not UTF-8 is refused as a whole; a
/// character that the field does not take (a control character, a letter in the NIK) and whatever goes beyond its limit
/// is left out.
void type(State& state, std::string_view text);
/// Removes the character before the cursor.
void erase(State& state);
/// Removes the word before the cursor, with the spaces behind it.
void erase_word(State& state);
/// Puts a word into the place of the one that was begun before the cursor, and a space behind it. A mark that is typed
/// next takes the place of that space.
void take_suggestion(State& state, std::string_view word);

}  // namespace loket::ui
