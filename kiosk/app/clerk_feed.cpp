// The clerk and what the hub tells: keeps it, and acts by what is for the counter itself.
#include "kiosk/app/clerk.hpp"
#include "kiosk/app/feed_items.hpp"
#include "kiosk/base/checkpoint.hpp"
#include "kiosk/base/log.hpp"

namespace loket::kiosk {

void Clerk::handle(FeedNews& news) {
    // What is not noted here comes again with the same page, because the cursor stays where it was.
    const auto keep = [&]() -> Result<void> {
        for (const Hash& file : arrived_files(news.page)) {
            auto arrived = store_->files().arrived(file, clock_.wall());
            // Not found: of the device that this counter was before.
            if (!arrived && arrived.error().fault != Fault::not_found) return arrived;
        }
        return store_->feed_cache().keep(cached_items(news.page, counter_.identity.counter), news.page.to);
    };
    if (auto kept = keep(); !kept) {
        return report_trouble("news of the hub were not kept; they will be asked for again", kept.error());
    }
    checkpoint("clerk.feed_kept");
    if (auto followed = follow_feed(); !followed) report_trouble("news of the hub were not followed", followed.error());
}

Result<void> Clerk::follow_feed() {
    FeedCache& cache = store_->feed_cache();
    if (const auto holidays = TRY(told_holidays(cache))) calendar_ = *holidays;
    if (const auto tracking = TRY(told_setting(cache, "tracking_url"))) counter_.office.tracking = *tracking;
    const auto hub_key = TRY(told_box_key(cache));
    if (hub_key && hub_key != hub_key_) {
        hub_key_ = hub_key;
        ratchet_.reset();  // the next report opens anew, for the new key
    }
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
