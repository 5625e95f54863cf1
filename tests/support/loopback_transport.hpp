// The network between a kiosk and a hub in one process, bent by hand: for each exchange a test says what becomes of it.
#pragma once

#include <deque>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "sync/courier/transport.hpp"
#include "sync/hub/exchange.hpp"

namespace loket::test {

/// What the network, or somebody in it, does to one exchange.
enum class Weather {
    clear,
    lose_request,      ///< it never arrives; the kiosk hears that there is no way
    lose_answer,       ///< it arrives and is acted on; the kiosk hears nothing
    half_open,         ///< the connection stands, but nothing arrives and no answer ever comes
    delay_request,     ///< the kiosk hears nothing; it arrives together with the next one, before it
    overtake_request,  ///< the same, but the next one overtakes it
    delay_answer,      ///< the kiosk hears nothing; the answer comes in the place of the next one's
    duplicate,         ///< it arrives twice; the second answer comes back
    truncate_request,  ///< the last third is cut off
    truncate_answer,
    corrupt_request,  ///< one bit arrives wrong
    corrupt_answer,
    portal,           ///< a captive portal answers 200 with a page, whatever was asked
    moved,            ///< 301, to elsewhere
    conflict,         ///< 409
    too_large,        ///< 413, perhaps of a proxy
    slow_down,        ///< 429 with kRetryAfter
    broken,           ///< 500
    forged_receipt,   ///< somebody answers with the bytes of the request, as if they were a receipt
    strange_receipt,  ///< another hub signs that it has stored everything
};

/// All there is.
std::span<const Weather> all_weathers();
/// "lose_answer"
std::string_view name_of(Weather weather);

inline constexpr std::chrono::seconds kRetryAfter{120};

/// The hub at the other end of the wire; nothing where it is not there, or dies of the request. A body that is shorter
/// than its Content-Length was cut off on the way.
using HubEnd = std::function<std::optional<sync::Response>(const sync::Request&)>;

class LoopbackTransport final : public sync::Transport {
public:
    explicit LoopbackTransport(HubEnd hub) : hub_(std::move(hub)) {}

    Result<sync::Answer> send(const sync::Call& call) override;

    /// Photos and voices go there instead of to the hub.
    void send_files_to(sync::Transport& elsewhere) { files_ = &elsewhere; }

    /// From now on, until something else is said.
    void set(Weather weather) { weather_ = weather; }
    /// For the coming exchanges, one after the other; afterwards as set.
    void expect(const std::vector<Weather>& coming) { coming_.assign(coming.begin(), coming.end()); }

    std::size_t exchanges() const { return exchanges_; }

    /// The requests that are late, taken out of this network; `put_under_way` makes them late in another one.
    std::vector<sync::Request> take_under_way();
    void put_under_way(std::vector<sync::Request> late);
    /// Whatever is late arrives now.
    void arrive();

private:
    Weather next();
    Result<sync::Answer> deliver(sync::Request request);
    Result<sync::Answer> bend(Weather weather, sync::Request request);

    HubEnd hub_;
    sync::Transport* files_ = nullptr;
    Weather weather_ = Weather::clear;
    std::deque<Weather> coming_;
    std::vector<sync::Request> delayed_;    // arrive before the next one
    std::vector<sync::Request> overtaken_;  // arrive after the next one
    std::optional<sync::Answer> late_answer_;
    std::size_t exchanges_ = 0;
};

}  // namespace loket::test
