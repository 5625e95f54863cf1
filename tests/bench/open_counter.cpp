#include "tests/bench/open_counter.hpp"

#include "kiosk/app/assembly.hpp"
#include "sync/courier/curl_transport.hpp"
#include "sync/wire/batch.hpp"
#include "tests/support/residents.hpp"

namespace loket::bench {
namespace {

/// Nobody listens there: a connection is refused at once.
constexpr const char* kNoHub = "http://127.0.0.1:1";

provisioning::Identity identity_of_a_counter(Entropy& entropy) {
    return {.counter = *Counter::parse("BTM2"),
            .office_name = "Kantor Kecamatan Babat Toman",
            .kecamatan = "16.06.07",
            .hub = {.url = kNoHub,
                    .sign_key = make_sign_keys(entropy).public_key,
                    .box_key = make_box_keys(entropy).public_key,
                    .box_key_id = "0123456789abcdef"},
            .device_keys = make_sign_keys(entropy),
            .lock_key = make_lock_key(entropy)};
}

bool is_loss(const kiosk::ScreenMessage& message) {
    const auto* event = std::get_if<ui::Event>(&message);
    return event != nullptr &&
           (std::holds_alternative<ui::FilingFailed>(*event) || std::holds_alternative<ui::StoreLost>(*event));
}

/// The first message to the screen that `meant` recognises.
template <class Meant>
auto wait_for_message(Mailbox<kiosk::ScreenMessage>& box, std::chrono::seconds patience, Meant meant)
    -> Result<std::decay_t<decltype(*meant(std::declval<const kiosk::ScreenMessage&>()))>> {
    const auto end = Stopwatch::now() + patience;
    for (auto now = Stopwatch::now(); now < end; now = Stopwatch::now()) {
        const auto message = box.take_within(end - now);
        if (!message) continue;
        if (auto found = meant(*message)) return *found;
        if (is_loss(*message)) return fail(Fault::io, "the counter could not file");
    }
    return fail(Fault::timeout, "the counter said nothing");
}

/// The first event that `meant` recognises.
template <class Meant>
auto wait_for(Mailbox<kiosk::ScreenMessage>& box, std::chrono::seconds patience, Meant meant) {
    return wait_for_message(box, patience, [&](const kiosk::ScreenMessage& message) {
        const auto* event = std::get_if<ui::Event>(&message);
        return event == nullptr ? decltype(meant(*event))() : meant(*event);
    });
}

}  // namespace

Result<std::unique_ptr<OpenCounter>> OpenCounter::open(const std::filesystem::path& folder,
                                                       std::unique_ptr<printing::Spooler> spooler) {
    std::unique_ptr<OpenCounter> counter(new OpenCounter(std::make_unique<SystemEntropy>()));
    const auto identity = identity_of_a_counter(*counter->entropy_);
    auto transport = TRY(sync::make_curl_transport({.base_url = kNoHub}));
    TRY(kiosk::Store::found(folder / kiosk::kStoreFile, identity.counter, 1, counter->clock_.wall()));
    counter->house_ = TRY(kiosk::House::build({.store_path = folder / kiosk::kStoreFile,
                                               .identity = identity,
                                               .office = {.name = identity.office_name, .officer = {}, .tracking = {}},
                                               .receipts = kiosk::Clerk::Receipts::printed,
                                               .paper = printing::kRoll80,
                                               .press = {},
                                               .courier = {},
                                               .spooler = std::move(spooler),
                                               .transport = std::move(transport),
                                               .clock = counter->clock_,
                                               .entropy = *counter->entropy_}));
    counter->house_->open_doors([] {});
    return counter;
}

Result<OpenCounter::Shown> OpenCounter::file(const Draft& draft) {
    const auto sent_at = Stopwatch::now();
    auto report = validate(draft, test::kResidentsDay);
    if (!report) return fail(Fault::refused, text_of(report.error()));
    house_->to_clerk(kiosk::FileRequest{*std::move(report), clock_.wall()});
    const auto filed = TRY(wait_for(house_->screen_box(), std::chrono::seconds(10), [](const ui::Event& event) {
        const auto* it = std::get_if<ui::ReportFiled>(&event);
        return it == nullptr ? std::nullopt : std::optional(it->filed.number);
    }));
    return Shown{filed, sent_at, Stopwatch::now()};
}

Result<Stopwatch::time_point> OpenCounter::wait_for_printer(PrinterCondition condition) {
    return wait_for_message(house_->screen_box(), std::chrono::seconds(30), [&](const kiosk::ScreenMessage& message) {
        const auto* news = std::get_if<kiosk::PrinterNews>(&message);
        return news == nullptr || news->condition != condition ? std::nullopt : std::optional(Stopwatch::now());
    });
}

Result<OpenCounter::Settled> OpenCounter::wait_for_paper() {
    const auto state = TRY(wait_for(house_->screen_box(), std::chrono::seconds(30), [](const ui::Event& event) {
        const auto* it = std::get_if<ui::PrintChanged>(&event);
        return it == nullptr || !is_settled(it->state) ? std::nullopt : std::optional(it->state);
    }));
    return Settled{state, Stopwatch::now()};
}

}  // namespace loket::bench
