#include "ui/flow/obey.hpp"

#include <algorithm>
#include <utility>

#include "kiosk/report/region.hpp"
#include "ui/flow/event_date.hpp"
#include "ui/flow/listening.hpp"
#include "ui/flow/navigation.hpp"
#include "ui/flow/session.hpp"
#include "ui/flow/studio.hpp"
#include "ui/flow/typing.hpp"

namespace loket::ui {

namespace {

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
    Effects operator()(const NextContrast&) {
        switch (state.access.contrast) {
            case Contrast::ordinary: state.access.contrast = Contrast::white_on_black; break;
            case Contrast::white_on_black: state.access.contrast = Contrast::black_on_white; break;
            case Contrast::black_on_white: state.access.contrast = Contrast::low; break;
            case Contrast::low: state.access.contrast = Contrast::ordinary; break;
        }
        return {};
    }
    Effects operator()(const Walk&) { return {}; }  // of follow_walk
    /// Those of microphone and camera.
    template <class OfStudio, class = std::enable_if_t<kIsForStudio<OfStudio>>, class = void>
    Effects operator()(const OfStudio& intent) {
        return use_studio(state, intent, facts);
    }
    /// Those of the voice are obeyed in adjust_listening.
    template <class OfVoice, class = std::enable_if_t<kIsOfVoice<OfVoice>>>
    Effects operator()(const OfVoice&) {
        return {};
    }
};

}  // namespace

std::vector<Effect> obey(State& state, const Intent& intent, const Facts& facts) {
    return std::visit(Obey{state, facts}, intent);
}

}  // namespace loket::ui
