// A hub as a process of its own, and a device enrolled with it: what stands between a counter and its regency.
#pragma once

#include <memory>

#include "kiosk/app/admin.hpp"
#include "tests/bench/process.hpp"

namespace loket::bench {

class Regency {
public:
    /// Makes a hub's keys in `data` and starts loket-hub on a free port of 127.0.0.1.
    static Result<Regency> open(const std::filesystem::path& data);

    const std::string& url() const { return url_; }
    Process& hub() { return hub_; }
    /// Makes the device with the data folder `device` the counter BTM2.
    Result<void> enrol(const std::filesystem::path& device, const kiosk::EnrolSettings& settings) const;

private:
    Regency(std::filesystem::path data, Process hub, std::string url)
        : data_(std::move(data)), hub_(std::move(hub)), url_(std::move(url)) {}

    std::filesystem::path data_;
    Process hub_;
    std::string url_;
};

}  // namespace loket::bench
