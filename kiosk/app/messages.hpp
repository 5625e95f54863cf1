// What the four threads say to each other: the screen, the clerk (the store), the press (the printer) and the courier
// (the hub). Everything goes through mailboxes; nothing is shared.
//
//   screen --FileRequest--> clerk --PrintJob--> press --ReadyToPrint--> clerk --MayPrint--> press --PrintNews--> clerk
//                           clerk --Noted--> press, or NotNow where the clerk could not record it
//                           clerk --WorkWaits-> courier --CollectRequest--> clerk --Consignment--> courier
//                                                                          courier --DeliveryNews, FeedNews--> clerk
//                           clerk <--CollectFile-- courier, clerk --FileConsignment--> courier, clerk <--FileNews--
//                           courier
//   all three --ScreenMessage--> screen         link watch --LinkCameUp--> courier
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/base/clock.hpp"
#include "kiosk/base/seal.hpp"
#include "kiosk/base/secret.hpp"
#include "kiosk/report/print_state.hpp"
#include "kiosk/report/report.hpp"
#include "kiosk/report/ticket_number.hpp"
#include "kiosk/store/print_queue.hpp"
#include "printing/ticket.hpp"
#include "sync/courier/courier.hpp"
#include "sync/courier/uploader.hpp"
#include "ui/flow/flow.hpp"

namespace loket::kiosk {

// ---- To the clerk

struct FileRequest {
    Report report;
    Instant at;                     ///< of the touch on Send, by which the report was validated
    std::vector<Bytes> files = {};  ///< the ciphertexts of its attachments
    Lettering lettering = Lettering::ordinary;
};
struct StatusRequest {
    TicketNumber number;
    Secret secret_code;
};
struct ReprintRequest {
    TicketNumber number;
    Secret secret_code;
    Lettering lettering = Lettering::ordinary;
};
struct OfficerCall {};
/// The resident says that the paper came out.
struct ReceiptSeen {
    TicketNumber number;
};
/// Nobody waits for it any more: what the printer has not got stays in the store, for whoever has the secret code.
struct ReceiptLeft {
    TicketNumber number;
};
/// The press has a job in hand and the printer is ready: may it be sent?
struct ReadyToPrint {
    AttemptKey attempt;
};
/// The spooler took the job under this name; kept so that it can be followed after a restart.
struct PrintSubmitted {
    AttemptKey attempt;
    std::string job;
};
/// How the attempt ended; queued: handed back, and the press keeps the slip, if it has one, and asks again.
struct PrintNews {
    AttemptKey attempt;
    PrintState state;
};
/// The courier may call: what is due? To keep in touch it calls also when nothing is.
enum class CallFor { reports, keeping_in_touch };
struct CollectRequest {
    CallFor call;
    std::size_t envelopes;
    std::size_t bytes;
    std::uint32_t after = 0;  ///< a serial: what stands before it is on its way
};
/// What a batch came to.
struct DeliveryNews {
    sync::Outcome outcome;
};
/// What the hub told, as it is signed.
struct FeedNews {
    sync::FeedPage page;
};

/// No text waits: which photo or voice is due, but for those that are left alone for now?
struct CollectFile {
    std::set<Hash> passed_over;
};
/// What became of a file.
struct FileNews {
    Hash hash;
    enum class What {
        uploaded,  ///< by the unsigned word of whoever answered
        lost,      ///< what lies on the disk is not what was kept
    } what;
};

using ClerkMessage =
    std::variant<FileRequest, StatusRequest, ReprintRequest, OfficerCall, ReceiptSeen, ReceiptLeft, ReadyToPrint,
                 PrintSubmitted, PrintNews, CollectRequest, DeliveryNews, FeedNews, CollectFile, FileNews>;

// ---- To the press

struct PrintJob {
    AttemptKey attempt;
    printing::Ticket ticket;
    Lettering lettering = Lettering::ordinary;
};
/// A job that was handed to the spooler before a restart: find out how it ended.
struct FollowJob {
    AttemptKey attempt;
    std::string job;
};
/// `sent` is durable: hand it over now.
struct MayPrint {
    AttemptKey attempt;
};

/// What became of the attempt is durable: on to the next.
struct Noted {
    AttemptKey attempt;
};
/// It could not be recorded: ask or tell again later.
struct NotNow {
    AttemptKey attempt;
};

/// It is owed no more: forget it, unless the spooler has it.
struct DropJob {
    AttemptKey attempt;
};

using PressMessage = std::variant<PrintJob, FollowJob, MayPrint, Noted, NotNow, DropJob>;

// ---- To the courier

struct WorkWaits {};
/// A way into the network has come up.
struct LinkCameUp {};
/// The store could not say what is due.
struct CannotCollect {};
/// What is due, oldest first. When nothing is, sequence 0 says that there is no call to make.
struct Consignment {
    sync::BatchHead head;
    std::vector<sync::Due> due;
    std::uint32_t last = 0;         ///< serial of the last that is due
    std::uint64_t feed_cursor = 0;  ///< how far the hub has told this counter what is new
};

/// The smallest file that is due, and where its ciphertext lies. Nothing when none is, or the store could not say.
struct FileConsignment {
    std::optional<sync::DueFile> file;
    std::filesystem::path path;
};

using CourierMessage = std::variant<WorkWaits, LinkCameUp, CannotCollect, Consignment, FileConsignment>;

// ---- To the screen

struct LinkNews {
    ui::Facts::Link link;
};
struct PrinterNews {
    PrinterCondition condition;
};

using ScreenMessage = std::variant<ui::Event, LinkNews, PrinterNews>;

}  // namespace loket::kiosk
