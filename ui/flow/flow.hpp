// The one function that changes the screen's state. Pure: a value in, a value and wishes out; tested without a window.
#pragma once

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/base/secret.hpp"
#include "kiosk/report/report.hpp"
#include "ui/flow/intent.hpp"
#include "ui/flow/state.hpp"

namespace loket::ui {

// ---- What happens to the screen from outside

struct TimePassed {};  ///< Facts hold the time
struct ReportFiled { Filed filed; };
struct FilingFailed { FilingProblem problem; };
struct PrintChanged { TicketNumber number; PrintState state; };
struct ReportDelivered { TicketNumber number; };
struct SlipDrawn { TicketNumber number; std::shared_ptr<const SlipDots> dots; };
struct StatusFound { ReportStatus status; };
struct StatusNotFound { StatusProblem problem; };
struct StoreLost { std::string code; };  ///< the store cannot be used; "L-DB-1"
struct StillSpeaking {};  ///< somebody listens to the screen, as others look at it: no time to ask whether they are there

using Event = std::variant<TimePassed, ReportFiled, FilingFailed, PrintChanged, ReportDelivered, SlipDrawn,
                           StatusFound, StatusNotFound, StoreLost, StillSpeaking>;
using Input = std::variant<Intent, Event>;

// ---- What the screen wants done

struct FileReport { Report report; Lettering lettering = Lettering::ordinary; };
struct FindStatus { TicketNumber number; Secret secret_code; };
struct ReprintReceipt { TicketNumber number; Secret secret_code; Lettering lettering = Lettering::ordinary; };
struct NoteOfficerCalled {};
struct NoteReceiptSeen { TicketNumber number; };  ///< somebody says that the paper came out
struct LeaveReceipt { TicketNumber number; };     ///< whoever waited for it has gone: if the printer has not got it, it must not get it

using Effect = std::variant<FileReport, FindStatus, ReprintReceipt, NoteOfficerCalled, NoteReceiptSeen, LeaveReceipt>;

struct Step {
    State state;
    std::vector<Effect> effects;
};

/// The next state. An intent that makes no sense where it arrives changes nothing. Any intent sets last_touch.
/// When a session ends (Done, Cancel, idleness) every personal text in the old state is wiped in memory.
Step step(State state, const Input& input, const Facts& facts);

/// The fresh state of a kiosk where nobody stands.
State welcome_state(const Facts& facts);

/// How long nothing will change by itself, so that the frame loop can sleep: until the idle warning, the next second of
/// a countdown, or the next minute of the clock shown.
Milliseconds quiet_for(const State& state, const Facts& facts);

}  // namespace loket::ui
