#include "ui/flow/views/context.hpp"

namespace loket::ui {

OutOfServiceView out_of_service_view(const Context& context) {
    return {.title = context.say("out_of_service.title"),
            .subtitle = context.say("out_of_service.subtitle"),
            .code = context.state.out_of_service_code};
}

namespace {

ScreenView screen_view(const Context& context) {
    switch (context.state.screen) {
        case Screen::welcome: return welcome_view(context);
        case Screen::topic: return topic_view(context);
        case Screen::story: return story_view(context);
        case Screen::voice: return voice_view(context);
        case Screen::photos: return photos_view(context);
        case Screen::scan: return scan_view(context);
        case Screen::place: return place_view(context);
        case Screen::place_detail: return place_detail_view(context);
        case Screen::identity: return identity_view(context);
        case Screen::person: return person_view(context);
        case Screen::review: return review_view(context);
        case Screen::notice: return notice_view(context);
        case Screen::filing: return filing_view(context);
        case Screen::filed: return filed_view(context);
        case Screen::status_entry: return status_entry_view(context);
        case Screen::status: return status_view(context);
        case Screen::out_of_service: break;
    }
    return out_of_service_view(context);
}

}  // namespace

View view_of(const State& state, const Facts& facts, const Catalog& catalog) {
    const Context context{state, facts, Words(catalog)};
    return {frame_view(context), screen_view(context), dialog_view(context), zones_view(context), state.studio.beats};
}

}  // namespace loket::ui
