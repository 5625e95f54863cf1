#include "ui/flow/views/context.hpp"

namespace loket::ui {

namespace {

Choice kind_choice(const Context& context, Kind kind, Tone tone, std::string icon) {
    const auto code = code_of(kind);
    return {.action = {std::string("kind.").append(code), context.say("kind.", code), StartReport{kind},
                       Availability::enabled, std::move(icon)},
            .detail = context.say("kind.detail.", code),
            .tone = tone};
}

}  // namespace

WelcomeView welcome_view(const Context& context) {
    const auto& say = context.say;
    return {.title = say("welcome.title"),
            .subtitle = say("welcome.subtitle"),
            .choices = {
                kind_choice(context, Kind::pengaduan, Tone::red, "bullhorn"),
                kind_choice(context, Kind::aspirasi, Tone::gold, "lightbulb"),
                kind_choice(context, Kind::permintaan_informasi, Tone::blue, "information"),
                {.action = {"status", say("welcome.status"), StartStatus{}, Availability::enabled, "qrcode-scan"},
                 .detail = say("welcome.status.detail"),
                 .tone = Tone::primary},
            }};
}

}  // namespace loket::ui
