#include "sync/wire/dictionary/training.hpp"

#define ZDICT_STATIC_LINKING_ONLY  // for the trainer's parameters; the symbols are in Debian's shared library as well
#include <zdict.h>

namespace loket::sync {
namespace {

/// The numbers below are zstd's to give out, so ours begin behind them.
constexpr std::uint32_t kFirstPrivateNumber = 32'768;

constexpr int kLevel = 19;
/// Of the table in which repetitions are counted: 2^20 entries.
constexpr unsigned kTableLog = 20;

/// All texts behind each other, as libzstd wants them.
struct Samples {
    std::string text;
    std::vector<std::size_t> sizes;
};

Samples samples_of(const Recipe& recipe) {
    Samples samples;
    for (const std::string& json : to_jsons(make_reports(recipe.reports, recipe.seed, {.part = Part::training}))) {
        samples.text += json;
        samples.sizes.push_back(json.size());
    }
    return samples;
}

ZDICT_fastCover_params_t parameters_of(const Recipe& recipe) {
    ZDICT_fastCover_params_t parameters{};
    parameters.k = recipe.segment;
    parameters.d = recipe.match;
    parameters.f = kTableLog;
    parameters.accel = 1;
    parameters.zParams.compressionLevel = kLevel;
    parameters.zParams.dictID = kFirstPrivateNumber + recipe.number;
    return parameters;
}

}  // namespace

std::vector<std::string> to_jsons(const std::vector<Report>& reports) {
    std::vector<std::string> jsons;
    jsons.reserve(reports.size());
    for (const Report& report : reports) jsons.push_back(to_json(report));
    return jsons;
}

Result<Bytes> train(const Recipe& recipe) {
    const Samples samples = samples_of(recipe);
    Bytes dictionary(recipe.size);
    const std::size_t size =
        ZDICT_trainFromBuffer_fastCover(dictionary.data(), dictionary.size(), samples.text.data(), samples.sizes.data(),
                                        unsigned(samples.sizes.size()), parameters_of(recipe));
    if (ZDICT_isError(size)) return fail(Fault::refused, ZDICT_getErrorName(size));
    dictionary.resize(size);
    return dictionary;
}

}  // namespace loket::sync
