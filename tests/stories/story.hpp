// A whole house in one process: a kiosk with its real rooms and a real SQLite file, the hub with its own, and between
// them a network and a printer that the story bends by hand. No window and no threads; time is moved by the story.
// Either end can be switched off and on again; each has a clock of its own.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/app/front.hpp"
#include "kiosk/app/house.hpp"
#include "sync/hub/file_intake.hpp"
#include "sync/hub/intake.hpp"
#include "sync/wire/file_seal.hpp"
#include "tests/support/loopback_transport.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/memory_spooler.hpp"
#include "tests/support/seeded_entropy.hpp"
#include "tests/support/temporary_folder.hpp"

namespace loket::test {

/// `by_hand`: the story is the printer. `folder`: slips become files, which survive the kiosk. `none`: no receipts
/// here.
enum class Printer { by_hand, folder, none };

/// Somebody else's printer, made anew whenever the kiosk is switched on.
using SpoolerMaker = std::function<std::unique_ptr<printing::Spooler>()>;

/// Thrown out of a checkpoint: the power of this side is gone. The hub's end reaches nobody but the kiosk, which hears
/// its connection break; the kiosk's end reaches whoever let it work, who then switches it off.
struct PowerCut {};

class Story {
public:
    /// An enrolled kiosk BTM2 at Babat Toman, its hub, clear weather, a ready printer, in a folder of its own.
    explicit Story(Printer printer = Printer::by_hand);
    /// The same place on another day: `folder` is what an earlier story has left there; `day` seeds all that is random.
    Story(std::filesystem::path folder, Printer printer, std::uint64_t day);
    Story(std::filesystem::path folder, SpoolerMaker printer, std::uint64_t day);
    ~Story();

    /// Switches the kiosk on, with whatever its folder holds. Requires that it is off.
    void switch_on();
    /// Cuts its power: what was not durable is gone.
    void switch_off();
    /// Not where its store could not be opened.
    bool is_on() const { return house_ != nullptr; }

    /// The same for the hub. Fails where its tables cannot be opened; it is off then.
    Result<void> switch_hub_on();
    void switch_hub_off();
    bool is_hub_on() const { return hub_ != nullptr; }
    /// From now on this one answers in the hub's place.
    void replace_hub(HubEnd stranger) { stranger_ = std::move(stranger); }

    /// From now on another seed leads all that is random.
    void seed(std::uint64_t seed) { seeded_ = SeededEntropy(seed); }

    /// A resident files this draft, screen by screen; the screen then shows what came of it.
    void file(const Draft& draft);
    /// The same up to the touch on Send, of which nobody knows yet but the screen.
    void fill_in(const Draft& draft);
    /// What the next report brings with it, in place of what was there before. (There is no camera in the house yet.)
    void take_photos(std::vector<sync::SealedFile> photos) { photos_ = std::move(photos); }
    /// From now on nobody gives up a receipt by leaving: all stay owed, and no slip is locked anew, which takes a tenth
    /// of a second each.
    void keep_receipts_owed() { is_receipt_kept_owed_ = true; }
    /// A resident asks for a status with what the paper says.
    void look_up(const std::string& number, const std::string& code);

    /// Lets the house work until nothing more happens at this moment.
    void settle();
    /// The same over this much time, in steps of a second.
    void pass(std::chrono::seconds time);
    /// The printer finishes what it was given.
    void print_all();

    const ui::State& screen() const { return front_->state(); }
    /// The view as text.
    std::string seen() const { return text_of(front_->view()); }
    void touch(const ui::Intent& intent);

    /// Requires a printer by hand.
    MemorySpooler& printer() { return *printer_; }
    /// Requires a kiosk that is on, and in service. What is late in it stays so over a restart; its weather clears up.
    LoopbackTransport& network() { return *network_; }
    ManualClock& clock() { return clock_; }
    ManualClock& hub_clock() { return hub_clock_; }
    const std::filesystem::path& folder() const { return folder_; }
    const provisioning::Identity& identity() const { return identity_; }
    std::filesystem::path slips() const { return folder_ / "slips"; }

    /// Every report that the hub holds: "BTM2-00001-X {...}", in the order of numbers.
    std::vector<std::string> delivered();
    /// The hub's alarms about this kiosk: "rolled_back 1".
    std::vector<std::string> alarms();
    /// Whether kiosk and hub have the same chain over all that was filed.
    bool chains_agree();
    /// What lies at the hub under this name, whole; nothing before it has arrived.
    std::optional<Bytes> file_at_hub(const Hash& hash);
    /// How many photos and voices the kiosk keeps because the hub has not signed that it has them.
    Result<std::size_t> files_kept();
    /// A photo or voice that a report announced lies whole at the hub.
    void hub_has_whole_file(const Hash& hash);
    /// The regency tells the counters something; they hear of it with their next receipt.
    void publish(const sync::FeedItem& item);
    /// The hub tells its counters their certificates, as it does each day; they hear of it with their next receipt.
    void certify();
    /// The regency answers whoever holds the paper of this number.
    void reply(const TicketNumber& number, sync::Standing standing, const std::string& text);

    /// What the hub could not take as it came: "conflict number_taken 1".
    std::vector<std::string> set_aside();
    /// The kiosk's books, checked against its journal; the journal's chain is verified too. Any time.
    Result<kiosk::Account> books();

    /// The journal, an entry a line.
    std::string journal();

    /// How many slips this device can open without number and code.
    std::size_t open_slips();

    /// Runs SQL in the kiosk's database behind its back.
    void sabotage(const std::string& sql);

    /// Starts the house's threads: from here on the story only listens. The clock stands still, and the system's
    /// entropy takes the place of the seeded one.
    void open_doors();
    kiosk::House& house() { return *house_; }

    /// Brings what waits for the screen onto it; `settle` does so by itself.
    void drain_screen();

    /// The newest attempt to print the receipt of this number, which was given. Any time; fails where the disk lets
    /// nobody read.
    Result<kiosk::PrintAttempt> latest_attempt(const TicketNumber& number);

private:
    std::unique_ptr<printing::Spooler> make_spooler(Printer kind);
    std::optional<sync::Response> ask_hub(const sync::Request& request);
    std::optional<sync::Response> ask_for_file(const sync::Request& request);
    void to_clerk(kiosk::ClerkMessage message);

    std::optional<TemporaryFolder> own_folder_;
    std::filesystem::path folder_;
    SpoolerMaker maker_;
    ManualClock clock_;
    ManualClock hub_clock_;
    SeededEntropy seeded_;
    SystemEntropy system_;
    Entropy* entropy_ = &seeded_;
    provisioning::Identity identity_;
    std::vector<sync::SealedFile> photos_;
    bool is_receipt_kept_owed_ = false;
    std::unique_ptr<sync::Intake> hub_;  // nullptr while it is off
    std::unique_ptr<sync::FileIntake> hub_files_;
    HubEnd stranger_;                       // in its place; usually nobody
    std::vector<sync::Request> under_way_;  // in the network, while the kiosk is off
    MemorySpooler* printer_ = nullptr;      // owned by the house
    LoopbackTransport* network_ = nullptr;  // owned by the house
    std::unique_ptr<kiosk::House> house_;
    std::unique_ptr<kiosk::Front> front_;
};

}  // namespace loket::test
