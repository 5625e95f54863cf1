#include "ui/flow/navigation.hpp"

#include <algorithm>

#include "kiosk/report/region.hpp"
#include "ui/flow/event_date.hpp"
#include "ui/flow/session.hpp"
#include "ui/flow/studio.hpp"
#include "ui/flow/typing.hpp"
#include "ui/flow/unicode.hpp"

namespace loket::ui {

namespace {

constexpr std::initializer_list<Field> kPersonFields{Field::name, Field::nik, Field::phone, Field::address};

/// The typed date becomes part of the draft; a problem when it is not a date.
Problems adopt_event_date(State& state) {
    state.draft.event_date = parse_typed_date(state.event_date_typed);
    if (state.draft.event_date || state.event_date_typed.empty()) return {};
    return {Problem{Field::event_date, ProblemCode::no_such_date}};
}

/// What is wrong on the present screen.
Problems problems_here(State& state, Date today) {
    const auto& draft = state.draft;
    switch (state.screen) {
        case Screen::topic: return problems_of(draft, today, {Field::topic});
        case Screen::story:
        case Screen::voice: return problems_of(draft, today, {Field::story});
        case Screen::place: return problems_of(draft, today, {Field::village});
        case Screen::place_detail: {
            auto problems = adopt_event_date(state);
            for (auto& problem : problems_of(draft, today, {Field::place_detail, Field::event_date}))
                problems.push_back(std::move(problem));
            return problems;
        }
        case Screen::identity: return problems_of(draft, today, {Field::identity});
        case Screen::person: return problems_of(draft, today, kPersonFields);
        default: return {};
    }
}

bool has_spoken_only(const State& state) { return state.draft.story.empty() && voice_of(state.draft) != nullptr; }

bool is_nameless(const State& state) { return state.draft.identity == Identity::none; }

Screen screen_after(const State& state, Date today) {
    switch (state.screen) {
        case Screen::topic: return state.is_editing_from_review ? Screen::review : Screen::story;
        case Screen::story:
        case Screen::voice: return state.is_editing_from_review ? Screen::review : Screen::place;
        case Screen::photos: return Screen::story;
        case Screen::place: return state.is_editing_from_review ? Screen::review : Screen::place_detail;
        case Screen::place_detail: return state.is_editing_from_review ? Screen::review : Screen::identity;
        case Screen::identity: {
            // Who turns from no identity to one must still be asked for the name.
            const bool is_person_known =
                state.is_editing_from_review && problems_of(state.draft, today, kPersonFields).empty();
            return is_nameless(state) || is_person_known ? Screen::review : Screen::person;
        }
        default: return Screen::review;
    }
}

Screen screen_before(const State& state) {
    switch (state.screen) {
        case Screen::story: return Screen::topic;
        case Screen::place: return Screen::story;
        case Screen::place_detail: return Screen::place;
        case Screen::identity: return Screen::place_detail;
        case Screen::person: return Screen::identity;
        case Screen::review: return is_nameless(state) ? Screen::identity : Screen::person;
        default: return Screen::topic;
    }
}

Screen screen_of(Field field) {
    switch (field) {
        case Field::topic: return Screen::topic;
        case Field::story: return Screen::story;
        case Field::village: return Screen::place;
        case Field::place_detail:
        case Field::event_date: return Screen::place_detail;
        case Field::identity: return Screen::identity;
        case Field::name:
        case Field::nik:
        case Field::address:
        case Field::phone: return Screen::person;
        case Field::consent:
        case Field::attachments: return Screen::review;
    }
    return Screen::review;
}

std::size_t page_of_village(const State& state) {
    const auto villages = villages_of(state.kecamatan);
    const auto chosen = std::find_if(villages.begin(), villages.end(),
                                     [&](const Region& village) { return village.code == state.draft.village; });
    if (chosen == villages.end()) return 0;
    return static_cast<std::size_t>(chosen - villages.begin()) / kChoicesPerPage;
}

std::optional<TextField> first_field_of(Screen screen) {
    switch (screen) {
        case Screen::story: return TextField::story;
        case Screen::person: return TextField::name;
        case Screen::status_entry: return TextField::ticket_number;
        default: return std::nullopt;  // on place_detail all may stay empty, so no keyboard is in the way
    }
}

}  // namespace

std::size_t page_count(const State& state) {
    const auto pages = [](std::size_t count, std::size_t per_page) {
        return std::max<std::size_t>(1, (count + per_page - 1) / per_page);
    };
    if (state.screen == Screen::notice) return pages(kNoticeParagraphs, kParagraphsPerPage);
    if (state.screen == Screen::story) return pages(length_of(state.draft.story), 1);
    if (state.screen != Screen::place) return 1;
    return pages(state.is_choosing_kecamatan ? kecamatan().size() : villages_of(state.kecamatan).size(),
                 kChoicesPerPage);
}

void enter(State& state, Screen screen) {
    state.screen = screen;
    state.problems.clear();
    state.status_problem.reset();
    state.filing_problem.reset();
    state.is_choosing_kecamatan = false;
    if (screen == Screen::review) state.is_editing_from_review = false;
    if (screen == Screen::place && !state.draft.village.empty())
        state.kecamatan = std::string(kecamatan_code_of(state.draft.village));
    state.page = screen == Screen::place ? page_of_village(state) : 0;
    state.focus.reset();
    if (screen == Screen::story && has_spoken_only(state)) return;  // who speaks need not be met by a keyboard
    if (const auto field = first_field_of(screen)) focus_on(state, *field);
}

void go_on(State& state, const Facts& facts) {
    switch (state.screen) {
        case Screen::topic:
        case Screen::story:
        case Screen::voice:
        case Screen::photos:
        case Screen::place:
        case Screen::place_detail:
        case Screen::identity:
        case Screen::person: break;
        default: return;
    }
    if (state.is_choosing_kecamatan || is_occupied(state)) return;
    const auto today = date_of(facts.now);
    state.problems = problems_here(state, today);
    if (!state.problems.empty()) {
        state.focus.reset();  // the keyboard would hide what is to be read
        return;
    }
    enter(state, screen_after(state, today));
}

void go_back(State& state, const Facts& facts) {
    switch (state.screen) {
        case Screen::topic:
            if (state.is_editing_from_review) return enter(state, Screen::review);
            if (has_answers(state)) {
                state.overlay = Overlay::cancel;
            } else {
                enter(state, Screen::welcome);
            }
            return;
        case Screen::place:
            if (state.is_choosing_kecamatan) {
                state.is_choosing_kecamatan = false;
                state.page = page_of_village(state);
                return;
            }
            break;
        case Screen::place_detail: adopt_event_date(state); break;
        case Screen::story:
        case Screen::identity:
        case Screen::person:
        case Screen::review: break;
        case Screen::notice: return enter(state, Screen::review);
        case Screen::voice:
        case Screen::photos:
            if (!is_occupied(state)) enter(state, Screen::story);
            return;
        case Screen::scan: return enter(state, Screen::status_entry);
        case Screen::status_entry: state = return_to_welcome(std::move(state), facts); return;
        case Screen::welcome:
        case Screen::filing:
        case Screen::filed:
        case Screen::status:
        case Screen::out_of_service: return;
    }
    enter(state, state.is_editing_from_review ? Screen::review : screen_before(state));
}

std::vector<Effect> send(State& state, const Facts& facts) {
    if (state.screen != Screen::review || !state.draft.consent) return {};
    auto problems = adopt_event_date(state);
    auto report = validate(state.draft, date_of(facts.now));
    if (!report) problems.insert(problems.end(), report.error().begin(), report.error().end());
    if (!problems.empty()) {
        const auto screen = screen_of(problems.front().field);
        enter(state, screen);
        state.focus.reset();
        state.is_editing_from_review = screen != Screen::review;
        std::copy_if(problems.begin(), problems.end(), std::back_inserter(state.problems),
                     [&](const Problem& problem) { return screen_of(problem.field) == screen; });
        return {};
    }
    enter(state, Screen::filing);
    FileReport file{*std::move(report), lettering_for(state.access)};
    for (const KeptFile& kept : state.kept) file.files.push_back(kept.ciphertext);
    return {std::move(file)};
}

std::vector<Effect> look_up(State& state) {
    if (state.screen != Screen::status_entry) return {};
    const auto complain = [&](StatusProblem problem) {
        state.status_problem = problem;
        state.focus.reset();
        return std::vector<Effect>{};
    };
    auto number = parse_ticket_number(state.typed_number);
    if (!number) {
        return complain(number.error().fault == Fault::damaged ? StatusProblem::number_mistyped
                                                               : StatusProblem::number_malformed);
    }
    auto code = parse_secret_code(state.typed_code);
    if (!code) return complain(StatusProblem::code_malformed);
    state.status_problem.reset();
    state.focus.reset();
    return {FindStatus{*std::move(number), *std::move(code)}};
}

}  // namespace loket::ui
