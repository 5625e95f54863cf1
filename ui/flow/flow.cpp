#include "ui/flow/flow.hpp"

#include <algorithm>
#include <utility>

#include "kiosk/report/region.hpp"
#include "ui/flow/event_date.hpp"
#include "ui/flow/listening.hpp"
#include "ui/flow/navigation.hpp"
#include "ui/flow/obey.hpp"
#include "ui/flow/session.hpp"
#include "ui/flow/studio.hpp"
#include "ui/flow/typing.hpp"

namespace loket::ui {

namespace {

/// The screens on which an absent resident leaves something behind. While filing, the store always answers, and the
/// filed screen has a countdown of its own.
bool is_watched_for_idleness(Screen screen) {
    return is_reporting(screen) || screen == Screen::status_entry || screen == Screen::scan || screen == Screen::status;
}

/// A question over the screen: only its own answers count. After the idle warning any touch says "I am here".
void answer_overlay(State& state, const Intent& intent, const Facts& facts) {
    if (state.overlay == Overlay::idle || std::holds_alternative<CloseOverlay>(intent)) {
        state.overlay = Overlay::none;
    } else if (state.overlay == Overlay::cancel && std::holds_alternative<ConfirmCancel>(intent)) {
        state = end_session(std::move(state), facts);
    } else if (const auto* choice = std::get_if<ChooseLanguage>(&intent);
               choice && state.overlay == Overlay::language) {
        state.access.language = choice->language;
        state.overlay = Overlay::none;
    }
}

void pass_time(State& state, const Facts& facts) {
    const auto untouched = facts.tick - state.last_touch;
    const auto patience = facts.idle_warning_after + facts.idle_countdown;
    if (state.overlay == Overlay::officer && untouched < kOfficerAwaitedFor) return;
    if (state.screen == Screen::filed) {
        if (untouched >= facts.filed_shown_for) state = end_session(std::move(state), facts);
    } else if (state.screen == Screen::welcome) {
        // Nothing personal is here, but the next resident should not meet a stranger's language or an old question.
        if (untouched >= patience) state = welcome_state(facts);
    } else if (is_watched_for_idleness(state.screen)) {
        if (untouched >= patience) {
            state = end_session(std::move(state), facts);
        } else if (untouched >= facts.idle_warning_after) {
            state.overlay = Overlay::idle;
        }
    }
}

/// What each event of the world does. What belongs to a session that has ended does nothing.
struct Follow {
    State& state;
    const Facts& facts;

    void operator()(const TimePassed&) { pass_time(state, facts); }
    void operator()(const ReportFiled& event) {
        if (state.screen != Screen::filing) return;
        loket::wipe(state.draft);
        loket::wipe(state.event_date_typed);
        state.kept.clear();
        state.filed = event.filed;
        state.last_touch = facts.tick;  // the countdown begins when there is something to read
        enter(state, Screen::filed);
    }
    void operator()(const FilingFailed& event) {
        if (state.screen != Screen::filing) return;
        enter(state, Screen::review);
        state.filing_problem = event.problem;
        state.last_touch = facts.tick;
    }
    void operator()(const PrintChanged& event) {
        if (state.status && state.status->number == event.number) state.status->print = event.state;
        if (!state.filed || state.filed->number != event.number) return;
        state.filed->print = event.state;
        // Who must now write the number down gets the whole time for it.
        if (is_settled(event.state) && event.state != PrintState::confirmed) state.last_touch = facts.tick;
    }
    void operator()(const ReportDelivered& event) {
        if (state.filed && state.filed->number == event.number) state.filed->is_delivered = true;
    }
    void operator()(const SlipDrawn& event) {
        if (state.filed && state.filed->number == event.number) state.filed->slip = event.dots;
    }
    void operator()(const StatusFound& event) {
        const auto asked = parse_ticket_number(state.typed_number);
        if (state.screen != Screen::status_entry || !asked || *asked != event.status.number) return;
        state.status = event.status;
        enter(state, Screen::status);
    }
    void operator()(const StatusNotFound& event) {
        if (state.screen == Screen::status_entry) state.status_problem = event.problem;
    }
    void operator()(const StillSpeaking&) {
        if (state.overlay != Overlay::idle) state.last_touch = facts.tick;
    }
    /// Those of microphone and camera.
    template <class OfStudio, class = std::enable_if_t<kIsOfStudio<OfStudio>>>
    void operator()(const OfStudio& event) {
        follow_studio(state, event, facts);
    }
    void operator()(const StoreLost& event) {
        state = return_to_welcome(std::move(state), facts);
        state.screen = Screen::out_of_service;
        state.out_of_service_code = event.code;
    }
};

/// A receipt that somebody at the screen still waits for, and that nobody gave to the printer.
std::optional<TicketNumber> awaited_receipt(const State& state) {
    if (state.filed && state.filed->print == PrintState::queued) return state.filed->number;
    const bool is_asked = state.status && state.status->is_print_asked && state.status->print == PrintState::queued;
    return is_asked ? std::optional(state.status->number) : std::nullopt;
}

/// Until the next whole second of a countdown that has this long to go.
Milliseconds until_next_second(Milliseconds remaining) { return Milliseconds((remaining.count() - 1) % 1000 + 1); }

Step react(State state, const Input& input, const Facts& facts) {
    if (const auto* event = std::get_if<Event>(&input)) {
        std::visit(Follow{state, facts}, *event);
        return {std::move(state), {}};
    }
    const auto& intent = std::get<Intent>(input);
    state.last_touch = facts.tick;
    if (const auto* walk = std::get_if<Walk>(&intent)) {
        follow_walk(state, *walk, facts);
        return {std::move(state), {}};
    }
    if (adjust_listening(state, intent, facts)) return {std::move(state), {}};
    if (state.overlay == Overlay::help && std::holds_alternative<CallOfficer>(intent)) state.overlay = Overlay::none;
    if (state.overlay != Overlay::none) {
        answer_overlay(state, intent, facts);
        return {std::move(state), {}};
    }
    auto effects = obey(state, intent, facts);
    return {std::move(state), std::move(effects)};
}

}  // namespace

Step step(State state, const Input& input, const Facts& facts) {
    const auto awaited = awaited_receipt(state);
    const Device open = device_for(state.screen);
    Step next = react(std::move(state), input, facts);
    const Device wanted = device_for(next.state.screen);
    if (wanted != open) {
        next.state.studio = {};
        if (open != Device::none) next.effects.push_back(CloseDevice{});
        if (wanted != Device::none) next.effects.push_back(OpenDevice{wanted});
    }
    // With a printer that works it is out in a moment. Otherwise it would come out with its secret code in front of
    // whoever refills the paper.
    if (awaited && !can_print(facts.printer) && !next.state.filed && !next.state.status) {
        next.effects.push_back(LeaveReceipt{*awaited});
    }
    return next;
}

Milliseconds quiet_for(const State& state, const Facts& facts) {
    const Milliseconds minute{60'000};
    auto quiet = minute - facts.now.time_since_epoch() % minute;
    const auto untouched = facts.tick - state.last_touch;
    // What the screen counts down to, and from when on the seconds are shown.
    const auto count_down = [&](Milliseconds from, Milliseconds end) {
        const auto next = untouched < from ? from - untouched : until_next_second(end - untouched);
        quiet = std::clamp(next, Milliseconds(1), quiet);
    };
    const auto patience = facts.idle_warning_after + facts.idle_countdown;
    if (state.overlay == Overlay::officer && untouched < kOfficerAwaitedFor) {
        quiet = std::min(quiet, kOfficerAwaitedFor - untouched);
    } else if (state.screen == Screen::filed) {
        count_down(Milliseconds(0), facts.filed_shown_for);
    } else if (state.screen == Screen::welcome) {
        if (untouched < patience) quiet = std::min(quiet, patience - untouched);
    } else if (is_watched_for_idleness(state.screen)) {
        count_down(facts.idle_warning_after, patience);
    }
    return quiet;
}

}  // namespace loket::ui
