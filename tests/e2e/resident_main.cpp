// loket-resident: uses a real kiosk through its window, as residents would. `file` files reports and keeps a record of
// what was typed; `look-up` asks for the status of a report by what its paper says.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "kiosk/base/clock.hpp"
#include "kiosk/report/report.hpp"
#include "tests/e2e/visit.hpp"
#include "tests/support/residents.hpp"

namespace {

using namespace loket;

struct Options {
    std::string display, trace, shots;
    std::string record;  // of file
    std::size_t reports = 5;
    std::uint64_t seed = 2026;
    std::string number, code;  // of look-up
};

/// One picture of each screen and keyboard, of the first time it is seen.
class Photographer {
public:
    Photographer(std::string display, std::filesystem::path folder)
        : display_(std::move(display)), folder_(std::move(folder)) {}

    void operator()(std::string_view screen) {
        const auto file = folder_ / fmt::format("{}.png", screen);
        if (std::filesystem::exists(file)) return;
        const auto command = fmt::format("import -display '{}' -window root '{}'", display_, file.string());
        if (std::system(command.c_str()) != 0) fmt::print(stderr, "no picture of {}\n", screen);
    }

private:
    std::string display_;
    std::filesystem::path folder_;
};

/// The draft as the hub will have it: what validation makes of it, under a consent that the kiosk fills in.
Result<std::string> record_of(Draft draft, Date today) {
    if (!draft.consent) draft.consent = Consent{"typed at the kiosk", Instant{}};
    const auto report = validate(draft, today);
    if (!report) return fail(Fault::refused, "the player made an invalid report:\n" + text_of(report.error()));
    return to_json(*report);
}

Result<e2e::Visit> visit(const Options& options) {
    return e2e::Visit(TRY(e2e::Finger::open(options.display)), e2e::LayoutTrace(options.trace),
                      Photographer(options.display, options.shots));
}

Result<void> file_reports(const Options& options) {
    const Date today = date_of(SystemClock().wall());
    auto resident = TRY(visit(options));
    TRY(resident.look_around());
    std::ofstream record(options.record);
    bool is_first = true;
    for (const auto& draft : test::make_residents(options.reports, options.seed, test::Stories::typed)) {
        record << TRY(record_of(draft, today)) << '\n' << std::flush;
        TRY(resident.fill_in(draft));
        if (std::exchange(is_first, false)) TRY(resident.read_notice());
        TRY(resident.send());
        TRY(resident.leave());
        fmt::print("filed: {}, {}, {} characters\n", code_of(draft.kind), draft.topic, draft.story.size());
        std::fflush(stdout);
    }
    return {};
}

Result<void> look_up(const Options& options) {
    auto resident = TRY(visit(options));
    TRY(resident.look_up(options.number, options.code));
    fmt::print("looked up: {}\n", options.number);
    return {};
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("Uses a kiosk through its window, as residents would");
    Options options;
    app.add_option("--display", options.display, "X display, \":99\"")->required();
    app.add_option("--trace", options.trace, "the kiosk's layout trace")->required();
    app.add_option("--shots", options.shots, "folder for screenshots")->required()->check(CLI::ExistingDirectory);
    auto* file = app.add_subcommand("file", "file reports");
    file->add_option("--record", options.record, "where to write what was typed, a JSON line a report")->required();
    file->add_option("--reports", options.reports, "how many")->check(CLI::Range(1, 1000));
    file->add_option("--seed", options.seed, "of the residents");
    auto* status = app.add_subcommand("look-up", "ask for the status of a report");
    status->add_option("--number", options.number, "as on the paper")->required();
    status->add_option("--code", options.code, "as on the paper")->required();
    app.require_subcommand(1);
    CLI11_PARSE(app, argc, argv);
    const auto played = file->parsed() ? file_reports(options) : look_up(options);
    if (played) return 0;
    fmt::print(stderr, "resident: {}\n", played.error().text());
    Photographer(options.display, options.shots)("failure");
    return 1;
}
