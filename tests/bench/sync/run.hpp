// One delivery of N reports, by whatever means, over one link: who takes part, and what it cost. The kiosk and each of
// its peers is a pair of programs, so that all are measured in the same way, from outside.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "kiosk/base/result.hpp"
#include "tests/bench/process.hpp"
#include "tests/support/shaping_proxy.hpp"

namespace loket::bench {

struct Link {
    std::string name;
    test::LinkShape shape;
};

/// Who listens, and how to start who sends.
struct Stage {
    Process receiver;
    std::uint16_t port;
    /// The command line of the sender, given the port that leads to the receiver. It begins at once and ends with a
    /// line `sent {"seconds":1.2,"cpu_s":0.8,"peak_mib":90.1,"requests":10,"delivered":1000}`, time and processor from
    /// the first attempt to the last acknowledgement.
    std::function<std::vector<std::string>(std::uint16_t port)> sender;
};

struct Contestant {
    std::string name;
    /// Sets up both sides in an empty folder, the queue full, before any clock starts.
    std::function<Result<Stage>(const std::filesystem::path& folder)> prepare;
};

struct Run {
    double seconds;
    double sender_cpu_s;
    double receiver_cpu_s;  ///< in the kernel's ticks: 10 ms
    double sender_peak_mib;
    double requests;  ///< as the sender counts them: of HTTP, or messages published
    double delivered;
    double up_bytes;
    double down_bytes;
    double connections;
};

/// How long a sender may take before it must say what it has delivered so far.
inline constexpr std::chrono::seconds kPatience{120};

/// Fails with timeout when the sender said nothing, or as a program that cannot be started.
Result<Run> run_once(const Contestant& contestant, const Link& link);

}  // namespace loket::bench
