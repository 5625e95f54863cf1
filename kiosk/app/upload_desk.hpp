// The lane of photos and voices, on the courier's thread: one file at a time, one call at a time, and only while no
// text waits. The courier desk calls it between its own calls, so a new report overtakes a photo after one piece of it.
// All judgement is in sync/courier/uploader.
//
// It looks for files whenever the hub has signed something: then the hub is really there. A file that was turned away,
// or that is uploaded and not signed for yet, is left alone for a while; after a restart it is simply offered again.
#pragma once

#include <functional>
#include <map>

#include "kiosk/app/messages.hpp"
#include "kiosk/base/clock.hpp"
#include "kiosk/base/entropy.hpp"
#include "sync/courier/transport.hpp"
#include "sync/courier/uploader.hpp"

namespace loket::kiosk {

class UploadDesk {
public:
    UploadDesk(const sync::Tuning& tuning, sync::Transport& transport, const Clock& clock, Entropy& entropy,
               std::function<void(ClerkMessage)> to_clerk);

    /// The hub has signed something just now.
    void hub_is_there();
    void link_came_up() { uploader_.link_came_up(clock_.steady()); }
    void handle(const FileConsignment& consignment);

    /// One step, when it is time for one: asks the clerk for a file, or makes one call.
    void go_on();
    /// When the next step is due; Tick::max() when none is.
    Tick next_step() const;

private:
    void call();
    void put_down(Milliseconds set_aside_for);

    sync::Tuning tuning_;
    sync::Uploader uploader_;
    sync::Transport& transport_;
    const Clock& clock_;
    Entropy& entropy_;
    std::function<void(ClerkMessage)> to_clerk_;
    enum class Stage { resting, wanted, asked, in_hand } stage_ = Stage::resting;
    Hash hash_{};                     // of the file in hand
    Bytes ciphertext_;                // the same file, whole: at most kFileMaximum
    std::map<Hash, Tick> set_aside_;  // until then
};

}  // namespace loket::kiosk
