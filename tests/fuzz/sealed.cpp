// What stands sealed in an envelope, from a device that has a genuine key and ill will: a secret code and a zstd frame.
#include "kiosk/base/seal.hpp"
#include "sync/wire/envelope.hpp"
#include "tests/fuzz/fuzz.hpp"
#include "tests/sync/wire/samples.hpp"

using namespace loket;

namespace {

const test::Hub kHub = test::sample_hub();
const sync::KeyTrail kTrail = test::trail_of(test::sample_ratchet(kHub).opening(), kHub);
const sync::EnvelopeHeader kHeader = test::sample_sealed(kHub).header;

/// The header as it travels: all of an envelope but its own head, and the empty body behind.
Bytes header_bytes() {
    const Bytes whole = encode(sync::Envelope{kHeader, {}});
    return {whole.begin() + 3, whole.end() - 1};
}

const Bytes kHeaderBytes = header_bytes();

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    sync::KeyTrail keys = kTrail;
    const Bytes sealed = seal_once({data, size}, keys.key_of(kHeader.index), kHeaderBytes);
    const auto opened = open_envelope({kHeader, sealed}, keys);
    if (!opened) {
        test::must(opened.error().fault != Fault::damaged, "what a genuine key has sealed can be opened");
        return 0;
    }
    test::must(parse_secret_code(opened->code.reveal_text())->reveal_text() == opened->code.reveal_text(),
               "the code is in its normal form");
    const Date captured = date_of(kHeader.stamp.captured_at());
    test::must(report_from_json(to_json(opened->report), captured) == opened->report, "a report can be stored");
    return 0;
}
