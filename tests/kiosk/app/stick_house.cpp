#include "tests/kiosk/app/stick_house.hpp"

#include <cassert>

#include "kiosk/app/delivery.hpp"
#include "sync/wire/file_seal.hpp"

namespace loket::test {

using namespace loket::kiosk;

namespace {

/// The wire between workshop and hub.
class Workshop final : public sync::Transport {
public:
    explicit Workshop(HubHouse& hub) : hub_(hub) {}
    Result<sync::Answer> send(const sync::Call& call) override { return hub_.answer(call); }

private:
    HubHouse& hub_;
};

provisioning::Identity enrolled_at(HubHouse& hub, std::string_view counter, const std::filesystem::path& data,
                                   Entropy& entropy) {
    EnrolSettings settings;
    settings.printer = provisioning::PrinterKind::none;
    const auto workshop = [&](const auto&) -> Result<std::unique_ptr<sync::Transport>> {
        return std::make_unique<Workshop>(hub);
    };
    [[maybe_unused]] const auto enrolled = enrol(data, hub.invitation(counter), settings, workshop, entropy);
    assert(enrolled);
    return provisioning::load_identity(data).value();
}

std::string text_of(const Result<Finding>& finding) {
    return finding ? finding->text : "error: " + finding.error().text() + "\n";
}

}  // namespace

IslandCounter::IslandCounter(HubHouse& hub, std::string_view counter, std::uint64_t seed)
    : entropy_(seed), identity_(enrolled_at(hub, counter, data(), entropy_)) {}

Store IslandCounter::store() const { return Store::open(data() / kStoreFile, identity_.counter).value(); }

void IslandCounter::file(std::size_t count, const BoxPublicKey& key) {
    auto ratchet = sync::Ratchet::open(key, entropy_).value();
    for (std::size_t i = 0; i < count; ++i) {
        file(sample_draft("Lampu jalan mati di depan pasar sejak kemarin."), {}, ratchet);
    }
}

std::vector<Hash> IslandCounter::file_with_photos(const std::vector<std::size_t>& sizes) {
    Store books = store();
    Draft draft = sample_draft("Jembatan kayu putus, lihat foto.");
    std::vector<OwnedFile> files;
    std::vector<Hash> names;
    for (const std::size_t size : sizes) {
        Bytes picture(size);
        entropy_.fill(picture);
        const auto sealed = sync::seal_file(picture, MediaType::jpeg, entropy_).value();
        files.push_back(books.files().keep(sealed.ciphertext).value());
        draft.attachments.push_back(sealed.attachment);
        names.push_back(sealed.attachment.hash);
    }
    auto ratchet = sync::Ratchet::open(identity_.hub.box_key, entropy_).value();
    file(draft, files, ratchet);
    return names;
}

void IslandCounter::file(const Draft& draft, const std::vector<OwnedFile>& files, sync::Ratchet& ratchet) {
    Store books = store();
    clock_.advance(std::chrono::minutes(1));
    const Instant at = clock_.wall();
    const ReportId id = make_report_id(at, entropy_);
    const auto report = validate(draft, date_of(at));
    assert(report);
    [[maybe_unused]] const auto filed = books.file(id, at, [&](const TicketNumber& number) -> Result<Filing> {
        const sync::Stamp stamp{id, number, sync::ClockTrust::untrusted};
        const Secret code(std::string_view("K3VQ9X7M"));
        return Filing{.envelope = encode(seal_report(*report, code, stamp, ratchet)),
                      .opening = encode(ratchet.opening()),
                      .slip = to_bytes("slip"),
                      .print = PrintState::without,
                      .files = files};
    });
    assert(filed);
}

std::size_t IslandCounter::photos() const {
    std::size_t count = 0;
    std::error_code none;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(data() / kFilesFolder, none)) ++count;
    return count;
}

std::uint64_t IslandCounter::cursor() const { return store().feed_cache().cursor().value(); }

std::string IslandCounter::export_to(const std::filesystem::path& stick) {
    return text_of(kiosk::export_to(data(), stick, clock_, entropy_));
}

std::string IslandCounter::import_from(const std::filesystem::path& stick) {
    return text_of(kiosk::import_from(data(), stick, clock_, entropy_));
}

std::string IslandCounter::account() const { return store().account()->text(); }

bool IslandCounter::is_in_order() const { return status_of(data())->state == Finding::State::in_order; }

std::string IslandCounter::bundle(std::string_view ending) const {
    return "loket-" + identity_.counter.text() + "-" + device_of(identity_).device + std::string(ending);
}

Bytes IslandCounter::batch() const {
    Store books = store();
    const auto due = for_courier(books.outbox().due(500, 1'000'000).value());
    SeededEntropy entropy(1);
    const sync::Courier courier(device_of(identity_), hub_of(identity_), {}, Tick{}, entropy);
    return courier.make_batch(next_batch_head(books).value(), due, clock_.wall()).bytes;
}

std::string import_at(HubHouse& hub, const std::filesystem::path& stick) {
    const auto import = sync::import_stick({hub.intake(), hub.files()}, hub.keys().sign.public_key, stick);
    return import ? import->text() : "error: " + import.error().text() + "\n";
}

std::string line_of(const std::string& text, std::string_view start) {
    for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) + 1) {
        if (text.compare(at, start.size(), start) == 0) return text.substr(at, text.find('\n', at) - at);
    }
    return "";
}

}  // namespace loket::test
