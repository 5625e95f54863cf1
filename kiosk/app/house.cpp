#include "kiosk/app/house.hpp"

#include <cassert>

#include "kiosk/app/delivery.hpp"
#include "kiosk/base/log.hpp"

namespace loket::kiosk {
namespace {

/// The loop of a desk: what the passing of time asks for, at the start as well, then what comes in.
template <class Desk, class Message>
void work(Desk& desk, Mailbox<Message>& box) {
    while (!box.is_closed()) {
        desk.go_on();
        if (auto message = box.take_within(desk.patience())) desk.handle(std::move(*message));
    }
}

/// Handles what lies in the box; whether there was anything.
template <class Desk, class Message>
bool work_off(Desk& desk, Mailbox<Message>& box) {
    bool any = false;
    while (auto message = box.try_take()) {
        desk.handle(std::move(*message));
        any = true;
    }
    return any;
}

}  // namespace

Result<std::unique_ptr<House>> House::build(HouseParts parts) {
    auto store = TRY(Store::open(parts.store_path, parts.identity.counter));
    return std::unique_ptr<House>(new House(std::move(parts), std::move(store)));
}

House::House(HouseParts parts, Store store)
    : parts_(std::move(parts)),
      clerk_({parts_.store_path, parts_.identity, parts_.office, parts_.receipts, parts_.paper}, std::move(store),
             parts_.clock, parts_.entropy,
             {.to_screen = [this](ScreenMessage message) { tell_screen(std::move(message)); },
              .to_press = [this](PressMessage message) { press_box_.put(std::move(message)); },
              .to_courier = [this](CourierMessage message) { courier_box_.put(std::move(message)); }}),
      courier_(sync::Courier(device_of(parts_.identity), hub_of(parts_.identity), parts_.courier, parts_.clock.steady(),
                             parts_.entropy),
               parts_.courier, *parts_.transport, parts_.clock, parts_.entropy,
               {.to_clerk = [this](ClerkMessage message) { clerk_box_.put(std::move(message)); },
                .to_screen = [this](ScreenMessage message) { tell_screen(std::move(message)); }}) {
    assert((parts_.spooler == nullptr) == (parts_.receipts == Clerk::Receipts::none));
    if (parts_.spooler != nullptr) {
        press_.emplace(
            printing::Press(*parts_.spooler, parts_.press), parts_.paper, parts_.clock,
            PressDesk::Doors{.to_clerk = [this](ClerkMessage message) { clerk_box_.put(std::move(message)); },
                             .to_screen = [this](ScreenMessage message) { tell_screen(std::move(message)); }});
    }
    clerk_.start();
}

void House::tell_screen(ScreenMessage message) {
    screen_box_.put(std::move(message));
    wake_screen_();
}

House::~House() {
    clerk_box_.close();
    press_box_.close();
    courier_box_.close();
    if (link_watch_) link_watch_->stop();
    workers_.clear();
}

void House::open_doors(std::function<void()> wake_screen) {
    wake_screen_ = std::move(wake_screen);
    workers_.push_back(std::make_unique<Worker>("clerk", [this] { work(clerk_, clerk_box_); }));
    if (press_) workers_.push_back(std::make_unique<Worker>("press", [this] { work(*press_, press_box_); }));
    workers_.push_back(std::make_unique<Worker>("courier", [this] { work(courier_, courier_box_); }));
    auto watch = sync::LinkWatch::open();
    if (!watch) return log_error("house", watch.error());  // the courier then only learns of the network by trying
    link_watch_.emplace(std::move(*watch));
    workers_.push_back(std::make_unique<Worker>("link", [this] {
        while (link_watch_->wait() == sync::LinkWatch::News::came_up) link_came_up();
    }));
}

void House::settle() {
    // Each round does at most one step of each; a step that leads to nothing new ends it.
    bool any = true;
    while (any) {
        clerk_.go_on();
        if (press_) press_->go_on();
        courier_.go_on();
        any = clerk_.patience() == Milliseconds(0) || courier_.patience() == Milliseconds(0);
        any |= work_off(clerk_, clerk_box_);
        if (press_) any |= work_off(*press_, press_box_);
        any |= work_off(courier_, courier_box_);
    }
}

}  // namespace loket::kiosk
