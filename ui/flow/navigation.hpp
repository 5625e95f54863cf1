// The way through the screens: what Next asks for before it goes on, where Back leads, what Send checks.
#pragma once

#include "ui/flow/flow.hpp"

namespace loket::ui {

/// Whether the screen is one of the steps of a report, or the notice that belongs to them.
constexpr bool is_reporting(Screen screen) { return Screen::topic <= screen && screen <= Screen::notice; }

/// Villages, kecamatan and paragraphs of the privacy notice on one page.
inline constexpr std::size_t kChoicesPerPage = 12;
inline constexpr std::size_t kParagraphsPerPage = 3;
/// Paragraphs of the notice, "notice.1" and so on in the catalogue.
inline constexpr std::size_t kNoticeParagraphs = 12;

/// How many pages the present screen has; at least 1. Of a story only the drawing knows; a page has one character at
/// least.
std::size_t page_count(const State& state);

/// Shows a screen afresh: no problems, the first page (or that of the chosen village), the cursor where typing begins.
void enter(State& state, Screen screen);

/// Next: on to the following screen, or back to review when an answer was changed from there, but only when the fields
/// of this screen are in order; otherwise their problems are shown.
void go_on(State& state, const Facts& facts);
/// Back: nothing typed is lost. Leaving the first step with answers given asks first.
void go_back(State& state, const Facts& facts);
/// Send: with consent and a valid draft, the wish to file it. A draft with a problem leads to the screen that has it.
std::vector<Effect> send(State& state, const Facts& facts);
/// Reads the typed number and code: the wish to find the report, or the problem.
std::vector<Effect> look_up(State& state);

}  // namespace loket::ui
