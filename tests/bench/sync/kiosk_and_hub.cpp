#include <fmt/format.h>

#include "tests/bench/sync/certificate.hpp"
#include "tests/bench/sync/contestants.hpp"
#include "tests/bench/sync/sealed_queue.hpp"

namespace loket::bench {
namespace {

Result<std::uint16_t> port_of(const std::string& url) {
    const auto colon = url.rfind(':');
    if (colon == std::string::npos) return fail(Fault::malformed, "no port", url);
    return static_cast<std::uint16_t>(std::stoi(url.substr(colon + 1)));
}

Result<void> copy_folder(const std::filesystem::path& from, const std::filesystem::path& to) {
    std::error_code error;
    std::filesystem::copy(from, to, std::filesystem::copy_options::recursive, error);
    return error ? fail(Fault::io, error.message(), to.string()) : Result<void>();
}

Result<Stage> prepare(const std::filesystem::path& queue, Wire wire, std::size_t file_bytes,
                      const std::filesystem::path& folder) {
    TRY(copy_folder(queue / kHubFolder, folder / kHubFolder));
    TRY(copy_folder(queue / kKioskFolder, folder / kKioskFolder));
    std::vector<std::string> hub = {program("loket-hub"), "--data", folder / kHubFolder, "--listen", "127.0.0.1:0"};
    std::vector<std::string> kiosk = {
        program("bench-sync-kiosk"),       "--data",       folder / kKioskFolder,     "--limit",
        std::to_string(kPatience.count()), "--file-bytes", std::to_string(file_bytes)};
    if (wire == Wire::https) {
        const Certificate certificate = TRY(make_certificate(folder));
        hub.insert(hub.end(), {"--tls-certificate", certificate.chain, "--tls-key", certificate.key});
        kiosk.insert(kiosk.end(), {"--ca", certificate.chain});
    }
    const auto said = folder / "receiver";
    auto receiver = TRY(Process::start(hub, said));
    const auto url = TRY(wait_for_line(said, "listening on ", std::chrono::seconds(10)));
    const auto port = TRY(port_of(url));
    const std::string scheme = wire == Wire::https ? "https" : "http";
    return Stage{std::move(receiver), port, [=](std::uint16_t way) {
                     auto words = kiosk;
                     words.insert(words.end(), {"--url", fmt::format("{}://127.0.0.1:{}", scheme, way)});
                     return words;
                 }};
}

}  // namespace

Contestant kiosk_and_hub(const std::filesystem::path& queue, Wire wire) { return kiosk_with_photo(queue, wire, 0); }

Contestant kiosk_with_photo(const std::filesystem::path& queue, Wire wire, std::size_t file_bytes) {
    return {wire == Wire::https ? "loket" : "loket_http",
            [=](const std::filesystem::path& folder) { return prepare(queue, wire, file_bytes, folder); }};
}

}  // namespace loket::bench
