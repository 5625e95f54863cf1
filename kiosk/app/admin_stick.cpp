#include "kiosk/app/admin_stick.hpp"

#include "kiosk/app/delivery.hpp"
#include "sync/wire/bundle_file.hpp"
#include "sync/wire/bundle_round.hpp"
#include "sync/wire/envelope.hpp"
#include "sync/wire/feed.hpp"
#include "sync/wire/file.hpp"
#include "sync/wire/http.hpp"

namespace loket::kiosk {
namespace {

using sync::BundleKind;

/// Some 60 kB: a bad sector costs one batch, and a relay on a thin line gets it through in time.
constexpr std::size_t kReportsInBatch = 100;

/// The courier of the kiosk, for its words and its judgement. A stick is no line that must be tried first.
sync::Courier courier_of(const provisioning::Identity& identity, Entropy& entropy) {
    sync::Tuning tuning;
    tuning.first_batch = kReportsInBatch;
    tuning.first_feed_room = sync::kFeedMaximum;
    return sync::Courier(device_of(identity), hub_of(identity), tuning, Tick{}, entropy);
}

// ---- Export

struct Exported {
    std::size_t reports = 0;
    std::size_t batches = 0;
    std::size_t files = 0;
    std::size_t files_without_room = 0;
    std::vector<Error> unreadable;  ///< files; the courier sets them apart when it comes to them
};

/// At least one batch, without reports if none wait: it tells the hub what the books say.
Result<Exported> export_batches(Store& store, const sync::Courier& courier, const Clock& clock,
                                sync::BundleWriter& bundle) {
    Exported exported;
    for (std::uint32_t last = 0; bundle.has_room_for(sync::kBatchMaximum);) {
        auto waiting = TRY(store.outbox().due(courier.room().envelopes, courier.room().bytes, last));
        if (waiting.empty() && exported.batches > 0) break;
        std::vector<std::uint32_t> serials;
        for (const DueReport& report : waiting) serials.push_back(report.serial);
        const auto due = for_courier(std::move(waiting));
        const auto batch = courier.make_batch(TRY(next_batch_head(store)), due, clock.wall());
        TRY(bundle.add(BundleKind::batch, batch.bytes));
        ++exported.batches;
        const std::size_t taken = batch.posted.ids.size();  // perhaps not all: openings take room, too
        if (taken == 0) break;
        exported.reports += taken;
        last = serials[taken - 1];
    }
    return exported;
}

/// After all reports: the hub takes a file in when it has a report that speaks of it.
Result<void> export_files(Store& store, sync::BundleWriter& bundle, Exported& exported) {
    for (const OwnedFile& file : TRY(store.files().not_arrived())) {
        if (!bundle.has_room_for(file.size + sync::kFeedRequestMaximum)) {
            ++exported.files_without_room;
            continue;
        }
        const auto content = read_file(store.files().path_of(file.hash), sync::kFileMaximum);
        if (!content) {
            exported.unreadable.push_back(content.error());
            continue;
        }
        TRY(bundle.add(BundleKind::file, *content));
        ++exported.files;
    }
    return {};
}

std::string text_of(const Exported& exported, std::size_t waiting, const std::string& where) {
    std::string text = sync::counted(exported.reports, "report", "reports") + " in " +
                       sync::counted(exported.batches, "batch", "batches");
    if (exported.files > 0) text += ", " + sync::counted(exported.files, "file", "files");
    text += where + "\n";
    if (waiting > exported.reports) {
        text += std::to_string(waiting - exported.reports) +
                " more wait that are not in it; export again when these are acknowledged\n";
    }
    if (exported.files_without_room > 0) {
        text += sync::counted(exported.files_without_room, "file", "files") +
                " had no room; export again when these have arrived\n";
    }
    for (const Error& error : exported.unreadable) text += "WRONG: " + error.text() + "\n";
    return text + "All of it was written and read back; the stick may be taken out.\n";
}

// ---- Import

struct Imported {
    std::size_t receipts = 0;  ///< for this counter, and settled
    std::size_t foreign = 0;   ///< for other counters, or not signed as they must be
    std::size_t pages = 0;     ///< of news, and kept
    std::size_t files = 0;     ///< that have arrived at the hub, by those pages
    std::size_t damaged_places = 0;
    std::vector<Error> unreadable;  ///< files that were not opened

    bool is_in_order() const { return receipts > 0 && damaged_places == 0 && unreadable.empty(); }
};

/// What of this batch must be known to judge a receipt for it; nothing when this device has not signed it.
std::optional<sync::Posted> posted_in(BytesView bytes, const provisioning::Identity& identity) {
    const auto batch = sync::decode_batch(bytes);
    if (!batch) return std::nullopt;
    const std::string device = sync::device_id(identity.device_keys.public_key);
    if (batch->batch.device != device) return std::nullopt;
    if (!is_signed_by(batch->body, batch->signature, identity.device_keys.public_key)) return std::nullopt;
    sync::Posted posted{.device = device, .batch = hash_of(bytes), .ids = {}};
    for (const Bytes& bytes_of_one : batch->batch.envelopes) {
        const auto envelope = sync::decode_envelope(bytes_of_one);
        if (!envelope) return std::nullopt;
        posted.ids.push_back(envelope->header.stamp.id);
    }
    return posted;
}

class Importer {
public:
    Importer(Store& store, const provisioning::Identity& identity, const Clock& clock, Entropy& entropy)
        : store_(store),
          identity_(identity),
          clock_(clock),
          entropy_(entropy),
          courier_(courier_of(identity, entropy)) {}

    Result<void> take_bundle(const InputFile& file) {
        sync::BundleReader reader(sync::source_of(file));
        std::optional<sync::Posted> posted;
        while (auto entry = reader.next()) {
            if (entry->kind == BundleKind::batch) posted = posted_in(entry->content, identity_);
            if (entry->kind == BundleKind::receipt) TRY(take_receipt(std::move(entry->content), posted));
            if (entry->kind == BundleKind::feed_page) TRY(take_page(entry->content));
        }
        imported.damaged_places += reader.damaged_places();
        return {};
    }

    Imported imported;

private:
    /// It settles by its signature and by the hash of the batch before it, as it would over the network.
    Result<void> take_receipt(Bytes receipt, const std::optional<sync::Posted>& posted) {
        sync::Outcome outcome;
        if (posted) {
            const sync::Answer answer{200, std::string(sync::kReceiptType), std::move(receipt), std::nullopt};
            outcome = courier_.conclude(answer, *posted, Tick{}, entropy_);
        }
        if (outcome.hub_time) TRY(settle_delivery(store_, outcome));
        ++(outcome.hub_time ? imported.receipts : imported.foreign);
        return {};
    }

    Result<void> take_page(BytesView bytes) {
        const auto page = sync::decode_feed_page(bytes, identity_.hub.sign_key);
        if (!page || page->device != device_of(identity_).device) return {};
        const auto files = TRY(keep_news(store_, *page, identity_.counter, clock_.wall()));
        if (!files) return {};
        ++imported.pages;
        imported.files += *files;
        return {};
    }

    Store& store_;
    const provisioning::Identity& identity_;
    const Clock& clock_;
    Entropy& entropy_;
    sync::Courier courier_;
};

std::string text_of(const Imported& imported, const Account& before, const Account& account) {
    std::string text = "receipts  " + std::to_string(imported.receipts) + " of the hub for this counter, " +
                       std::to_string(imported.foreign) + " for others\n" + "new       " +
                       std::to_string(account.acknowledged - before.acknowledged) + " acknowledged, " +
                       std::to_string(account.parked - before.parked) + " parked\n" + "account   " + account.text() +
                       "\n";
    if (imported.pages > 0) text += "news      " + sync::counted(imported.pages, "page", "pages") + " kept\n";
    if (imported.files > 0) {
        text +=
            "files     " + std::to_string(imported.files) + " have arrived at the hub and are not kept here any more\n";
    }
    if (imported.damaged_places > 0) {
        text += "damaged   in " + sync::counted(imported.damaged_places, "place", "places") + "\n";
    }
    for (const Error& error : imported.unreadable) text += "WRONG: " + error.text() + "\n";
    if (imported.receipts == 0) {
        return text + "WRONG: nothing on this stick is signed by the hub for this counter\n";
    }
    return text + (account.waiting == 0 ? "Nothing waits any more.\n"
                                        : "What waits was not answered by this stick; a new export brings it.\n");
}

}  // namespace

Result<Finding> export_to(const std::filesystem::path& data, const std::filesystem::path& stick, const Clock& clock,
                          Entropy& entropy, std::uint64_t maximum) {
    const provisioning::Identity identity = TRY(provisioning::load_identity(data));
    Store store = TRY(Store::open(data / kStoreFile, identity.counter));
    const FolderHold hold = TRY(hold_folder(stick));
    const sync::Courier courier = courier_of(identity, entropy);
    const std::string name = sync::bundle_name(identity.counter, device_of(identity).device, sync::Bound::hub);
    auto bundle = TRY(sync::BundleWriter::begin(stick / name, maximum));
    Exported exported = TRY(export_batches(store, courier, clock, bundle));
    TRY(export_files(store, bundle, exported));
    // Last, so that the answer also tells which of these files have arrived.
    const Bytes request = courier.make_feed_request(TRY(store.feed_cache().cursor()));
    if (bundle.has_room_for(request.size())) TRY(bundle.add(BundleKind::feed_request, request));
    TRY(bundle.finish());
    const auto waiting = std::size_t(TRY(store.outbox().account()).waiting);
    const std::string where = ", " + std::to_string(bundle.size()) + " bytes: " + (stick / name).string();
    const auto state = exported.unreadable.empty() ? Finding::State::in_order : Finding::State::not_in_order;
    return Finding{state, text_of(exported, waiting, where)};
}

Result<Finding> import_from(const std::filesystem::path& data, const std::filesystem::path& stick, const Clock& clock,
                            Entropy& entropy) {
    const provisioning::Identity identity = TRY(provisioning::load_identity(data));
    Store store = TRY(Store::open(data / kStoreFile, identity.counter));
    const auto bundles = TRY(sync::bundles_in(stick, sync::Bound::kiosk));
    const FolderHold hold = TRY(hold_folder(stick));
    const Account before = TRY(store.outbox().account());
    Importer importer(store, identity, clock, entropy);
    Imported& imported = importer.imported;
    for (const auto& path : bundles) {
        const auto file = InputFile::open(path);
        if (!file) {
            imported.unreadable.push_back(file.error());
            continue;
        }
        TRY(importer.take_bundle(*file));
    }
    const Account account = TRY(store.outbox().account());
    return Finding{imported.is_in_order() ? Finding::State::in_order : Finding::State::not_in_order,
                   text_of(imported, before, account)};
}

}  // namespace loket::kiosk
