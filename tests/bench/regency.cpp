#include "tests/bench/regency.hpp"

#include "sync/courier/curl_transport.hpp"

namespace loket::bench {

Result<Regency> Regency::open(const std::filesystem::path& data) {
    SystemEntropy entropy;
    TRY(kiosk::hub_init(data, entropy));
    const auto said = data / "hub.log";
    auto hub = TRY(Process::start({program("loket-hub"), "--data", data, "--listen", "127.0.0.1:0"}, said));
    const auto url = TRY(wait_for_line(said, "listening on ", std::chrono::seconds(10)));
    return Regency(data, std::move(hub), url);
}

Result<void> Regency::enrol(const std::filesystem::path& device, const kiosk::EnrolSettings& settings) const {
    SystemEntropy entropy;
    const kiosk::InviteOptions options{.data = data_,
                                       .counter = "BTM2",
                                       .office_name = "Kantor Kecamatan Babat Toman",
                                       .kecamatan = "16.06.07",
                                       .hub_url = url_};
    const auto invitation = TRY(kiosk::invite(options, SystemClock().wall(), entropy));
    const auto open_transport = [](const provisioning::Settings::Hub& hub) {
        return sync::make_curl_transport({.base_url = hub.url});
    };
    TRY(kiosk::enrol(device, invitation, settings, open_transport, entropy));
    return {};
}

}  // namespace loket::bench
