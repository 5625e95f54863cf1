// The controls that all screens share: buttons, cards, tiles, fields, check boxes, pills. Each draws itself into a
// rectangle and adds itself to the layout. None decides where it stands; that is the screen's part.
#pragma once

#include "ui/flow/view.hpp"
#include "ui/look/look.hpp"

namespace loket::ui {

/// filled: the one way on. outlined: another way. plain: words in a tone, no border. tool: small, for settings.
/// soft: a tint with a border in a tone.
enum class ButtonStyle { filled, outlined, plain, tool, soft };
/// Where an icon stands: before the words, after them, or above.
enum class IconPlace { before, after, above };

struct ButtonLook {
    ButtonStyle style = ButtonStyle::outlined;
    Tone tone = Tone::primary;
    IconPlace icon = IconPlace::before;
};

void button(Look& look, const Rect& rect, const Action& action, ButtonLook as);
/// The width that a button's words, icon and padding take on one line.
float button_width(const Look& look, const Action& action, ButtonStyle style);

// Answers that stand together have words of one size: that of the one that needs the smallest.

/// Large answers: an icon in a tinted square, a heading, a detail under it, and an arrow.
void choice_cards(Look& look, const std::vector<Rect>& cells, const std::vector<Choice>& choices);
/// Small answers in a grid: icon and words. `words` says where words stand that have neither icon nor detail.
void tiles(Look& look, const std::vector<Rect>& cells, const std::vector<Choice>& choices, Align words = Align::left);
/// Answers of which one is chosen: a ring that fills, a heading, a detail.
void radio_cards(Look& look, const std::vector<Rect>& cells, const std::vector<Choice>& choices);
/// Switches on the right, words on the left.
void switch_cards(Look& look, const std::vector<Rect>& cells, const std::vector<Choice>& choices);
/// A box to tick, and its words.
void check_box(Look& look, const Rect& rect, const Choice& choice);

/// Words on a tint with round ends, and an icon.
void pill(Look& look, const Rect& rect, Role role, Tone tone, std::string_view icon, std::string_view text);
float pill_width(const Look& look, Role role, std::string_view text);

/// Label, box with text and cursor, and under it the problem or the note.
void field(Look& look, const Rect& rect, const FieldView& view);
/// The height that a field of `lines` lines takes, with its label and the line under it.
float field_height(const Look& look, const FieldView& view, int lines);

/// Words after an icon: in red for what is still to be mended, in gold for what should be known; nothing when empty.
void problem_line(Look& look, const Rect& rect, std::string_view text, Tone tone = Tone::red);

/// "1 dari 2" between two buttons.
void pager(Look& look, Rect rect, const std::optional<Action>& previous, const std::optional<Action>& next,
           std::string_view text);

}  // namespace loket::ui
