#include "kiosk/app/admin_stick.hpp"

#include "kiosk/app/delivery.hpp"
#include "sync/wire/bundle_file.hpp"
#include "sync/wire/bundle_round.hpp"
#include "sync/wire/envelope.hpp"
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
    return sync::Courier(device_of(identity), hub_of(identity), tuning, Tick{}, entropy);
}

// ---- Export

struct Exported {
    std::size_t reports = 0;
    std::size_t batches = 0;
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

// ---- Import

struct Imported {
    std::size_t receipts = 0;  ///< for this counter, and settled
    std::size_t foreign = 0;   ///< for other counters, or not signed as they must be
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

/// A receipt settles by its signature and by the hash of the batch before it, as it would over the network.
Result<void> import_bundle(const InputFile& file, Store& store, const provisioning::Identity& identity,
                           Entropy& entropy, Imported& imported) {
    sync::Courier courier = courier_of(identity, entropy);
    sync::BundleReader reader(sync::source_of(file));
    std::optional<sync::Posted> posted;
    while (auto entry = reader.next()) {
        if (entry->kind == BundleKind::batch) posted = posted_in(entry->content, identity);
        if (entry->kind != BundleKind::receipt) continue;
        sync::Outcome outcome;
        if (posted) {
            const sync::Answer answer{200, std::string(sync::kReceiptType), std::move(entry->content), std::nullopt};
            outcome = courier.conclude(answer, *posted, Tick{}, entropy);
        }
        if (outcome.hub_time) TRY(settle_delivery(store, outcome));
        ++(outcome.hub_time ? imported.receipts : imported.foreign);
    }
    imported.damaged_places += reader.damaged_places();
    return {};
}

std::string text_of(const Imported& imported, const Account& before, const Account& account) {
    std::string text = "receipts  " + std::to_string(imported.receipts) + " of the hub for this counter, " +
                       std::to_string(imported.foreign) + " for others\n" + "new       " +
                       std::to_string(account.acknowledged - before.acknowledged) + " acknowledged, " +
                       std::to_string(account.parked - before.parked) + " parked\n" + "account   " + account.text() +
                       "\n";
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
    const Exported exported = TRY(export_batches(store, courier, clock, bundle));
    TRY(bundle.finish());
    const auto waiting = std::size_t(TRY(store.outbox().account()).waiting);
    std::string text = sync::counted(exported.reports, "report", "reports") + " in " +
                       sync::counted(exported.batches, "batch", "batches") + ", " + std::to_string(bundle.size()) +
                       " bytes: " + (stick / name).string() + "\n";
    if (waiting > exported.reports) {
        text += std::to_string(waiting - exported.reports) +
                " more wait that are not in it; export again when these are acknowledged\n";
    }
    text += "All of it was written and read back; the stick may be taken out.\n";
    return Finding{Finding::State::in_order, text};
}

Result<Finding> import_from(const std::filesystem::path& data, const std::filesystem::path& stick, Entropy& entropy) {
    const provisioning::Identity identity = TRY(provisioning::load_identity(data));
    Store store = TRY(Store::open(data / kStoreFile, identity.counter));
    const auto bundles = TRY(sync::bundles_in(stick, sync::Bound::kiosk));
    const FolderHold hold = TRY(hold_folder(stick));
    const Account before = TRY(store.outbox().account());
    Imported imported;
    for (const auto& path : bundles) {
        const auto file = InputFile::open(path);
        if (!file) {
            imported.unreadable.push_back(file.error());
            continue;
        }
        TRY(import_bundle(*file, store, identity, entropy, imported));
    }
    const Account account = TRY(store.outbox().account());
    return Finding{imported.is_in_order() ? Finding::State::in_order : Finding::State::not_in_order,
                   text_of(imported, before, account)};
}

}  // namespace loket::kiosk
