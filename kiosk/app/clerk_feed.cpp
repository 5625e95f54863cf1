// The clerk and what the hub tells: keeps it, and acts by what is for the counter itself, also when another program has
// kept it (loket-admin, from a stick).
#include "kiosk/app/clerk.hpp"
#include "kiosk/app/delivery.hpp"
#include "kiosk/app/feed_items.hpp"
#include "kiosk/app/own_certificate.hpp"
#include "kiosk/base/checkpoint.hpp"
#include "kiosk/base/log.hpp"
#include "sync/wire/batch.hpp"

namespace loket::kiosk {
namespace {

ui::Milestone::What what_of(sync::Standing standing) {
    switch (standing) {
        case sync::Standing::forwarded: return ui::Milestone::What::forwarded;
        case sync::Standing::in_progress: return ui::Milestone::What::in_progress;
        case sync::Standing::answered: return ui::Milestone::What::answered;
        case sync::Standing::closed: return ui::Milestone::What::closed;
    }
    return ui::Milestone::What::forwarded;
}

}  // namespace

void Clerk::handle(FeedNews& news) {
    const auto kept = keep_news(*store_, news.page, counter_.identity.counter, clock_.wall());
    if (!kept) return report_trouble("news of the hub were not kept; they will be asked for again", kept.error());
    checkpoint("clerk.feed_kept");
    catch_up_with_feed();
}

void Clerk::catch_up_with_feed() {
    if (auto followed = follow_feed(); !followed) report_trouble("news of the hub were not followed", followed.error());
}

Result<void> Clerk::follow_feed() {
    FeedCache& cache = store_->feed_cache();
    const std::uint64_t cursor = TRY(cache.cursor());
    if (followed_up_to_ == cursor) return {};
    if (const auto holidays = TRY(told_holidays(cache))) calendar_ = *holidays;
    if (const auto tracking = TRY(told_setting(cache, "tracking_url"))) counter_.office.tracking = *tracking;
    const auto hub_key = TRY(told_box_key(cache));
    if (hub_key && hub_key != hub_key_) {
        hub_key_ = hub_key;
        ratchet_.reset();  // the next report opens anew, for the new key
    }
    const std::string device = sync::device_id(counter_.identity.device_keys.public_key);
    const auto certificate = TRY(told_certificate(cache, device));
    if (certificate && is_own(*certificate, counter_.identity)) certificate_ = certificate;
    followed_up_to_ = cursor;
    return {};
}

void Clerk::add_answers(ui::ReportStatus& status, const Secret& code) {
    const auto told = store_->feed_cache().find(kStatusItem, status.number.text());
    if (!told) return report_trouble("answers could not be read", told.error());
    if (told->empty()) return;
    const auto key = sync::status_key(status.number, code);
    if (!key) return log_error("clerk", key.error());
    for (const Bytes& locked : *told) {
        auto word = sync::open_status(locked, status.number, *key);
        // Locked under another code: it was never meant for this paper, and the others still are.
        if (!word) {
            log_error("clerk", word.error());
            continue;
        }
        status.milestones.push_back({what_of(word->standing), word->at, std::move(word->text)});
    }
}

}  // namespace loket::kiosk
