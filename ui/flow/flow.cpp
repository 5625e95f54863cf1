#include "ui/flow/flow.hpp"

#include <algorithm>
#include <utility>

#include "kiosk/report/region.hpp"
#include "ui/flow/event_date.hpp"
#include "ui/flow/listening.hpp"
#include "ui/flow/navigation.hpp"
#include "ui/flow/session.hpp"
#include "ui/flow/typing.hpp"

namespace loket::ui {

namespace {

/// Whether the screen is one of the steps of a report, or the notice that belongs to them.
bool is_reporting(Screen screen) { return Screen::topic <= screen && screen <= Screen::notice; }

/// The screens on which an absent resident leaves something behind. While filing, the store always answers, and the
/// filed screen has a countdown of its own.
bool is_watched_for_idleness(Screen screen) {
    return is_reporting(screen) || screen == Screen::status_entry || screen == Screen::status;
}

bool takes_text(Screen screen, TextField field) {
    switch (field) {
        case TextField::story: return screen == Screen::story;
        case TextField::place_detail:
        case TextField::event_date: return screen == Screen::place_detail;
        case TextField::name:
        case TextField::nik:
        case TextField::phone:
        case TextField::address: return screen == Screen::person;
        case TextField::ticket_number:
        case TextField::secret_code: return screen == Screen::status_entry;
    }
    return false;
}

template <class Value>
void toggle(Value& value, Value one, Value other) {
    value = value == one ? other : one;
}

void mend(State& state, Field field) {
    std::erase_if(state.problems, [&](const Problem& problem) { return problem.field == field; });
}

/// What each intent does where nothing lies over the screen.
struct Obey {
    State& state;
    const Facts& facts;
    using Effects = std::vector<Effect>;

    /// The pages of a story are those of the lines that were drawn; other lines have other pages.
    void show_end_of_story() {
        if (state.screen == Screen::story) state.page = 0;
    }

    Effects operator()(const Touched&) { return {}; }
    Effects operator()(const StartReport& intent) {
        if (state.screen != Screen::welcome) return {};
        state.draft.kind = intent.kind;
        state.kecamatan = facts.kecamatan;
        enter(state, Screen::topic);
        return {};
    }
    Effects operator()(const StartStatus&) {
        if (state.screen != Screen::welcome) return {};
        state = return_to_welcome(std::move(state), facts);  // without a topic that was looked at before
        enter(state, Screen::status_entry);
        return {};
    }
    Effects operator()(const ChooseTopic& intent) {
        if (state.screen != Screen::topic || !find_topic(intent.code)) return {};
        state.draft.topic = intent.code;
        mend(state, Field::topic);
        return {};
    }
    Effects operator()(const ChooseKecamatan& intent) {
        if (state.screen != Screen::place || villages_of(intent.code).empty()) return {};
        state.kecamatan = intent.code;
        state.is_choosing_kecamatan = false;
        state.page = 0;
        // A village that is no longer in sight would go along unseen.
        if (!state.draft.village.empty() && kecamatan_code_of(state.draft.village) != intent.code)
            state.draft.village.clear();
        return {};
    }
    Effects operator()(const ChooseVillage& intent) {
        const auto* region = find_region(intent.code);
        const bool is_village =
            region && (region->level == RegionLevel::desa || region->level == RegionLevel::kelurahan);
        if (state.screen != Screen::place || !is_village) return {};
        state.draft.village = intent.code;
        mend(state, Field::village);
        return {};
    }
    Effects operator()(const OpenKecamatanList&) {
        if (state.screen != Screen::place) return {};
        state.is_choosing_kecamatan = true;
        state.page = 0;
        return {};
    }
    Effects operator()(const TurnPage& intent) {
        const auto pages = page_count(state);
        if (intent.by < 0 && state.page > 0) --state.page;
        if (intent.by > 0 && state.page + 1 < pages) ++state.page;
        return {};
    }
    Effects operator()(const ChooseDate& intent) {
        if (state.screen != Screen::place_detail || intent.days_ago < 0) return {};
        const auto day = std::chrono::sys_days(date_of(facts.now)) - std::chrono::days(intent.days_ago);
        state.event_date_typed = typed_form(day);
        mend(state, Field::event_date);
        return {};
    }
    Effects operator()(const ChooseIdentity& intent) {
        if (state.screen != Screen::identity) return {};
        state.draft.identity = intent.identity;
        mend(state, Field::identity);
        return {};
    }
    Effects operator()(const TogglePublicity&) {
        if (state.screen != Screen::identity) return {};
        toggle(state.draft.publicity, Publicity::ordinary, Publicity::confidential);
        return {};
    }
    Effects operator()(const ToggleAddressee&) {
        if (state.screen != Screen::identity) return {};
        toggle(state.draft.addressee, Addressee::office_in_charge, Addressee::one_level_up);
        return {};
    }
    Effects operator()(const ToggleConsent&) {
        if (state.screen != Screen::review) return {};
        if (state.draft.consent) {
            state.draft.consent.reset();
        } else {
            state.draft.consent = Consent{facts.notice_version, facts.now};
        }
        mend(state, Field::consent);
        return {};
    }
    Effects operator()(const OpenNotice&) {
        if (state.screen == Screen::review) enter(state, Screen::notice);
        return {};
    }
    Effects operator()(const FocusField& intent) {
        if (!takes_text(state.screen, intent.field)) return {};
        focus_on(state, intent.field);
        show_end_of_story();
        return {};
    }
    Effects operator()(const TypeText& intent) {
        type(state, intent.text);
        return {};
    }
    Effects operator()(const EraseCharacter&) {
        erase(state);
        return {};
    }
    Effects operator()(const EraseWord&) {
        erase_word(state);
        return {};
    }
    Effects operator()(const TakeSuggestion& intent) {
        take_suggestion(state, intent.word);
        return {};
    }
    Effects operator()(const PlaceCursor& intent) {
        if (takes_text(state.screen, intent.field)) place_cursor(state, intent.field, intent.at);
        return {};
    }
    Effects operator()(const MoveCursor& intent) {
        move_cursor(state, intent.by);
        return {};
    }
    Effects operator()(const SwitchKeyOrder&) {
        toggle(state.access.key_order, KeyOrder::qwerty, KeyOrder::alphabet);
        return {};
    }
    Effects operator()(const ShowKeys& intent) {
        if (state.focus) state.keys = intent.face;
        return {};
    }
    Effects operator()(const CloseKeyboard&) {
        state.focus.reset();
        show_end_of_story();
        return {};
    }
    Effects operator()(const Next&) {
        go_on(state, facts);
        return {};
    }
    Effects operator()(const Back&) {
        go_back(state, facts);
        return {};
    }
    Effects operator()(const EditFromReview& intent) {
        const bool is_step = Screen::topic <= intent.screen && intent.screen <= Screen::person;
        if (state.screen != Screen::review || !is_step) return {};
        enter(state, intent.screen);
        state.is_editing_from_review = true;
        return {};
    }
    Effects operator()(const Send&) { return send(state, facts); }
    Effects operator()(const PrintAgain&) {
        if (facts.printer == PrinterCondition::absent) return {};
        if (state.screen == Screen::filed && state.filed && is_settled(state.filed->print)) {
            state.filed->print = PrintState::queued;
            state.filed->is_receipt_seen = false;
            return {ReprintReceipt{state.filed->number, *parse_secret_code(state.filed->secret_code.reveal_text()),
                                   lettering_for(state.access)}};
        }
        if (state.screen == Screen::status && state.status && is_settled(state.status->print)) {
            auto code = parse_secret_code(state.typed_code);  // with which the status was found
            if (!code) return {};
            state.status->print = PrintState::queued;
            state.status->is_print_asked = true;
            return {ReprintReceipt{state.status->number, *std::move(code), lettering_for(state.access)}};
        }
        return {};
    }
    Effects operator()(const SeeReceipt&) {
        if (state.screen != Screen::filed || !state.filed || !is_doubtful(state.filed->print)) return {};
        if (std::exchange(state.filed->is_receipt_seen, true)) return {};
        return {NoteReceiptSeen{state.filed->number}};
    }
    Effects operator()(const Done&) {
        if (state.screen == Screen::filed || state.screen == Screen::status)
            state = end_session(std::move(state), facts);
        return {};
    }
    Effects operator()(const LookUp&) { return look_up(state); }
    Effects operator()(const AskCancel&) {
        if (is_reporting(state.screen)) state.overlay = Overlay::cancel;
        return {};
    }
    Effects operator()(const ConfirmCancel&) { return {}; }  // only asked for by the question itself
    Effects operator()(const CallOfficer&) {
        state.overlay = Overlay::officer;
        return {NoteOfficerCalled{}};
    }
    Effects operator()(const CloseOverlay&) { return {}; }
    Effects operator()(const AskLanguage&) {
        state.overlay = Overlay::language;
        return {};
    }
    Effects operator()(const ChooseLanguage&) { return {}; }  // only by its question
    Effects operator()(const NextTextSize&) {
        show_end_of_story();
        switch (state.access.text_size) {
            case TextSize::small: state.access.text_size = TextSize::normal; break;
            case TextSize::normal: state.access.text_size = TextSize::large; break;
            case TextSize::large: state.access.text_size = TextSize::huge; break;
            case TextSize::huge: state.access.text_size = TextSize::small; break;
        }
        return {};
    }
    Effects operator()(const SwitchContrast&) {
        toggle(state.access.contrast, Contrast::ordinary, Contrast::high);
        return {};
    }
    /// Those of the voice are obeyed in adjust_listening.
    template <class OfVoice, class = std::enable_if_t<kIsOfVoice<OfVoice>>>
    Effects operator()(const OfVoice&) {
        return {};
    }
};

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
    if (adjust_listening(state, intent, facts)) return {std::move(state), {}};
    if (state.overlay != Overlay::none) {
        answer_overlay(state, intent, facts);
        return {std::move(state), {}};
    }
    auto effects = std::visit(Obey{state, facts}, intent);
    return {std::move(state), std::move(effects)};
}

}  // namespace

Step step(State state, const Input& input, const Facts& facts) {
    const auto awaited = awaited_receipt(state);
    Step next = react(std::move(state), input, facts);
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
