#include "ui/flow/session.hpp"

#include "kiosk/base/secret.hpp"

namespace loket::ui {

void wipe(State& state) {
    loket::wipe(state.draft);
    loket::wipe(state.event_date_typed);
    loket::wipe(state.typed_number);
    loket::wipe(state.typed_code);
    state.filed.reset();
    state.kept.clear();
    state.studio = {};
}

State welcome_state(const Facts& facts) {
    State state;
    state.access.language = facts.first_language;
    state.kecamatan = facts.kecamatan;
    state.last_touch = facts.tick;
    return state;
}

State end_session(State state, const Facts& facts) {
    wipe(state);
    return welcome_state(facts);
}

State return_to_welcome(State state, const Facts& facts) {
    const auto access = state.access;
    auto fresh = end_session(std::move(state), facts);
    fresh.access = access;
    return fresh;
}

bool has_answers(const State& state) {
    Draft unanswered;
    unanswered.kind = state.draft.kind;
    unanswered.topic = state.draft.topic;
    return state.draft != unanswered || !state.event_date_typed.empty();
}

}  // namespace loket::ui
