// loket-train-dictionary: makes the dictionary that ships, and shows what it is good for. For developers; not
// installed.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <ctime>

#include "kiosk/base/files.hpp"
#include "sync/wire/compression.hpp"
#include "sync/wire/dictionary/free_stories.hpp"
#include "sync/wire/dictionary/training.hpp"

namespace {

using namespace loket;
using namespace loket::sync;

constexpr int kLevel = 19;

/// Reports that a figure is the mean of, and their seed: not the training's.
constexpr std::size_t kMeasured = 2'000;
constexpr std::uint64_t kMeasureSeed = 2026;

struct Cost {
    double json_bytes = 0;
    double frame_bytes = 0;
    double compress_us = 0;
    double decompress_us = 0;
};

/// Of this thread, so that others on a busy machine do not count. Microseconds.
double processor_us() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e6 + double(time.tv_nsec) / 1e3;
}

/// Means of one report.
Result<Cost> cost_of(const std::vector<std::string>& jsons, const Dictionary& dictionary) {
    Cost cost;
    for (const std::string& json : jsons) {
        const auto start = processor_us();
        const Bytes frame = compress(as_bytes(json), dictionary);
        const auto compressed = processor_us();
        const Bytes content = TRY(decompress(frame, dictionary, json.size()));
        const auto opened = processor_us();
        if (as_text(content) != json) return fail(Fault::damaged, "a report came back as another");
        cost.json_bytes += double(json.size());
        cost.frame_bytes += double(frame.size());
        cost.compress_us += compressed - start;
        cost.decompress_us += opened - compressed;
    }
    for (double* sum : {&cost.json_bytes, &cost.frame_bytes, &cost.compress_us, &cost.decompress_us}) {
        *sum /= double(jsons.size());
    }
    return cost;
}

void print_heading() { fmt::print("{:<34}{:>9}{:>9}{:>9}{:>9}\n", "", "json", "frame", "pack us", "open us"); }

Result<void> print_cost(const std::string& what, const std::vector<std::string>& jsons, const Dictionary& dictionary) {
    const Cost cost = TRY(cost_of(jsons, dictionary));
    fmt::print("{:<34}{:>9.1f}{:>9.1f}{:>9.1f}{:>9.1f}\n", what, cost.json_bytes, cost.frame_bytes, cost.compress_us,
               cost.decompress_us);
    std::fflush(stdout);
    return {};
}

std::vector<std::string> jsons_of(Part part, Lengths lengths) {
    return to_jsons(make_reports(kMeasured, kMeasureSeed, {.part = part, .lengths = lengths}));
}

/// Which size, segment and match are worth it: bytes of a held-out report for each. (Not of the reports that `measure`
/// shows, though their sentences come from the same quarter.)
Result<void> search(Recipe recipe) {
    const CorpusOrder order{.part = Part::held_out, .lengths = Lengths::even};
    const auto jsons = to_jsons(make_reports(kMeasured / 2, kMeasureSeed + 1, order));
    print_heading();
    for (const std::size_t kib : {8, 16, 32, 64, 112}) {
        recipe.size = kib * 1024;
        for (const unsigned match : {6, 8}) {
            for (const unsigned segment : {50, 200, 1'000}) {
                recipe.match = match;
                recipe.segment = segment;
                const Bytes trained = TRY(train(recipe));
                TRY(print_cost(fmt::format("{} KiB, match {}, segment {}", kib, match, segment), jsons,
                               Dictionary(trained, kLevel)));
            }
        }
    }
    return {};
}

/// What a dictionary is good for, by part, length and level.
Result<void> measure(const Bytes& trained) {
    print_heading();
    const auto held_out = jsons_of(Part::held_out, Lengths::even);
    TRY(print_cost("held out, even, none", held_out, Dictionary()));
    for (const int level : {3, 9, 12, 15, 17, 19, 22}) {
        TRY(print_cost(fmt::format("held out, even, level {}", level), held_out, Dictionary(trained, level)));
    }
    const Dictionary dictionary(trained, kLevel);
    TRY(print_cost("training, even", jsons_of(Part::training, Lengths::even), dictionary));
    const auto free = to_jsons(make_free_reports(kMeasureSeed));
    TRY(print_cost("written freely, none", free, Dictionary()));
    TRY(print_cost("written freely", free, dictionary));
    for (const auto& [name, lengths] : {std::pair{"surveyed", Lengths::surveyed}, std::pair{"typed", Lengths::typed}}) {
        const auto jsons = jsons_of(Part::held_out, lengths);
        TRY(print_cost(fmt::format("held out, {}, none", name), jsons, Dictionary()));
        TRY(print_cost(fmt::format("held out, {}", name), jsons, dictionary));
    }
    return {};
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("Trains the dictionary of reports, and measures it.");
    app.require_subcommand(1);
    Recipe recipe = kComplaints1;
    std::string file;

    auto* train_command = app.add_subcommand("train", "write the dictionary of the recipe to a file");
    train_command->add_option("--out", file, "where to")->required();
    auto* search_command = app.add_subcommand("search", "try sizes and parameters; takes minutes");
    auto* measure_command = app.add_subcommand("measure", "bytes and time of a report with a dictionary");
    measure_command->add_option("--dictionary", file, "which; without it the one of the recipe, trained anew");
    std::size_t count = 10;
    auto* show_command = app.add_subcommand("show", "print held-out reports, one JSON a line");
    show_command->add_option("--count", count, "how many");
    for (auto* command : {train_command, search_command, measure_command}) {
        command->add_option("--reports", recipe.reports, "to train on");
        command->add_option("--size", recipe.size, "of the dictionary, bytes");
        command->add_option("--segment", recipe.segment, "zstd's k");
        command->add_option("--match", recipe.match, "zstd's d");
    }
    CLI11_PARSE(app, argc, argv);

    const auto run = [&]() -> Result<void> {
        if (*search_command) return search(recipe);
        if (*show_command) {
            for (const auto& json : to_jsons(make_reports(count, kMeasureSeed, {.part = Part::held_out}))) {
                fmt::print("{}\n", json);
            }
            return {};
        }
        if (*measure_command && !file.empty()) return measure(TRY(read_file(file, 1024 * 1024)));
        const Bytes trained = TRY(train(recipe));
        return *measure_command ? measure(trained) : write_file(file, trained, FileMode::readable_by_all);
    };
    const Result<void> outcome = run();
    if (!outcome) fmt::print(stderr, "loket-train-dictionary: {}\n", outcome.error().text());
    return outcome ? 0 : 1;
}
