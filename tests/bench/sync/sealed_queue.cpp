#include "tests/bench/sync/sealed_queue.hpp"

#include <cassert>
#include <random>

#include "kiosk/base/files.hpp"
#include "kiosk/store/store.hpp"
#include "provisioning/identity.hpp"
#include "sync/wire/dictionary/corpus.hpp"
#include "sync/wire/envelope.hpp"
#include "sync/wire/file_seal.hpp"
#include "tests/bench/regency.hpp"
#include "tests/support/residents.hpp"

namespace loket::bench {
namespace {

/// What the counter keeps of a receipt, bytes. Nothing here opens it.
constexpr std::size_t kSlipSize = 700;

/// As the clerk files and settles a report whose receipt is on paper. Its files were kept before.
Result<void> file(kiosk::Store& store, const Report& report, std::vector<kiosk::OwnedFile> files,
                  sync::Ratchet& ratchet, Instant at, Entropy& entropy) {
    Bytes slip(kSlipSize);
    entropy.fill(slip);
    const ReportId id = make_report_id(at, entropy);
    const auto entry = TRY(store.file(id, at, [&](const TicketNumber& number) -> Result<kiosk::Filing> {
        const sync::Stamp stamp{id, number, sync::ClockTrust::trusted};
        return kiosk::Filing{.envelope = encode(sync::seal_report(report, make_secret_code(entropy), stamp, ratchet)),
                             .opening = encode(ratchet.opening()),
                             .slip = slip,
                             .print = PrintState::without,
                             .files = files};
    }));
    // Under its final key, which takes a tenth of a second; or the clerk would do it while it is measured.
    return store.ledger().relock(entry.number.serial, slip, at);
}

const Instant kFirst = std::chrono::sys_days(test::kResidentsDay) + std::chrono::hours(2);

struct EnrolledCounter {
    provisioning::Identity identity;
    kiosk::Store store;
};

/// With a hub beside it.
Result<EnrolledCounter> enrol(const std::filesystem::path& folder) {
    TRY(make_private_folder(folder / kHubFolder));
    TRY(make_private_folder(folder / kKioskFolder));
    {
        const auto regency = TRY(Regency::open(folder / kHubFolder));
        TRY(regency.enrol(folder / kKioskFolder, {.printer = provisioning::PrinterKind::none}));
    }
    auto identity = TRY(provisioning::load_identity(folder / kKioskFolder));
    auto store = TRY(kiosk::Store::open(folder / kKioskFolder / kiosk::kStoreFile, identity.counter));
    return EnrolledCounter{std::move(identity), std::move(store)};
}

/// Sentences that the dictionary's training never saw, at the size that the peers are measured with.
std::vector<Report> reports_of(std::size_t count) {
    return sync::make_reports(count, 2026, {.part = sync::Part::held_out, .lengths = sync::Lengths::even, .days = 1});
}

}  // namespace

Result<void> make_sealed_queue(std::size_t count, const std::filesystem::path& folder) {
    auto [identity, store] = TRY(enrol(folder));
    SystemEntropy entropy;
    std::mt19937_64 chance(2026);
    Instant at = kFirst;
    std::string documents;
    std::optional<sync::Ratchet> ratchet;
    for (const Report& report : reports_of(count)) {
        if (!ratchet || ratchet->is_used_up()) ratchet = TRY(sync::Ratchet::open(identity.hub.box_key, entropy));
        TRY(file(store, report, {}, *ratchet, at, entropy));
        at += std::chrono::seconds(60 + chance() % 600);  // one resident after the other
        documents += to_json(report) + "\n";
    }
    return write_file(folder / kDocuments, as_bytes(documents), FileMode::private_to_owner);
}

Result<std::size_t> make_photo_queue(std::size_t photo_bytes, const std::filesystem::path& folder) {
    auto [identity, store] = TRY(enrol(folder));
    SystemEntropy entropy;
    Bytes photo(photo_bytes);
    entropy.fill(photo);  // as little to be compressed as a JPEG
    const auto sealed = TRY(sync::seal_file(photo, MediaType::jpeg, entropy));
    Draft draft = reports_of(1).front().content();
    draft.attachments.push_back(sealed.attachment);
    const auto report = validate(draft, test::kResidentsDay);
    assert(report);
    auto ratchet = TRY(sync::Ratchet::open(identity.hub.box_key, entropy));
    const auto kept = TRY(store.files().keep(sealed.ciphertext));
    TRY(file(store, *report, {kept}, ratchet, kFirst, entropy));
    return sealed.ciphertext.size();
}

}  // namespace loket::bench
