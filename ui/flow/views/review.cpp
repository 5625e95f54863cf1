#include <algorithm>

#include "kiosk/report/nik.hpp"
#include "kiosk/report/region.hpp"
#include "ui/flow/studio.hpp"
#include "ui/flow/unicode.hpp"
#include "ui/flow/views/context.hpp"

namespace loket::ui {

namespace {

/// A story is shown up to this many characters, about three lines of the review at the ordinary size.
constexpr std::size_t kStoryShown = 240;

Action edit_action(const Context& context, Screen screen) {
    return {std::string("edit.").append(name_of(screen)), context.say("review.edit"), EditFromReview{screen},
            Availability::enabled, "pencil"};
}

ReviewRow row(const Context& context, Screen screen, std::string text, std::string detail = {}) {
    return {.label = context.say("review.label.", name_of(screen)),
            .icon = {},
            .text = std::move(text),
            .detail = std::move(detail),
            .edit = edit_action(context, screen)};
}

/// A line break would cost a whole line of the little room.
std::string in_one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

/// "Rekaman suara 1:12 · 2 foto"; empty without any.
std::string beside_story(const Context& context) {
    std::string text;
    if (const Attachment* voice = voice_of(context.state.draft)) {
        text = context.say.fill("review.voice", {{"length", length_text(kept_of(context.state, *voice).length)}});
    }
    const auto photos = static_cast<std::int64_t>(photo_count(context.state.draft));
    if (photos == 0) return text;
    if (!text.empty()) text += " · ";
    return text + context.say.counted("review.photos", photos, "count");
}

/// All that the second step holds: where it is touched, all of it can be changed.
ReviewRow story_row(const Context& context) {
    const auto& story = context.state.draft.story;
    const auto length = length_of(story);
    auto beside = beside_story(context);
    if (length == 0) return row(context, Screen::story, std::move(beside));
    if (length <= kStoryShown) {
        return row(context, Screen::story, in_one_line(displayable(story)), std::move(beside));
    }
    if (!beside.empty()) beside = " · " + beside;
    const auto count = context.say.catalog().number(static_cast<std::int64_t>(length));
    return row(context, Screen::story, in_one_line(displayable(prefix_of(story, kStoryShown))) + "…",
               context.say.fill("review.story_length", {{"count", count}}) + beside);
}

ReviewRow place_row(const Context& context) {
    const auto& village = context.state.draft.village;
    return row(context, Screen::place, village.empty() ? context.say("review.no_place") : full_name_of(village));
}

ReviewRow detail_row(const Context& context) {
    const auto& draft = context.state.draft;
    auto near = displayable(draft.place_detail);
    if (near.empty()) near = context.say("review.nothing");
    return row(context, Screen::place_detail, std::move(near),
               draft.event_date ? context.say.catalog().long_date(*draft.event_date) : std::string());
}

ReviewRow identity_row(const Context& context) {
    const auto& say = context.say;
    const auto& draft = context.state.draft;
    std::string detail;
    if (draft.publicity == Publicity::confidential) detail = say("review.confidential");
    if (draft.addressee == Addressee::one_level_up) {
        if (!detail.empty()) detail += " ";
        detail += say("review.one_level_up");
    }
    auto identity = row(context, Screen::identity,
                        draft.identity ? say("review.identity.", code_of(*draft.identity)) : say("review.nothing"),
                        std::move(detail));
    if (draft.identity == Identity::anonymous) identity.icon = "incognito";
    return identity;
}

/// Told before the last step, so that nobody learns only afterwards that there is no paper.
std::string paper_warning(const Context& context) {
    const auto condition = context.facts.printer;
    if (can_print(condition)) return {};
    const auto& say = context.say;
    if (condition == PrinterCondition::absent) return say("review.without_paper");
    return say("printer.", code_of(condition)) + ". " + say("review.paper_later");
}

/// Numbers as the receipt will show them: they were checked where they were typed, and others see this screen, or hear
/// it read.
ReviewRow person_row(const Context& context) {
    const auto& person = context.state.draft.person;
    std::string detail;
    for (const auto& part : {mask_nik(person.nik), mask_phone(person.phone), person.address}) {
        if (part.empty()) continue;
        if (!detail.empty()) detail += " · ";
        detail += displayable(part);
    }
    return row(context, Screen::person, displayable(person.name), std::move(detail));
}

std::string problem_of_filing(const Context& context) {
    if (!context.state.filing_problem) return {};
    switch (*context.state.filing_problem) {
        case FilingProblem::disk_full: return context.say("filing.disk_full");
        case FilingProblem::storage_trouble: return context.say("filing.storage_trouble");
    }
    return {};
}

}  // namespace

ReviewView review_view(const Context& context) {
    const auto& say = context.say;
    const auto& draft = context.state.draft;
    const auto kind_and_topic = say("kind.", code_of(draft.kind)) + " · " + topic_name(context, draft.topic);
    ReviewView view{.title = say("review.title"),
                    .rows = {row(context, Screen::topic, kind_and_topic), story_row(context), place_row(context),
                             detail_row(context), identity_row(context)},
                    .consent = {.action = {"consent", say("review.consent"), ToggleConsent{}},
                                .selection = selection(draft.consent.has_value())},
                    .notice = {"notice", say("review.notice"), OpenNotice{}},
                    .problem = problem_of_filing(context)};
    if (draft.identity && draft.identity != Identity::none) view.rows.push_back(person_row(context));
    if (view.problem.empty()) view.problem = problem_text(context, Field::consent);
    view.warning = paper_warning(context);
    return view;
}

}  // namespace loket::ui
