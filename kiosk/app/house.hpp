// The composition root: the clerk, the press and the courier, each with its mailbox and its seam to the world.
//
// In the kiosk each of them owns a thread (`open_doors`). A test leaves the threads out and lets them work in turn on
// one thread (`settle`), with a clock, a network and a printer that it moves by hand: the same rooms, the same
// messages.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "kiosk/app/clerk.hpp"
#include "kiosk/app/courier_desk.hpp"
#include "kiosk/app/messages.hpp"
#include "kiosk/app/press_desk.hpp"
#include "kiosk/base/mailbox.hpp"
#include "kiosk/base/worker.hpp"
#include "sync/courier/link_watch.hpp"

namespace loket::kiosk {

/// What a house is built of. Clock and entropy outlive it and are safe from any thread when its doors are open.
struct HouseParts {
    std::filesystem::path store_path;
    provisioning::Identity identity;
    printing::Office office;
    Clerk::Receipts receipts;
    printing::Paper paper;
    printing::Tuning press;
    sync::Tuning courier;
    std::unique_ptr<printing::Spooler> spooler;  ///< nullptr where there are no receipts
    std::unique_ptr<sync::Transport> transport;
    const Clock& clock;
    Entropy& entropy;
};

class House {
public:
    /// Fails as Store::open does; the store's file is then as it was.
    static Result<std::unique_ptr<House>> build(HouseParts parts);
    ~House();

    void to_clerk(ClerkMessage message) { clerk_box_.put(std::move(message)); }
    /// A way into the network has come up. With open doors the house hears of it by itself.
    void link_came_up() { courier_box_.put(LinkCameUp{}); }
    Mailbox<ScreenMessage>& screen_box() { return screen_box_; }

    /// Starts the threads: clerk, press, courier, and one that listens for the network's return. `wake_screen` is
    /// called after each message to the screen.
    void open_doors(std::function<void()> wake_screen);

    /// Lets the three work in turn until none has anything to do at this moment of the clock. Not with open doors.
    void settle();

private:
    House(HouseParts parts, Store store);
    void tell_screen(ScreenMessage message);

    HouseParts parts_;
    Mailbox<ClerkMessage> clerk_box_;
    Mailbox<PressMessage> press_box_;
    Mailbox<CourierMessage> courier_box_;
    Mailbox<ScreenMessage> screen_box_;
    std::function<void()> wake_screen_ = [] {};
    Clerk clerk_;
    std::optional<PressDesk> press_;  // nothing where there are no receipts
    CourierDesk courier_;
    std::optional<sync::LinkWatch> link_watch_;
    std::vector<std::unique_ptr<Worker>> workers_;
};

}  // namespace loket::kiosk
