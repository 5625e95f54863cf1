// The courier thread's work: whenever something waits and the back-off allows it, ask the clerk what is due, post it,
// and tell the clerk what the hub said. All judgement is in sync/courier.
//
// While the greatest batch is under way the next one is made ready, so that the line does not wait for the store, nor
// the store for the line; when that batch does not arrive, the next one is thrown away.
//
// When nothing waits it greets the hub now and then with an empty batch, so that "connected" on the screen is never
// older than that, the kiosk's clock is checked, and the hub knows when it last heard this counter. Each receipt says
// whether the hub has news; they are fetched a page at a time, whenever no report waits. Photos and voices go when no
// text waits (upload_desk.hpp).
#pragma once

#include <functional>
#include <optional>

#include "kiosk/app/messages.hpp"
#include "kiosk/app/upload_desk.hpp"
#include "kiosk/base/clock.hpp"
#include "kiosk/base/entropy.hpp"
#include "sync/courier/courier.hpp"
#include "sync/courier/transport.hpp"

namespace loket::kiosk {

class CourierDesk {
public:
    struct Doors {
        std::function<void(ClerkMessage)> to_clerk;
        std::function<void(ScreenMessage)> to_screen;
    };
    CourierDesk(sync::Courier courier, const sync::Tuning& tuning, sync::Transport& transport, const Clock& clock,
                Entropy& entropy, Doors doors);

    void handle(CourierMessage message);
    /// Asks the clerk for what is due when it is time. Call again when `patience` is over.
    void go_on();
    /// How long nothing needs to be done here.
    Milliseconds patience() const;

private:
    void post(const Consignment& consignment);
    /// Returns whether the hub has judged it.
    bool post_batch(const Consignment& consignment);
    void collect(CallFor call, std::uint32_t after);
    /// Asks for the next page of what the hub has to tell.
    void ask_for_news(std::uint64_t cursor);
    Tick next_call() const;
    void tell_link();

    sync::Courier courier_;
    sync::Transport& transport_;
    const Clock& clock_;
    Entropy& entropy_;
    Doors doors_;
    UploadDesk uploads_;
    enum class Stage { resting, wanted, asked } stage_ = Stage::wanted;  // something may wait from before the start
    bool is_next_in_vain_ = false;  // the consignment that was asked for follows a batch that did not arrive
    Tick greet_at_;
    Tick not_before_;         // while the store is in trouble
    std::uint64_t news_ = 0;  // cursor of the newest that the hub has, as of its last receipt
    std::optional<sync::Link> link_told_;
};

}  // namespace loket::kiosk
