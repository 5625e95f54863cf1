// The clerk's part in photos and voices: onto the disk before their report, and out again to the courier.
#include "kiosk/app/clerk.hpp"
#include "kiosk/base/log.hpp"

namespace loket::kiosk {

Result<void> Clerk::keep_files(const FileRequest& request) {
    for (const Bytes& ciphertext : request.files) TRY(store_->files().keep(ciphertext));
    return {};
}

void Clerk::tidy_files() {
    const auto removed = store_->files().tidy();
    if (!removed) return report_trouble("the files could not be tidied", removed.error());
    if (*removed > 0) log_warning("clerk", "files of no report were removed: " + std::to_string(*removed));
}

void Clerk::handle(CollectFile& request) {
    // One more than are passed over: so one at least is another, if there is any.
    const auto due = store_->files().due(request.passed_over.size() + 1);
    FileConsignment consignment;
    if (!due) report_trouble("the files that are due could not be read", due.error());
    if (due) {
        for (const OwnedFile& file : *due) {
            if (request.passed_over.contains(file.hash)) continue;
            consignment.file = sync::DueFile{file.hash, file.size};
            consignment.path = store_->files().path_of(file.hash);
            break;
        }
    }
    doors_.to_courier(std::move(consignment));
}

void Clerk::handle(FileNews& news) {
    const Instant now = clock_.wall();
    const auto recorded = news.what == FileNews::What::uploaded ? store_->files().mark_uploaded(news.hash, now)
                                                                : store_->files().park(news.hash, "lost", now);
    if (!recorded) report_trouble("what became of a file could not be recorded", recorded.error());
}

}  // namespace loket::kiosk
