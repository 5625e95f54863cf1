// The seam between the hub's decisions and its tables. SQLite is the embedded default, one command to start; a
// province will want PostgreSQL. Each method that writes is one transaction, durable when it returns.
//
// A registry is one connection and belongs to one thread at a time; intake keeps several in a mailbox, to be taken,
// used and put back. Every method may fail with busy, full, io or damaged, and then nothing was changed; or with
// unknown when the commit itself failed, and then calling again learns or repeats it, since all writes but counts are
// idempotent.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/clock.hpp"
#include "kiosk/base/ids.hpp"
#include "kiosk/base/seal.hpp"
#include "kiosk/report/ticket_number.hpp"
#include "sync/wire/books.hpp"
#include "sync/wire/envelope.hpp"
#include "sync/wire/feed.hpp"
#include "sync/wire/receipt.hpp"

namespace loket::sync {

/// The machine that files for a counter.
struct Device {
    std::string id;  ///< device_id of its key
    SignPublicKey key;
    Counter counter;
    std::string office_name;
    std::string region;  ///< code of the office's kecamatan; stands in every key that may be spread over machines
    Instant enrolled_at;
    std::optional<Instant> revoked_at;
    std::optional<Instant> last_heard_at;
    Hash journal_head;  ///< of the batch with the highest sequence so far; zeros before the first
};

struct NewDevice {
    std::string invitation;  ///< id
    SignPublicKey key;
    Counter counter;
    std::string office_name;
    std::string region;
    Instant valid_until;  ///< of the invitation
    Instant at;
};

enum class EnrolmentOutcome {
    enrolled,            ///< now, or earlier by the same invitation and key: the answer had been lost
    invitation_used,     ///< by another key
    invitation_expired,  ///< and nobody has redeemed it
    revoked,             ///< this key was locked out; an invitation does not bring it back
};
struct Enrolment {
    EnrolmentOutcome outcome;
    /// One more than the highest serial known of this counter; kUndeliveredAllowance more for each device that was it
    /// before.
    std::uint32_t next_serial;
};

/// How many numbers a device may have given out that its hub does not know: those of a kiosk that died without network.
/// Its successor leaves them out, so that none stands on two papers. An office files a few dozen a day.
inline constexpr std::uint32_t kUndeliveredAllowance = 1'000;

/// One envelope of a batch after intake has looked at it, before the tables have their say.
struct Arrival {
    Bytes bytes;                           ///< as received
    std::optional<EnvelopeHeader> header;  ///< missing when not even that could be read
    std::string hub_key;                   ///< id of the box key of its opening; empty when that is not known
    std::optional<OpenedReport> opened;    ///< missing when refused
    std::string reason;                    ///< why it is refused, machine-readable; empty when it is not
};

struct BatchArrival {
    std::string device;
    Counter counter;
    std::string region;
    std::uint64_t sequence;
    Hash hash;  ///< of the whole batch as posted
    Hash journal_head;
    DeviceBooks books;
    Instant received_at;
    std::vector<Bytes> openings;  ///< that the envelopes were sealed in, encoded
    std::vector<Arrival> arrivals;
};

struct BatchOutcome {
    std::vector<Judgement> judgements;  ///< one for each arrival, in order
    HubBooks books;
    std::uint64_t news = 0;  ///< cursor of the newest in the counter's feed
};

/// Why a device's word and the hub's tables cannot both be true.
enum class Alarm {
    sequence_reused,     ///< other bytes came under a sequence that it had used
    number_given_twice,  ///< other content came under an id or number that is stored
    rolled_back,         ///< it says that it filed less than it had said or delivered before
    chain_differs,       ///< it filed as many, and not the same
};
std::string_view code_of(Alarm alarm);

/// Something for the counters to know.
struct Publication {
    std::optional<Counter> counter;  ///< missing: for all
    FeedItem item;
    Instant at;
};

/// A report as the tables hold it.
struct StoredReport {
    Stamp stamp;
    Instant received_at;
    std::string office_name;
    std::string content;  ///< canonical JSON
};

/// A file that a stored report speaks of, by which its bytes are let in.
struct AnnouncedFile {
    Hash hash;           ///< of its encrypted bytes
    std::uint64_t size;  ///< bytes, 1 to kFileMaximum
    std::string region;  ///< with `report` whose it is
    ReportId report;
    Instant announced_at;
    std::optional<Instant> arrived_at;  ///< whole on the shelf since
};

struct RegistryStatus {
    std::vector<Device> devices;  ///< in the order of counter, then enrolment
    struct CounterAccount {
        std::string counter;
        std::uint64_t stored;
        std::uint32_t highest_serial;
    };
    std::vector<CounterAccount> counters;  ///< that have delivered anything
    struct DeviceAccount {
        std::string counter;
        std::string device;
        DeviceBooks told;  ///< by the device, with its newest batch
        HubBooks here;
        std::uint32_t first_serial;
    };
    std::vector<DeviceAccount> accounts;  ///< of all devices, in the order of counter, then enrolment
    struct AlarmCount {
        std::string device;
        std::string kind;
        std::uint64_t count;
        Instant last_at;
    };
    std::vector<AlarmCount> alarms;
    struct FileAccount {
        std::string counter;
        std::uint64_t announced;
        std::uint64_t arrived;        ///< of those
        std::uint64_t missing_bytes;  ///< of those that have not arrived whole
    };
    std::vector<FileAccount> files;  ///< of counters whose reports announced any
    struct SetAside {
        std::string verdict;
        std::string reason;
        std::uint64_t count;
    };
    std::vector<SetAside> set_aside;
    struct RefusalCount {
        std::string code;
        std::uint64_t count;
        Instant last_at;
    };
    std::vector<RefusalCount> refusals;
};

class Registry {
public:
    virtual ~Registry() = default;

    /// Nothing for an id that was never enrolled.
    virtual Result<std::optional<Device>> find_device(const std::string& id) = 0;
    /// The newest invitation says which counter a device is.
    virtual Result<Enrolment> enrol(const NewDevice& device) = 0;
    /// Fails with not_found. Revoking twice keeps the first time.
    virtual Result<void> revoke(const std::string& device, Instant at) = 0;

    /// Stores what is new, keeps apart what is refused or in conflict, and goes on with the account of the device.
    virtual Result<BatchOutcome> store(const BatchArrival& batch) = 0;

    /// Puts it into the feed; of its key the older ones go, and the same again changes nothing. Returns its cursor.
    virtual Result<std::uint64_t> publish(const Publication& publication) = 0;
    /// What is newer than the cursor for this counter, items of `room` bytes together, but one at least. The device is
    /// for the caller to fill in.
    virtual Result<FeedPage> feed_after(const Counter& counter, std::uint64_t cursor, std::size_t room) = 0;
    /// The secret code on the paper of this report; nothing when no such report is stored.
    virtual Result<std::optional<Secret>> find_code(const TicketNumber& number) = 0;

    /// Lets in the bytes of these files; what was announced before stays as it was. Fails with refused when a report is
    /// not stored.
    virtual Result<void> announce_files(const std::vector<AnnouncedFile>& files) = 0;
    /// Nothing for a file that no report announced.
    virtual Result<std::optional<AnnouncedFile>> find_file(const Hash& hash) = 0;
    /// The file lies whole and synced on the shelf. The first time is kept. Fails with not_found.
    virtual Result<void> file_arrived(const Hash& hash, Instant at) = 0;

    /// Adds to the counts of requests refused.
    virtual Result<void> add_refusals(const std::vector<RegistryStatus::RefusalCount>& counts) = 0;

    /// Calls `take` with each stored report, oldest arrival first.
    virtual Result<void> each_report(const std::function<void(const StoredReport&)>& take) = 0;
    virtual Result<RegistryStatus> status() = 0;
};

}  // namespace loket::sync
