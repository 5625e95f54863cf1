#include "kiosk/report/nik.hpp"
#include "ui/flow/keyboard.hpp"
#include "ui/flow/navigation.hpp"
#include "ui/flow/story_hints.hpp"
#include "ui/flow/studio.hpp"
#include "ui/flow/typing.hpp"
#include "ui/flow/unicode.hpp"
#include "ui/flow/views/context.hpp"

namespace loket::ui {

namespace {

std::string count_text(const Context& context) {
    const auto& number = context.say.catalog();
    const auto length = static_cast<std::int64_t>(length_of(context.state.draft.story));
    return context.say.fill("story.count",
                            {{"count", number.number(length)},
                             {"limit", number.number(static_cast<std::int64_t>(limit_of(TextField::story)))}});
}

/// To a voice and to photos, for who would rather speak and show than write.
std::vector<Choice> ways(const Context& context) {
    const auto& [state, facts, say] = context;
    std::vector<Choice> all;
    const auto add = [&](Facts::Presence device, Action action, std::string detail, Tone tone) {
        if (device == Facts::Presence::present) all.push_back({std::move(action), std::move(detail), tone});
    };
    const Attachment* voice = voice_of(state.draft);
    add(facts.microphone, {"voice", say("story.voice"), OpenVoice{}, Availability::enabled, "microphone"},
        voice ? say.fill("story.voice.kept", {{"length", length_text(kept_of(state, *voice).length)}})
              : say("story.voice.none"),
        Tone::red);
    const auto photos = photo_count(state.draft);
    add(facts.camera, {"photos", say("story.photos"), OpenPhotos{}, Availability::enabled, "camera"},
        photos > 0 ? photo_count_text(context) : say("story.photos.none"), Tone::primary);
    return all;
}

}  // namespace

StoryView story_view(const Context& context) {
    const auto& say = context.say;
    const auto& story = context.state.draft.story;
    auto field = field_view(context, TextField::story);
    field.note = holds_nik(story) ? say("story.holds_nik") : count_text(context);
    if (page_count(context.state) > 1) {
        const auto page = context.state.page;
        field.earlier = Action{"story.earlier", "", TurnPage{1}, Availability::enabled, "chevron-up"};
        field.later = Action{"story.later", "", TurnPage{-1}, availability(page > 0), "chevron-down"};
        field.pages_back = page;
    }
    return {.title = say("story.title.", code_of(context.state.draft.kind)),
            .story = std::move(field),
            .ways = ways(context),
            .hints_title = say("story.hints"),
            .hints = {{say("story.hint.what"), tells_what_happened(story)},
                      {say("story.hint.when"), tells_since_when(story)},
                      {say("story.hint.who"), tells_who_is_affected(story)}},
            .keyboard = keyboard_view(context)};
}

}  // namespace loket::ui
