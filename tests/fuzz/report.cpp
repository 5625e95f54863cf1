// The JSON of a report, which the hub finds in an envelope and the kiosk in its own store.
#include "kiosk/report/report.hpp"

#include "tests/fuzz/fuzz.hpp"
#include "tests/sync/wire/samples.hpp"

using namespace loket;

namespace {

const Date kCaptured = date_of(test::sample_stamp().captured_at());

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto report = report_from_json(as_text({data, size}), kCaptured);
    if (report) test::must(report_from_json(to_json(*report), kCaptured) == *report, "its JSON tells the same report");
    return 0;
}
