#include "ui/flow/views/context.hpp"

namespace loket::ui {

DialogView help_dialog(const Context& context) {
    const auto& say = context.say;
    const bool has_voice = context.facts.voice != Facts::Voice::absent;
    DialogView view{.id = "help",
                    .title = say("overlay.help.title"),
                    .text = say("overlay.help.text"),
                    .actions = {{"overlay.keep", say("overlay.help.keep"), CloseOverlay{}},
                                {"officer", say("officer"), CallOfficer{}}},
                    .tone = Tone::primary};
    if (has_voice) view.actions.push_back({"listening.on", say("overlay.listening.on"), SayOn{}});
    if (has_voice) view.actions.push_back({"listening.again", say("overlay.listening.again"), SayAgain{}});
    const auto offer = [&](std::string_view id, std::string words, Operation operation) {
        view.actions.push_back({std::string(id), std::move(words), ChooseOperation{operation}});
    };
    const Operation operation = context.state.access.operation;
    if (has_voice && operation == Operation::screen) {
        offer("operation.zones", say("overlay.listening.zones"), Operation::zones);
    }
    if (operation == Operation::zones) offer("operation.dark", say("overlay.help.dark"), Operation::dark_zones);
    if (operation == Operation::dark_zones) offer("operation.lit", say("overlay.help.lit"), Operation::zones);
    if (operation != Operation::screen) offer("operation.screen", say("overlay.help.screen"), Operation::screen);
    return view;
}

std::optional<ZonesView> zones_view(const Context& context) {
    const auto operation = context.state.access.operation;
    if (operation == Operation::screen || context.facts.voice == Facts::Voice::absent) return std::nullopt;
    const auto& say = context.say;
    const auto zone = [](std::string_view id, std::string words, WalkKey key, std::string_view icon) {
        return Action{std::string(id), std::move(words), Walk{key, WalkDevice::zone}, Availability::enabled,
                      std::string(icon)};
    };
    return ZonesView{.back = zone("zone.back", say("zone.back"), WalkKey::back, "arrow-left"),
                     .help = zone("zone.help", say("zone.help"), WalkKey::help, "information"),
                     .choose = zone("zone.choose", say("zone.choose"), WalkKey::choose, "check"),
                     .previous = zone("zone.previous", say("zone.previous"), WalkKey::previous, "chevron-left"),
                     .next = zone("zone.next", say("zone.next"), WalkKey::next, "chevron-right"),
                     .light = operation == Operation::zones ? ZonesView::Light::lit : ZonesView::Light::dark};
}

}  // namespace loket::ui
