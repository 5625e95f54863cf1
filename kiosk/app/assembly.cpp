#include "kiosk/app/assembly.hpp"

#include "printing/cups_spooler.hpp"
#include "printing/file_spooler.hpp"
#include "sync/courier/curl_transport.hpp"

namespace loket::kiosk {
namespace {

using provisioning::PrinterKind;

/// "127.0.0.1:631", or the path of a socket. The settings have been checked for their form.
std::pair<std::string, int> split_address(const std::string& server) {
    constexpr int kIppPort = 631;
    const auto colon = server.rfind(':');
    if (server.front() == '/' || colon == std::string::npos) return {server, kIppPort};
    return {server.substr(0, colon), std::stoi(server.substr(colon + 1))};
}

std::unique_ptr<printing::Spooler> spooler_of(const provisioning::Settings::Printer& printer,
                                              const std::filesystem::path& data) {
    if (printer.kind == PrinterKind::none) return nullptr;
    if (printer.kind == PrinterKind::ipp || printer.kind == PrinterKind::escpos) {
        const auto [host, port] = split_address(printer.server);
        const auto format =
            printer.kind == PrinterKind::ipp ? printing::DocumentFormat::pdf : printing::DocumentFormat::cups_raster;
        return std::make_unique<printing::CupsSpooler>(
            printing::CupsQueue{.host = host, .port = port, .name = printer.queue, .wants = format});
    }
    const auto folder = printer.folder.empty() ? data / "receipts" : std::filesystem::path(printer.folder);
    return std::make_unique<printing::FileSpooler>(folder);
}

printing::Paper paper_of(provisioning::Paper paper) {
    switch (paper) {
        case provisioning::Paper::roll_80mm: return printing::kRoll80;
        case provisioning::Paper::roll_58mm: return printing::kRoll58;
        case provisioning::Paper::a5: return printing::kA5;
        case provisioning::Paper::a4: return printing::kA4;
    }
    return printing::kRoll80;
}

Result<std::unique_ptr<sync::Transport>> transport_of(const provisioning::Identity& identity,
                                                      const provisioning::Settings::Hub& hub) {
    sync::CurlSettings curl{.base_url = identity.hub.url, .connect_timeout = hub.connect_timeout};
    if (!hub.ca_file.empty()) curl.ca_file = hub.ca_file;
    return sync::make_curl_transport(curl);
}

}  // namespace

ui::Language language_of(provisioning::FirstLanguage language) {
    switch (language) {
        case provisioning::FirstLanguage::indonesian: break;
        case provisioning::FirstLanguage::english: return ui::Language::english;
        case provisioning::FirstLanguage::malay: return ui::Language::malay;
    }
    return ui::Language::indonesian;
}

ui::Facts facts_of(const provisioning::Identity& identity, const provisioning::Settings& settings) {
    return {.office_name = identity.office_name,
            .kecamatan = identity.kecamatan,
            .counter = identity.counter,
            .first_language = language_of(settings.screen.language),
            .now = {},
            .tick = {},
            .printer = settings.printer.kind == PrinterKind::none ? PrinterCondition::absent : PrinterCondition::ready,
            .idle_warning_after = settings.screen.idle_warning,
            .idle_countdown = settings.screen.idle_countdown,
            .filed_shown_for = settings.screen.filed_shown,
            .notice_version = std::string(kNoticeVersion)};
}

Result<std::unique_ptr<House>> assemble_house(const std::filesystem::path& data, const provisioning::Identity& identity,
                                              const provisioning::Settings& settings, const Clock& clock,
                                              Entropy& entropy) {
    const bool has_printer = settings.printer.kind != PrinterKind::none;
    auto transport = TRY(transport_of(identity, settings.hub));
    sync::Tuning courier;
    courier.first_attempt_within = settings.hub.try_after_link_up;
    return House::build({.store_path = data / kStoreFile,
                         .identity = identity,
                         .office = {.name = identity.office_name, .officer = {}, .tracking = {}},
                         .receipts = has_printer ? Clerk::Receipts::printed : Clerk::Receipts::none,
                         .paper = paper_of(settings.printer.paper),
                         .press = {.deadline = settings.printer.deadline},
                         .courier = courier,
                         .spooler = spooler_of(settings.printer, data),
                         .transport = std::move(transport),
                         .clock = clock,
                         .entropy = entropy});
}

}  // namespace loket::kiosk
