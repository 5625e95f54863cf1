// What a receipt printer says: heard whole and byte by byte it is the same, and a slip printed on it comes to an end.
#include "printing/escpos/conversation.hpp"
#include "tests/fuzz/fuzz.hpp"
#include "tests/support/manual_clock.hpp"

using namespace loket;
using namespace loket::printing;
using namespace loket::printing::escpos;

namespace {

/// Takes everything, and says a piece of the bytes each time that it is listened to.
class Stranger final : public Channel {
public:
    Stranger(BytesView bytes, test::ManualClock& clock) : bytes_(bytes), clock_(clock) {}

    Result<std::size_t> write(BytesView bytes) override { return bytes.size(); }
    Result<std::size_t> read(std::span<std::uint8_t> into) override {
        const auto some = bytes_.first(
            std::min<std::size_t>({bytes_.size(), into.size(), is_told_ ? std::size_t(3) : std::size_t(0)}));
        std::copy(some.begin(), some.end(), into.begin());
        bytes_ = bytes_.subspan(some.size());
        is_told_ = false;
        return some.size();
    }
    Result<void> wait(Until, Milliseconds patience) override {
        test::must(patience > Milliseconds(0), "nobody waits for nothing");
        is_told_ = true;
        clock_.advance(std::min(patience, Milliseconds(100)));
        return {};
    }

private:
    BytesView bytes_;
    test::ManualClock& clock_;
    bool is_told_ = false;
};

void hear_in_pieces(BytesView bytes) {
    const auto heard = Hearing().hear(bytes);
    Hearing hearing;
    std::vector<Said> pieces;
    for (const std::uint8_t& byte : bytes) {
        for (Said& said : hearing.hear(BytesView(&byte, 1))) pieces.push_back(std::move(said));
    }
    test::must(heard == pieces, "where the bytes are parted does not matter");
    test::must(heard.size() <= bytes.size(), "nothing is said without a byte");
    for (const Said& said : heard) test::must(text_of(said).size() <= 86, "what is heard is bounded");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const BytesView bytes(data, size);
    hear_in_pieces(bytes);
    const ProcessId id(1);
    const Raster slip{8, kBandRows + 1, Bytes(kBandRows + 1, 0x55)};
    test::ManualClock clock;
    Stranger stranger(bytes, clock);
    const Abilities everything{Can::yes, Can::yes, Can::yes, Can::yes};
    const Ending ending = print_slip({slip, id, {}}, everything, stranger, clock, [](const Status&) {});
    if (ending.outcome != Outcome::confirmed) return 0;
    test::must(as_text(bytes).find("\x37\x22" + id.text()) != std::string_view::npos, "only an echo confirms");
    return 0;
}
