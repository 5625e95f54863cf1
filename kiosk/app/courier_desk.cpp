#include "kiosk/app/courier_desk.hpp"

#include <algorithm>
#include <utility>

#include "kiosk/base/checkpoint.hpp"
#include "kiosk/base/log.hpp"
#include "sync/wire/http.hpp"

namespace loket::kiosk {
namespace {

/// How old "connected" may be. Some 700 bytes each way: 0.4 MB a day.
constexpr Milliseconds kGreetEvery = std::chrono::minutes(5);

/// A full disk or a busy store is asked again after this.
constexpr Milliseconds kAskStoreAgainAfter = std::chrono::seconds(30);

}  // namespace

CourierDesk::CourierDesk(sync::Courier courier, const sync::Tuning& tuning, sync::Transport& transport,
                         const Clock& clock, Entropy& entropy, Doors doors)
    : courier_(std::move(courier)),
      transport_(transport),
      clock_(clock),
      entropy_(entropy),
      doors_(std::move(doors)),
      uploads_(tuning, transport, clock, entropy, doors_.to_clerk),
      greet_at_(clock.steady()),
      not_before_(clock.steady()) {}

void CourierDesk::handle(CourierMessage message) {
    if (const auto* consignment = std::get_if<Consignment>(&message)) {
        post(*consignment);
    } else if (const auto* file = std::get_if<FileConsignment>(&message)) {
        uploads_.handle(*file);
    } else if (std::holds_alternative<CannotCollect>(message)) {
        is_next_in_vain_ = false;
        stage_ = Stage::wanted;
        not_before_ = clock_.steady() + kAskStoreAgainAfter;
    } else if (std::holds_alternative<LinkCameUp>(message)) {
        courier_.link_came_up(clock_.steady(), entropy_);
        uploads_.link_came_up();
        if (courier_.link() == sync::Link::offline) greet_at_ = clock_.steady();
    } else if (stage_ == Stage::resting) {
        stage_ = Stage::wanted;
    }
}

Tick CourierDesk::next_call() const {
    const Tick next_attempt = std::max(courier_.next_attempt(), not_before_);
    return stage_ == Stage::wanted ? next_attempt : std::max(next_attempt, greet_at_);
}

void CourierDesk::go_on() {
    if (stage_ == Stage::asked) return;
    if (clock_.steady() < next_call()) {
        if (stage_ == Stage::resting) uploads_.go_on();
        return;
    }
    const CallFor call = stage_ == Stage::wanted ? CallFor::reports : CallFor::keeping_in_touch;
    collect(call, 0);
}

void CourierDesk::collect(CallFor call, std::uint32_t after) {
    stage_ = Stage::asked;
    const sync::Room room = courier_.room();
    doors_.to_clerk(CollectRequest{call, room.envelopes, room.bytes, after});
}

Milliseconds CourierDesk::patience() const {
    if (stage_ == Stage::asked) return kGreetEvery;
    const Tick next = stage_ == Stage::resting ? std::min(next_call(), uploads_.next_step()) : next_call();
    return std::clamp(next - clock_.steady(), Milliseconds(0), Milliseconds(kGreetEvery));
}

void CourierDesk::post(const Consignment& consignment) {
    // After a call with reports the clerk is asked again, until it says that nothing is left.
    const bool is_in_vain = std::exchange(is_next_in_vain_, false);
    stage_ = consignment.due.empty() && !is_in_vain ? Stage::resting : Stage::wanted;
    if (is_in_vain) return;
    if (!consignment.due.empty() && courier_.is_at_full_size()) collect(CallFor::reports, consignment.last);
    if (consignment.head.sequence != 0 && !post_batch(consignment)) is_next_in_vain_ = stage_ == Stage::asked;
    if (consignment.due.empty() && news_ != 0 && news_ != consignment.feed_cursor)
        ask_for_news(consignment.feed_cursor);
}

void CourierDesk::ask_for_news(std::uint64_t cursor) {
    const Bytes request = courier_.make_feed_request(cursor);
    const auto answer = transport_.post(sync::kFeedPath, sync::kFeedRequestType, request);
    checkpoint("courier.feed_answered");
    auto page = courier_.conclude_feed(answer, cursor);
    if (!page) {
        log_error("courier", page.error());
        news_ = 0;  // the next receipt tells anew that there is something
        return;
    }
    if (page->rest == sync::FeedPage::Rest::none) news_ = 0;
    stage_ = Stage::wanted;  // reports go before the next page
    doors_.to_clerk(FeedNews{*std::move(page)});
}

bool CourierDesk::post_batch(const Consignment& consignment) {
    const auto batch = courier_.make_batch(consignment.head, consignment.due, clock_.wall());
    checkpoint("courier.batch_made");
    const auto answer = transport_.post(sync::kBatchPath, sync::kBatchType, batch.bytes, batch.line);
    checkpoint("courier.answered");
    auto outcome = courier_.conclude(answer, batch.posted, clock_.steady(), entropy_, transport_.carried());
    if (!outcome.why.empty()) log_warning("courier", outcome.why);
    if (courier_.link() == sync::Link::online) {
        greet_at_ = clock_.steady() + kGreetEvery;
        uploads_.hub_is_there();
    }
    if (outcome.news != 0) news_ = outcome.news;
    tell_link();
    doors_.to_clerk(DeliveryNews{std::move(outcome)});
    return courier_.link() == sync::Link::online;
}

void CourierDesk::tell_link() {
    if (link_told_ == courier_.link()) return;
    link_told_ = courier_.link();
    const bool is_online = courier_.link() == sync::Link::online;
    doors_.to_screen(LinkNews{is_online ? ui::Facts::Link::online : ui::Facts::Link::offline});
}

}  // namespace loket::kiosk
