#include "tests/stories/story.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

#include "kiosk/app/kept_slip.hpp"
#include "kiosk/base/files.hpp"
#include "kiosk/report/region.hpp"
#include "printing/file_spooler.hpp"
#include "sync/hub/certification.hpp"
#include "sync/hub/sqlite_registry.hpp"
#include "tests/support/hub_line.hpp"

namespace loket::test {
namespace {

/// The keys of the device are the same in every story; what happens later is random by the day.
constexpr std::uint64_t kDeviceSeed = 7;

/// Stories play on whatever disk there is.
constexpr sync::FileLimits kAnyDisk{.reserve = 0};

sync::HubKeys open_hub_keys(const std::filesystem::path& folder) {
    SeededEntropy entropy(kDeviceSeed);
    if (auto keys = sync::load_hub_keys(folder)) return *keys;
    auto keys = sync::make_hub_keys(folder, entropy);
    assert(keys);
    return *keys;
}

provisioning::Identity identity_for(const sync::HubIdentity& hub) {
    SeededEntropy entropy(kDeviceSeed + 1);
    return {.counter = *Counter::parse("BTM2"),
            .office_name = "Kantor Kecamatan Babat Toman",
            .kecamatan = "16.06.07",
            .hub = {"http://127.0.0.1:8600", hub.sign_key, hub.box_key, hub.box_key_id},
            .device_keys = make_sign_keys(entropy),
            .lock_key = make_lock_key(entropy)};
}

std::unique_ptr<sync::Registry> open_registry(const std::filesystem::path& folder) {
    auto registry = sync::open_sqlite_registry(folder, sync::RegistryUse::serve);
    assert(registry);
    return std::move(*registry);
}

void enrol(const std::filesystem::path& folder, const provisioning::Identity& identity, const Clock& clock) {
    [[maybe_unused]] const auto enrolled = open_registry(folder)->enrol(
        {"0123456789abcdef0123456789abcdef", identity.device_keys.public_key, identity.counter, identity.office_name,
         identity.kecamatan, clock.wall(), clock.wall()});
    assert(enrolled);
}

}  // namespace

Story::Story(Printer printer) : Story({}, printer, 1) {}

Story::Story(std::filesystem::path folder, Printer printer, std::uint64_t day)
    : Story(
          std::move(folder), [this, printer] { return make_spooler(printer); }, day) {}

Story::Story(std::filesystem::path folder, SpoolerMaker printer, std::uint64_t day)
    : own_folder_(folder.empty() ? std::make_optional<TemporaryFolder>() : std::nullopt),
      folder_(folder.empty() ? own_folder_->path() : std::move(folder)),
      maker_(std::move(printer)),
      seeded_(day),
      identity_(identity_for(open_hub_keys(folder_ / "hub").identity())) {
    clock_.advance(std::chrono::hours(24 * (day - 1)));
    hub_clock_.set_wall(clock_.wall());
    // As an enrolment does; on a later day nothing changes by it.
    enrol(folder_ / "hub", identity_, clock_);
    [[maybe_unused]] const auto opened = switch_hub_on();
    assert(opened);
    [[maybe_unused]] const auto founded =
        kiosk::Store::found(folder_ / kiosk::kStoreFile, identity_.counter, 1, clock_.wall());
    assert(founded);
    switch_on();
}

Story::~Story() = default;

std::unique_ptr<printing::Spooler> Story::make_spooler(Printer kind) {
    switch (kind) {
        case Printer::by_hand: {
            auto by_hand = std::make_unique<MemorySpooler>();
            printer_ = by_hand.get();
            return by_hand;
        }
        case Printer::folder: return std::make_unique<printing::FileSpooler>(slips());
        case Printer::none: return nullptr;
    }
    return nullptr;
}

void Story::switch_on() {
    assert(!house_);
    auto spooler = maker_();
    const bool has_printer = spooler != nullptr;
    auto network = std::make_unique<LoopbackTransport>([this](const auto& request) { return ask_hub(request); });
    network_ = network.get();
    network_->put_under_way(std::exchange(under_way_, {}));
    sync::Tuning courier;
    // So that a handful of reports fills the greatest batch.
    courier.first_batch = 2;
    courier.batch_limit = 2;
    courier.first_attempt_within = Milliseconds(0);
    ui::Facts facts{.office_name = identity_.office_name,
                    .kecamatan = identity_.kecamatan,
                    .counter = identity_.counter,
                    .now = clock_.wall(),
                    .tick = clock_.steady(),
                    .printer = has_printer ? PrinterCondition::ready : PrinterCondition::absent,
                    .notice_version = "2026-11"};
    front_ = std::make_unique<kiosk::Front>(std::move(facts), clock_,
                                            [this](kiosk::ClerkMessage message) { to_clerk(std::move(message)); });
    auto house =
        kiosk::House::build({.store_path = folder_ / kiosk::kStoreFile,
                             .identity = identity_,
                             .office = {.name = identity_.office_name, .officer = {}, .tracking = {}},
                             .receipts = has_printer ? kiosk::Clerk::Receipts::printed : kiosk::Clerk::Receipts::none,
                             .paper = printing::kRoll80,
                             .press = {},
                             .courier = courier,
                             .spooler = std::move(spooler),
                             .transport = std::move(network),
                             .clock = clock_,
                             .entropy = *entropy_});
    if (house) {
        house_ = std::move(*house);
    } else {
        network_ = nullptr;
        front_->take(ui::Event{ui::StoreLost{kiosk::out_of_service_code(house.error())}});
    }
}

void Story::switch_off() {
    if (house_) under_way_ = network_->take_under_way();
    network_ = nullptr;
    house_.reset();
    front_.reset();
}

Result<void> Story::switch_hub_on() {
    assert(!hub_);
    std::vector<std::unique_ptr<sync::Registry>> registries;
    registries.push_back(TRY(sync::open_sqlite_registry(folder_ / "hub", sync::RegistryUse::serve)));
    std::vector<std::unique_ptr<sync::Registry>> for_files;
    for_files.push_back(TRY(sync::open_sqlite_registry(folder_ / "hub", sync::RegistryUse::serve)));
    auto shelf = TRY(sync::FileShelf::open(folder_ / "hub"));
    hub_ = std::make_unique<sync::Intake>(open_hub_keys(folder_ / "hub"), std::move(registries), hub_clock_);
    hub_files_ = std::make_unique<sync::FileIntake>(std::move(shelf), std::move(for_files), hub_clock_, kAnyDisk);
    return {};
}

void Story::switch_hub_off() {
    hub_files_.reset();
    hub_.reset();
}

std::optional<sync::Response> Story::ask_hub(const sync::Request& request) {
    if (stranger_) return stranger_(request);
    if (!hub_) return std::nullopt;
    try {
        return is_for_files(request) ? ask_for_file(request) : hub_->handle(request);
    } catch (const PowerCut&) {
        switch_hub_off();
        return std::nullopt;
    }
}

std::optional<sync::Response> Story::ask_for_file(const sync::Request& request) {
    auto reception = hub_files_->receive(request);
    if (auto* response = std::get_if<sync::Response>(&reception)) return std::move(*response);
    sync::Inflow& inflow = *std::get<std::unique_ptr<sync::Inflow>>(reception);
    const bool is_cut = inflow.take(request.body) == sync::Flow::cut;
    if (is_cut || request.header("Content-Length") != std::to_string(request.body.size())) return std::nullopt;
    return inflow.end();
}

void Story::to_clerk(kiosk::ClerkMessage message) {
    if (is_receipt_kept_owed_ && std::holds_alternative<kiosk::ReceiptLeft>(message)) return;
    if (auto* filing = std::get_if<kiosk::FileRequest>(&message)) {
        Draft draft = filing->report.content();
        for (const auto& photo : photos_) {
            draft.attachments.push_back(photo.attachment);
            filing->files.push_back(photo.ciphertext);
        }
        filing->report = validate(draft, date_of(filing->at)).value();
    }
    if (house_) house_->to_clerk(std::move(message));
}

void Story::drain_screen() {
    while (house_) {
        const auto message = house_->screen_box().try_take();
        if (!message) return;
        front_->take(*message);
    }
}

void Story::open_doors() {
    switch_off();
    entropy_ = &system_;
    switch_on();
    house_->open_doors([] {});
}

void Story::settle() {
    if (house_) house_->settle();
    drain_screen();
}

void Story::pass(std::chrono::seconds time) {
    for (; time.count() > 0; time -= std::chrono::seconds(1)) {
        clock_.advance(std::chrono::seconds(1));
        hub_clock_.advance(std::chrono::seconds(1));
        front_->look_at_clock();
        settle();
    }
}

void Story::print_all() {
    settle();
    while (!printer_->jobs().empty() && printer_->jobs().back().state != printing::IppJobState::completed) {
        printer_->finish();
        pass(std::chrono::seconds(1));
    }
}

void Story::touch(const ui::Intent& intent) { front_->touch(intent); }

void Story::file(const Draft& draft) {
    fill_in(draft);
    settle();
}

void Story::fill_in(const Draft& draft) {
    touch(ui::StartReport{draft.kind});
    touch(ui::ChooseTopic{draft.topic});
    touch(ui::Next{});
    touch(ui::FocusField{ui::TextField::story});
    touch(ui::TypeText{draft.story});
    touch(ui::Next{});
    if (!draft.village.empty()) {
        touch(ui::ChooseKecamatan{std::string(kecamatan_code_of(draft.village))});
        touch(ui::ChooseVillage{draft.village});
    }
    touch(ui::Next{});
    touch(ui::FocusField{ui::TextField::place_detail});
    touch(ui::TypeText{draft.place_detail});
    if (draft.event_date) {
        touch(ui::FocusField{ui::TextField::event_date});
        touch(ui::TypeText{fmt::format("{:02}{:02}{:04}", unsigned(draft.event_date->day()),
                                       unsigned(draft.event_date->month()), int(draft.event_date->year()))});
    }
    touch(ui::Next{});
    touch(ui::ChooseIdentity{draft.identity.value_or(Identity::none)});
    if (draft.publicity == Publicity::confidential) touch(ui::TogglePublicity{});
    if (draft.addressee == Addressee::one_level_up) touch(ui::ToggleAddressee{});
    touch(ui::Next{});
    if (draft.identity != Identity::none) {
        using Typed = std::pair<ui::TextField, std::string>;
        for (const auto& [field, text] :
             {Typed{ui::TextField::name, draft.person.name}, Typed{ui::TextField::nik, draft.person.nik},
              Typed{ui::TextField::phone, draft.person.phone}, Typed{ui::TextField::address, draft.person.address}}) {
            touch(ui::FocusField{field});
            touch(ui::TypeText{text});
        }
        touch(ui::Next{});
    }
    touch(ui::ToggleConsent{});
    touch(ui::Send{});
}

void Story::look_up(const std::string& number, const std::string& code) {
    touch(ui::StartStatus{});
    touch(ui::FocusField{ui::TextField::ticket_number});
    touch(ui::TypeText{number});
    touch(ui::FocusField{ui::TextField::secret_code});
    touch(ui::TypeText{code});
    touch(ui::LookUp{});
    settle();
}

std::vector<std::string> Story::delivered() {
    std::vector<std::string> reports;
    const auto read = open_registry(folder_ / "hub")->each_report([&](const sync::StoredReport& report) {
        reports.push_back(report.stamp.number.text() + " " + report.content);
    });
    assert(read);
    std::sort(reports.begin(), reports.end());
    return reports;
}

std::optional<Bytes> Story::file_at_hub(const Hash& hash) {
    const auto noted = open_registry(folder_ / "hub")->find_file(hash);
    if (!noted || !*noted || !(*noted)->arrived_at) return std::nullopt;
    auto content = read_file(sync::FileShelf::open(folder_ / "hub")->path_of(hash), sync::kFileMaximum);
    return content ? std::optional(*std::move(content)) : std::nullopt;
}

Result<std::size_t> Story::files_kept() {
    auto store = TRY(kiosk::Store::open(folder_ / kiosk::kStoreFile, identity_.counter));
    return TRY(store.files().not_arrived()).size();
}

void Story::hub_has_whole_file(const Hash& hash) {
    [[maybe_unused]] const auto noted = open_registry(folder_ / "hub")->file_arrived(hash, clock_.wall());
    assert(noted);
}

void Story::publish(const sync::FeedItem& item) {
    [[maybe_unused]] const auto published =
        open_registry(folder_ / "hub")->publish({.counter = {}, .item = item, .at = clock_.wall()});
    assert(published);
}

void Story::certify() {
    const sync::HubKeys keys = open_hub_keys(folder_ / "hub");
    [[maybe_unused]] const auto published =
        publish_certificates(*open_registry(folder_ / "hub"), keys, hub_clock_.wall());
    assert(published);
}

void Story::reply(const TicketNumber& number, sync::Standing standing, const std::string& text) {
    const auto registry = open_registry(folder_ / "hub");
    const Secret code = registry->find_code(number).value().value();
    const Secret key = *sync::status_key(number, code);
    const Bytes locked = sync::lock_status({clock_.wall(), standing, text}, number, key, *entropy_);
    [[maybe_unused]] const auto published = registry->publish(
        {.counter = number.counter, .item = sync::StatusChange{number.serial, locked}, .at = clock_.wall()});
    assert(published);
}

std::vector<std::string> Story::alarms() {
    std::vector<std::string> rows;
    const auto status = open_registry(folder_ / "hub")->status();
    assert(status);
    for (const auto& alarm : status->alarms) rows.push_back(fmt::format("{} {}", alarm.kind, alarm.count));
    return rows;
}

bool Story::chains_agree() {
    const auto status = open_registry(folder_ / "hub")->status();
    const auto store = kiosk::Store::open(folder_ / kiosk::kStoreFile, identity_.counter);
    return status && store && status->accounts.at(0).here.chain == store->filing_chain();
}

std::vector<std::string> Story::set_aside() {
    std::vector<std::string> rows;
    const auto status = open_registry(folder_ / "hub")->status();
    assert(status);
    for (const auto& row : status->set_aside)
        rows.push_back(fmt::format("{} {} {}", row.verdict, row.reason, row.count));
    return rows;
}

Result<kiosk::Account> Story::books() {
    auto store = TRY(kiosk::Store::open(folder_ / kiosk::kStoreFile, identity_.counter));
    if (const auto broken = TRY(store.journal().verify())) {
        return fail(Fault::damaged, fmt::format("journal breaks at {}: {}", broken->seq, broken->what));
    }
    return store.account();
}

Result<kiosk::PrintAttempt> Story::latest_attempt(const TicketNumber& number) {
    auto store = TRY(kiosk::Store::open(folder_ / kiosk::kStoreFile, identity_.counter));
    return TRY(store.print_queue().latest(number.serial)).value();
}

std::string Story::journal() {
    auto store = kiosk::Store::open(folder_ / kiosk::kStoreFile, identity_.counter);
    assert(store);
    return *store->journal().text();
}

std::size_t Story::open_slips() {
    auto store = kiosk::Store::open(folder_ / kiosk::kStoreFile, identity_.counter);
    assert(store);
    std::size_t count = 0;
    for (std::uint32_t serial = 1;; ++serial) {
        const auto entry = store->ledger().find(TicketNumber{identity_.counter, serial});
        assert(entry);
        if (!*entry) return count;
        if (kiosk::open_for_device(**entry, identity_.lock_key)) ++count;
    }
}

void Story::sabotage(const std::string& sql) {
    auto shell =
        kiosk::Connection::open(folder_ / kiosk::kStoreFile, kiosk::OpenMode::existing, kiosk::OpenCheck::none);
    [[maybe_unused]] const bool is_done = shell && shell->run_script(sql);
    assert(is_done);
}

}  // namespace loket::test
