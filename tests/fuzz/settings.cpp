// A technician's settings file. No stranger writes it, but a failing card may.
#include "provisioning/settings.hpp"

#include "tests/fuzz/fuzz.hpp"

using namespace loket;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto settings = provisioning::parse_settings(as_text({data, size}), "loket.toml");
    if (!settings) return 0;
    test::must(provisioning::check(*settings).has_value(), "what the file may say is within bounds");
    test::must(provisioning::parse_settings(settings_text(*settings), "loket.toml") == *settings,
               "the file as it is written says the same");
    return 0;
}
