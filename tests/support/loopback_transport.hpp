// The network between a kiosk and a hub in one process, bent by hand: for each exchange a test says what becomes of it.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "sync/courier/transport.hpp"
#include "sync/hub/intake.hpp"

namespace loket::test {

/// What the network does to one exchange.
enum class Weather {
    clear,
    lose_request,      ///< it never arrives; the kiosk hears nothing
    lose_answer,       ///< it arrives and is acted on; the kiosk hears nothing
    delay_request,     ///< the kiosk hears nothing; it arrives together with the next one, before it
    duplicate,         ///< it arrives twice; the second answer comes back
    truncate_request,  ///< the last third is cut off
    truncate_answer,
    portal,          ///< a captive portal answers 200 with a page, whatever was asked
    forged_receipt,  ///< somebody answers with the bytes of the request, as if they were a receipt
};

class LoopbackTransport final : public sync::Transport {
public:
    /// The hub outlives it.
    explicit LoopbackTransport(sync::Intake& hub) : hub_(hub) {}

    Result<sync::Answer> post(std::string_view path, std::string_view content_type, BytesView body) override;

    /// From now on, until something else is said.
    void set(Weather weather) { weather_ = weather; }
    /// For the coming exchanges, one after the other; afterwards as set.
    void expect(std::initializer_list<Weather> coming) { coming_.assign(coming); }

    std::size_t exchanges() const { return exchanges_; }

private:
    Weather next();
    sync::Response deliver(std::string_view path, std::string_view content_type, Bytes body);

    sync::Intake& hub_;
    Weather weather_ = Weather::clear;
    std::deque<Weather> coming_;
    std::vector<sync::Request> delayed_;
    std::size_t exchanges_ = 0;
};

}  // namespace loket::test
