#include "tests/printing/escpos/hand_channel.hpp"

#include <algorithm>

namespace loket::printing::test {
namespace {

/// Short, so that a hand can reach in between; of a printer that is fast.
constexpr Milliseconds kBeat{10};
/// A write hands over at most so much, as a small socket would.
constexpr std::size_t kMost = 1'000;

}  // namespace

Result<std::size_t> HandChannel::write(BytesView bytes) {
    hand();
    if (bytes_left_ == std::size_t(0)) return fail(Fault::unreachable, "the cable is cut");
    const auto some = bytes.first(std::min({bytes.size(), kMost, bytes_left_.value_or(kMost)}));
    const std::size_t taken = printer_.take(some);
    if (bytes_left_) *bytes_left_ -= taken;
    return taken;
}

Result<std::size_t> HandChannel::read(std::span<std::uint8_t> into) {
    hand();
    if (bytes_left_ == std::size_t(0)) return fail(Fault::unreachable, "the cable is cut");
    const Bytes said = printer_.say(into.size());
    std::copy(said.begin(), said.end(), into.begin());
    return said.size();
}

Result<void> HandChannel::wait(Until, Milliseconds patience) {
    if (rows_until_end_ && printer_.rows_printed() >= *rows_until_end_) return fail(Fault::refused, "canceled");
    const Milliseconds time = std::clamp(patience, Milliseconds(1), kBeat);
    clock_.advance(time);
    printer_.run(time);
    return {};
}

}  // namespace loket::printing::test
