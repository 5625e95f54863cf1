#include <doctest/doctest.h>

#include "kiosk/base/seal.hpp"
#include "sync/wire/compression.hpp"
#include "sync/wire/dictionary/free_stories.hpp"
#include "sync/wire/dictionary/training.hpp"

using namespace loket;
using namespace loket::sync;

namespace loket {
std::string_view complaints_1_dictionary();
}

namespace {

/// Mean of a held-out report's frame, bytes.
double mean_frame(const std::vector<std::string>& jsons, const Dictionary& dictionary) {
    double bytes = 0;
    for (const std::string& json : jsons) bytes += double(compress(as_bytes(json), dictionary).size());
    return bytes / double(jsons.size());
}

}  // namespace

TEST_CASE("A dictionary that has shipped never changes: counters have sealed reports with it") {
    CHECK(hex(hash_of(as_bytes(complaints_1_dictionary()))) ==
          "262bc6852112d44aa9823d15862d921017424673c4bacf9e3ff14ca2eea428e3");
}

TEST_CASE("The dictionary that ships is what its recipe makes") {
    const auto trained = train(kComplaints1);
    REQUIRE_MESSAGE(trained.has_value(), trained.error().text());
    CHECK((*trained == to_bytes(complaints_1_dictionary())));
}

TEST_CASE("A report that training never saw takes half the bytes that it takes without a dictionary") {
    const auto jsons = to_jsons(make_reports(1'000, 2026, {.part = Part::held_out, .lengths = Lengths::even}));
    const double alone = mean_frame(jsons, dictionary(DictionaryId::none));
    const double with_dictionary = mean_frame(jsons, dictionary(DictionaryId::complaints_1));
    CAPTURE(alone);
    CAPTURE(with_dictionary);
    CHECK(with_dictionary < alone / 2);
    CHECK(with_dictionary < 220);
}

TEST_CASE("So does a story that was written freely, outside the grammar") {
    const auto jsons = to_jsons(make_free_reports(2026));
    CHECK(mean_frame(jsons, dictionary(DictionaryId::complaints_1)) <
          mean_frame(jsons, dictionary(DictionaryId::none)) * 0.55);
}

TEST_CASE("Of nothing no dictionary can be made") {
    Recipe recipe = kComplaints1;
    recipe.reports = 0;
    CHECK(train(recipe).error().fault == Fault::refused);
}
