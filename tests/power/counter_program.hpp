// The kiosk's store as PowerCuts knows it: opened as the clerk opens it, and read through its own methods alone.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/store/store.hpp"

namespace loket::test {

/// How far a commit goes: to the disk, as the product has it; or only to the system's memory, which is SQLite's own
/// default advice for a write-ahead log, and loses what the last commits said.
enum class Commits { to_disk, to_memory };

class CounterProgram {
public:
    explicit CounterProgram(std::filesystem::path database, Commits commits = Commits::to_disk)
        : database_(std::move(database)), commits_(commits) {}

    Result<void> open();
    void close() { store_.reset(); }

    /// Every report with its slip, its last printing attempt and its place in the outbox, the account, photos,
    /// news, and the journal, whose chain is walked.
    Result<std::string> text();
    /// Of a report's number: it is in the ledger, with the envelope that was filed. Of "news 3": the feed has led so
    /// far. Of anything else: yes.
    Result<bool> holds(const std::string& told);
    /// The number of one more report, and of one more batch.
    Result<std::vector<std::string>> go_on();

    /// As loket-admin does at the enrolment; then it is opened.
    Result<void> found();
    /// Requires that it is open.
    kiosk::Store& store() { return *store_; }
    const Counter& counter() const { return counter_; }
    const std::filesystem::path& database() const { return database_; }

private:
    std::filesystem::path database_;
    Commits commits_;
    Counter counter_ = Counter::parse("BTM2").value();
    std::optional<kiosk::Store> store_;
};

/// "batch 3", of the next batch.
Result<std::string> number_batch(kiosk::Store& store);

}  // namespace loket::test
