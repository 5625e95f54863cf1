// The beginning and the end of one resident's time at the screen.
#pragma once

#include "ui/flow/flow.hpp"

namespace loket::ui {

/// Overwrites every personal text of a state in memory. What is left of it is only good for being thrown away.
void wipe(State& state);

/// The old state wiped, and a fresh one in its place; with it the language and the other settings are back at their
/// defaults.
State end_session(State state, const Facts& facts);

/// Back to the first screen within a session: texts are wiped, settings stay.
State return_to_welcome(State state, const Facts& facts);

/// Whether a resident would lose something by leaving: any answer but the kind and the topic.
bool has_answers(const State& state);

}  // namespace loket::ui
