#include "tests/bench/sync/run.hpp"

#include <nlohmann/json.hpp>

#include "tests/support/temporary_folder.hpp"

namespace loket::bench {
namespace {

/// The members of the sender's last word.
Result<Run> run_of(const std::string& sent) {
    const auto json = nlohmann::json::parse(sent, nullptr, false);
    if (!json.is_object()) return fail(Fault::malformed, "the sender's last word: " + sent);
    const auto number = [&](const char* name) { return json.value(name, 0.0); };
    return Run{.seconds = number("seconds"),
               .sender_cpu_s = number("cpu_s"),
               .receiver_cpu_s = 0,
               .sender_peak_mib = number("peak_mib"),
               .requests = number("requests"),
               .delivered = number("delivered"),
               .up_bytes = 0,
               .down_bytes = 0,
               .connections = 0};
}

}  // namespace

Result<Run> run_once(const Contestant& contestant, const Link& link) {
    const test::TemporaryFolder folder;
    const Stage stage = TRY(contestant.prepare(folder.path()));
    const auto proxy = TRY(test::ShapingProxy::open(link.shape, stage.port));
    const double receiver_before = stage.receiver.cpu_seconds();
    const auto said = folder.path() / "sender";
    const Process sender = TRY(Process::start(stage.sender(proxy->port()), said));
    constexpr std::chrono::seconds kToStart{60};  // a peer fills its queue first
    const auto sent = TRY(wait_for_line(said, "sent ", kPatience + kToStart));
    Run run = TRY(run_of(sent));
    const test::Traffic traffic = proxy->traffic();
    run.receiver_cpu_s = stage.receiver.cpu_seconds() - receiver_before;
    run.up_bytes = static_cast<double>(traffic.up_bytes);
    run.down_bytes = static_cast<double>(traffic.down_bytes);
    run.connections = static_cast<double>(traffic.connections);
    return run;
}

}  // namespace loket::bench
