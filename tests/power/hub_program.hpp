// The hub's registry as PowerCuts knows it: opened as loket-hub opens it, and read through its own methods alone.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "sync/hub/sqlite_registry.hpp"

namespace loket::test {

class HubProgram {
public:
    explicit HubProgram(std::filesystem::path folder) : folder_(std::move(folder)) {}

    Result<void> open();
    void close() { registry_.reset(); }

    /// Every report with its content, the devices and the counts, after SQLite has looked through the file.
    Result<std::string> text();
    /// Of the numbers of reports, with spaces between: all are stored. Of anything else: yes.
    Result<bool> holds(const std::string& told);
    /// The first number that a new device would give out at the counter.
    Result<std::vector<std::string>> go_on();

    /// Requires that it is open.
    sync::Registry& registry() { return *registry_; }

private:
    std::filesystem::path folder_;
    std::unique_ptr<sync::Registry> registry_;
};

}  // namespace loket::test
