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
struct DeviceReady {};
struct SoundHeard { int level; Milliseconds so_far; };  ///< of a recording, or of one that is played; 0 to 100
struct VoiceRecorded { Attachment attachment; KeptFile file; };
struct SoundEnded {};                    ///< it was played to its end, or stopped
struct CameraSees { PictureHold picture; };
struct PhotoTaken { Attachment attachment; KeptFile file; };
struct CodeSeen { std::optional<TicketNumber> number; };  ///< nothing: of something else than a receipt
struct DeviceTrouble { enum class What { device, sound } what; };
struct StillSpeaking {};  ///< somebody listens to the screen, as others look at it: no time to ask whether they are there

using Event = std::variant<TimePassed, ReportFiled, FilingFailed, PrintChanged, ReportDelivered, SlipDrawn,
                           StatusFound, StatusNotFound, StoreLost, StillSpeaking, DeviceReady, SoundHeard,
                           VoiceRecorded, SoundEnded, CameraSees, PhotoTaken, CodeSeen, DeviceTrouble>;
using Input = std::variant<Intent, Event>;

// ---- What the screen wants done

struct FileReport {
    Report report;
    Lettering lettering = Lettering::ordinary;
    std::vector<std::shared_ptr<const Bytes>> files = {};  ///< the ciphertexts of its attachments
};
struct FindStatus { TicketNumber number; Secret secret_code; };
struct ReprintReceipt { TicketNumber number; Secret secret_code; Lettering lettering = Lettering::ordinary; };
struct NoteOfficerCalled {};
struct NoteReceiptSeen { TicketNumber number; };  ///< somebody says that the paper came out
struct LeaveReceipt { TicketNumber number; };     ///< whoever waited for it has gone: if the printer has not got it, it must not get it

struct OpenDevice { Device device; };
struct CloseDevice {};
/// look: let the picture move on.
struct UseDevice { enum class What { record, stop, photograph, look } what; };
struct PlayFile { Attachment attachment; std::shared_ptr<const Bytes> ciphertext; };

using Effect = std::variant<FileReport, FindStatus, ReprintReceipt, NoteOfficerCalled, NoteReceiptSeen, LeaveReceipt,
                            OpenDevice, CloseDevice, UseDevice, PlayFile>;

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
