#include <algorithm>
#include <span>

#include "kiosk/report/nik.hpp"
#include "kiosk/report/topic.hpp"
#include "ui/flow/navigation.hpp"
#include "ui/flow/typing.hpp"
#include "ui/flow/unicode.hpp"
#include "ui/flow/views/context.hpp"

namespace loket::ui {

std::string_view name_of(Screen screen) {
    switch (screen) {
        case Screen::welcome: return "welcome";
        case Screen::topic: return "topic";
        case Screen::story: return "story";
        case Screen::voice: return "voice";
        case Screen::photos: return "photos";
        case Screen::scan: return "scan";
        case Screen::place: return "place";
        case Screen::place_detail: return "place_detail";
        case Screen::identity: return "identity";
        case Screen::person: return "person";
        case Screen::review: return "review";
        case Screen::notice: return "notice";
        case Screen::filing: return "filing";
        case Screen::filed: return "filed";
        case Screen::status_entry: return "status_entry";
        case Screen::status: return "status";
        case Screen::out_of_service: return "out_of_service";
    }
    return "";
}

std::string_view name_of(TextField field) {
    switch (field) {
        case TextField::story: return "story";
        case TextField::place_detail: return "place_detail";
        case TextField::event_date: return "event_date";
        case TextField::name: return "name";
        case TextField::nik: return "nik";
        case TextField::phone: return "phone";
        case TextField::address: return "address";
        case TextField::ticket_number: return "ticket_number";
        case TextField::secret_code: return "secret_code";
    }
    return "";
}

std::string topic_name(const Context& context, std::string_view topic_code) {
    const auto* topic = find_topic(topic_code.empty() ? kOtherTopic : topic_code);
    if (!topic) return std::string(topic_code);
    return std::string(context.state.access.language == Language::english ? topic->name_en : topic->name_id);
}

std::string problem_text(const Context& context, Field field) {
    const auto& problems = context.state.problems;
    const auto found =
        std::find_if(problems.begin(), problems.end(), [&](const Problem& problem) { return problem.field == field; });
    if (found == problems.end()) return {};
    if (found->code == ProblemCode::missing) return context.say("missing.", code_of(field));
    // A year is no quantity: it takes no thousands separator.
    if (found->code == ProblemCode::too_old)
        return context.say.fill("problem.", code_of(found->code), {{"limit", std::to_string(found->limit)}});
    return context.say.counted("problem.", code_of(found->code), found->limit, "limit");
}

namespace {

/// Digits as people compare them with a card: a NIK by area, birth and serial, a telephone number in fours. A whole NIK
/// is masked once it is entered, for who looks over a shoulder; a touch on the field shows it again.
std::string shown(TextField field, const std::string& typed, Selection selection) {
    constexpr std::size_t kNik[] = {6, 6, 4};
    constexpr std::size_t kPhone[] = {4, 4, 4, 3};
    std::span<const std::size_t> groups;
    if (field == TextField::nik) groups = kNik;
    if (field == TextField::phone) groups = kPhone;
    if (field == TextField::nik && selection == Selection::unselected && typed.size() == limit_of(field)) {
        return mask_nik(typed);
    }
    std::string text = displayable(typed);
    std::size_t at = 0;
    for (const std::size_t group : groups) {
        at += group;
        if (at < text.size()) text.insert(at++, 1, ' ');
    }
    return text;
}

}  // namespace

FieldView field_view(const Context& context, TextField field) {
    const auto name = name_of(field);
    const auto report_field = field_of(field);
    return {
        .focus = {.id = std::string("field.").append(name), .text = {}, .intent = FocusField{field}},
        .label = context.say("field.label.", name),
        .hint = context.say("field.hint.", name),
        .text = shown(field, text_in(context.state, field), selection(context.state.focus == field)),
        .note = {},
        .problem = report_field ? problem_text(context, *report_field) : std::string(),
        .selection = selection(context.state.focus == field),
        .is_multiline = field == TextField::story,
        .cursor = context.state.focus == field && has_movable_cursor(field) ? std::optional(cursor_in(context.state))
                                                                            : std::nullopt,
    };
}

std::string page_text(const Context& context) {
    const auto pages = page_count(context.state);
    if (pages < 2) return {};
    return context.say.fill("page.of",
                            {{"page", std::to_string(context.state.page + 1)}, {"pages", std::to_string(pages)}});
}

std::optional<Action> previous_page(const Context& context) {
    if (page_count(context.state) < 2) return std::nullopt;
    return Action{"page.previous", context.say("page.previous"), TurnPage{-1}, availability(context.state.page > 0),
                  "chevron-left"};
}

std::optional<Action> next_page(const Context& context) {
    const auto pages = page_count(context.state);
    if (pages < 2) return std::nullopt;
    return Action{"page.next", context.say("page.next"), TurnPage{1}, availability(context.state.page + 1 < pages),
                  "chevron-right"};
}

std::int64_t seconds_left(const Context& context, Milliseconds length) {
    const auto left = length - (context.facts.tick - context.state.last_touch);
    return std::max<std::int64_t>(0, (left.count() + 999) / 1000);
}

std::string length_text(Milliseconds length) {
    const auto seconds = length.count() / 1000;
    const auto rest = std::to_string(seconds % 60);
    return std::to_string(seconds / 60) + (rest.size() < 2 ? ":0" : ":") + rest;
}

std::string due_text(const Context& context, const std::optional<Date>& due, int working_days) {
    if (due) return context.say.catalog().long_date(*due);
    return context.say.counted("due.working_days", working_days, "days");
}

}  // namespace loket::ui
