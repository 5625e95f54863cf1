// A subdistrict office on a bad day: a hub's keys and tables, a kiosk enrolled with loket-admin, and its window on a
// display of its own, all real programs in a folder of their own. A test opens and closes the hub, cuts the kiosk's
// power and sends residents to the window. One lives at a time in a test program, since it sets DISPLAY.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/report/draft.hpp"
#include "tests/e2e/bad_days/process.hpp"
#include "tests/e2e/visit.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/ui/shell/x_display.hpp"

namespace loket::e2e {

/// A CUPS queue.
struct Printer {
    std::string server;  ///< "127.0.0.1:24641"
    std::string queue;
};

/// What a resident reads off the screen that shows the number.
struct Receipt {
    std::string number;  ///< "BTM2-00001-5"
    std::string code;    ///< "K3VQ-9X7M"
};

class Office {
public:
    /// Enrols a kiosk that prints on `printer`, or has none. Fails the test when that does not succeed. Nothing runs
    /// yet.
    explicit Office(const std::optional<Printer>& printer = std::nullopt);

    void open_hub();
    void close_hub() { hub_.reset(); }
    Process& hub() { return *hub_; }
    /// "127.0.0.1:40123", the same each time it is open.
    const std::string& hub_address() const { return hub_address_; }

    /// Replaces a line of the kiosk's settings: `set("deadline_s", "5")`.
    void set(std::string_view key, std::string_view value) const;
    /// Starts the kiosk and waits for the screen.
    void open_kiosk(std::string_view screen = "welcome");
    Process& kiosk() { return *kiosk_; }
    /// Whoever stands at the window since it was opened.
    Visit& resident() { return *resident_; }
    /// The layout trace of the window that is open.
    const std::filesystem::path& trace() const { return trace_; }

    std::filesystem::path kiosk_folder() const { return folder_.path() / "kiosk"; }
    std::filesystem::path hub_folder() const { return folder_.path() / "hub"; }
    std::filesystem::path kiosk_log() const { return folder_.path() / "kiosk.log"; }

    /// `loket-admin status` of the kiosk.
    Ended status() const;
    /// Waits until `loket-admin status` says all of these words; fails the test after a minute and a half.
    void wait_for_status(const std::vector<std::string>& words) const;
    /// The numbers that the hub holds, sorted.
    std::vector<std::string> delivered() const;
    /// `loket-admin journal verify` of the kiosk.
    Ended journal() const;

private:
    test::TemporaryFolder folder_;
    test::XDisplay display_;
    std::string hub_address_ = "127.0.0.1:0";
    int windows_ = 0;
    std::filesystem::path trace_;
    std::unique_ptr<Process> hub_;
    std::unique_ptr<Process> kiosk_;
    std::unique_ptr<Visit> resident_;
};

/// A report with few letters, from whoever gives no name.
Draft short_report();

/// Fails the test, with the error's words, unless it went well.
void must(const Result<void>& result);
std::string must(const Result<std::string>& result);

/// Number and code of a screen that shows them.
Receipt receipt_on(const std::string& words);

}  // namespace loket::e2e
