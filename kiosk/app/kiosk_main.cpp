// loket-kiosk: the counter itself. Reads who it is and how it is set, opens the window first and then the store, so
// that even a kiosk with a damaged store shows words instead of a black screen.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <filesystem>

#include "kiosk/app/assembly.hpp"
#include "kiosk/app/front.hpp"
#include "kiosk/app/house.hpp"
#include "kiosk/app/reading.hpp"
#include "kiosk/app/studio_desk.hpp"
#include "kiosk/base/files.hpp"
#include "kiosk/base/log.hpp"
#include "kiosk/base/own_memory.hpp"
#include "provisioning/settings.hpp"
#include "ui/shell/shell.hpp"

namespace {

using namespace loket;

struct Options {
    std::filesystem::path data;
    std::filesystem::path config;  // empty: loket.toml in the data folder
    std::string window;            // "1920x1080"; empty: the whole screen
    ui::TraceOptions trace;
};

/// "1920x1080". CLI11 has checked the form.
ui::Size parse_size(const std::string& text) {
    const auto cross = text.find('x');
    return {std::stof(text.substr(0, cross)), std::stof(text.substr(cross + 1))};
}

/// Returns only what kept it from serving.
Result<void> serve(const Options& options) {
    const SystemClock clock;
    SystemEntropy entropy;
    const auto config = options.config.empty() ? options.data / provisioning::kSettingsFile : options.config;
    std::error_code unreadable;
    if (!options.config.empty() && !std::filesystem::exists(config, unreadable)) {
        return fail(Fault::not_found, "there is no such settings file", config.string());
    }
    const auto settings = TRY(provisioning::load_settings(config));
    const auto identity = as_set(TRY(provisioning::load_identity(options.data)), settings);
    const auto hold = TRY(hold_folder(options.data));  // two kiosks would print and deliver at cross purposes

    ui::ShellOptions shell_options;
    if (!options.window.empty()) shell_options.window = parse_size(options.window);
    shell_options.repeat_ignored = Milliseconds(settings.screen.repeat_ignored_ms);
    if (settings.screen.ppi > 0) shell_options.px_per_mm = float(settings.screen.ppi) / 25.4F;
    if (!options.trace.path.empty()) shell_options.trace_layout = options.trace;
    auto shell = TRY(ui::Shell::open(shell_options, clock));

    std::error_code unknown;
    kiosk::StudioDesk studio(
        {.program = std::filesystem::read_symlink("/proc/self/exe", unknown).replace_filename("loket-media"),
         .microphone = settings.microphone,
         .camera = settings.camera,
         .speech = settings.speech,
         .hub = identity.hub.sign_key},
        entropy, [&shell] { shell.wake(); });
    std::unique_ptr<kiosk::House> house;
    kiosk::Front front(
        kiosk::facts_of(identity, settings), clock,
        [&](kiosk::ClerkMessage message) {
            if (house) house->to_clerk(std::move(message));
        },
        [&](const kiosk::StudioRequest& request, const ui::Access& access) { studio.carry_out(request, access); });
    shell.show(front.view());

    auto built = kiosk::assemble_house(options.data, identity, settings, clock, entropy);
    if (built) {
        house = std::move(*built);
        house->open_doors([&shell] { shell.wake(); });
    } else {
        log_error("kiosk", built.error());
        front.take(ui::Event{ui::StoreLost{kiosk::out_of_service_code(built.error())}});
    }

    kiosk::Reading reading(settings.speech, clock);
    reading.inform(front);
    // What was drawn last, as text and settings: what looks the same is not drawn again.
    std::string shown;
    ui::Access shown_to;
    unsigned shown_beats = 0;
    // Not before the first picture, which nobody is to wait for; no resident has written anything yet.
    if (const auto locked = lock_memory(); !locked) log_error("kiosk", locked.error());
    shell.run({.view =
                   [&] {
                       auto view = front.view();
                       shown = text_of(view);
                       shown_to = view.frame.access;
                       shown_beats = view.beats;
                       reading.shown(view);
                       return view;
                   },
               .on_intent = [&](const ui::Intent& intent) { front.touch(intent); },
               .on_contact = [&] { reading.touched(); },
               .on_pointed = [&](const std::vector<std::string>& ids) { reading.pointed(ids); },
               .pump =
                   [&] {
                       reading.inform(front);
                       studio.bring_news(front);
                       front.look_at_clock();
                       while (house) {
                           const auto message = house->screen_box().try_take();
                           if (!message) break;
                           front.take(*message);
                       }
                       const auto view = front.view();
                       const bool looks_the_same =
                           view.beats == shown_beats && text_of(view) == shown && view.frame.access == shown_to;
                       return looks_the_same ? ui::Change::none : ui::Change::some;
                   },
               .quiet = [&] { return reading.quiet(front.quiet()); }});
    // A stop is no more to this house than a power cut. Joining the threads would wait for a courier on a dead line.
    std::quick_exit(0);
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("The Loket kiosk: records residents' reports, prints receipts, passes reports on to the regency");
    Options options;
    app.add_option("--data", options.data, "the kiosk's data folder, made by `loket-admin enrol`")->required();
    app.add_option("--config", options.config, "settings file (default: loket.toml in the data folder)");
    app.add_option("--window", options.window, "open a window of WIDTHxHEIGHT pixels instead of filling the screen")
        ->check([](const std::string& text) {
            unsigned width = 0, height = 0;
            char rest = 0;
            const bool is_size =
                std::sscanf(text.c_str(), "%5ux%5u%c", &width, &height, &rest) == 2 && width >= 320 && height >= 240;
            return is_size ? std::string() : "a size like 1920x1080, at least 320x240";
        });
    auto* trace = app.add_option("--trace-layout", options.trace.path,
                                 "append a JSON line with every touchable element to FILE whenever it changes");
    app.add_flag_callback(
           "--trace-texts", [&] { options.trace.texts = ui::TraceOptions::Texts::written; },
           "with the texts, and so with all that residents type: for tests")
        ->needs(trace);
    CLI11_PARSE(app, argc, argv);
    start_log("loket-kiosk");
    if (const auto forbidden = forbid_core_dumps(); !forbidden) log_error("kiosk", forbidden.error());
    const auto served = serve(options);
    fmt::print(stderr, "loket-kiosk: {}\n", served.error().text());
    return 1;
}
