// Everything the screen is made of, as one value. No ImGui, no clock, no I/O: `step` makes the next state of it, `view_of`
// says what is to be seen. Owned by the UI thread.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/base/bytes.hpp"
#include "kiosk/base/clock.hpp"
#include "kiosk/base/secret.hpp"
#include "kiosk/report/draft.hpp"
#include "kiosk/report/print_state.hpp"
#include "kiosk/report/problem.hpp"
#include "kiosk/report/ticket_number.hpp"

namespace loket::ui {

/// Malay is that of Palembang and the Musi.
enum class Language { indonesian, english, malay };
/// In the order in which they are offered.
inline constexpr Language kLanguages[] = {Language::indonesian, Language::malay, Language::english};
/// Heights of capitals: 3.5, 4.8, 6.4 and 8.5 mm (after VVSG 2.0).
enum class TextSize { small, normal, large, huge };
/// The colours, in the order in which they are offered (access.md row 3).
enum class Contrast { ordinary, white_on_black, black_on_white, low };
/// In which order the on-screen keyboard has its letters: as a typewriter, or as at school.
enum class KeyOrder { qwerty, alphabet };

enum class SpeechSpeed { slow, normal, fast };
enum class SpeechOutput { loudspeaker, headphones };
inline constexpr int kSpeechVolumes = 6;

/// Reading aloud (access.md row 8).
struct Listening {
    enum class Speech { off, on } speech = Speech::off;
    SpeechSpeed speed = SpeechSpeed::normal;
    SpeechOutput output = SpeechOutput::loudspeaker;
    int volume = 4;          ///< 1 to kSpeechVolumes
    unsigned repeats = 0;    ///< how often the screen was asked for again; another number is another wish
    unsigned resumes = 0;    ///< the same, for going on where a touch has silenced it

    bool operator==(const Listening&) const = default;
};

/// How the screen is used (access.md row 8): by what stands on it; by five zones, with the voice for those who cannot see
/// it; by the same in the dark, so that nobody looks over a shoulder.
enum class Operation { screen, zones, dark_zones };

/// What a resident set on the first screen; back to default after each session.
struct Access {
    Language language = Language::indonesian;
    TextSize text_size = TextSize::normal;
    Contrast contrast = Contrast::ordinary;
    KeyOrder key_order = KeyOrder::qwerty;
    Listening listening = {};
    Operation operation = Operation::screen;

    bool operator==(const Access&) const = default;
};

/// Who needs large letters on the screen needs them on the paper.
constexpr Lettering lettering_for(const Access& access) {
    return access.text_size >= TextSize::large ? Lettering::large : Lettering::ordinary;
}

enum class Screen {
    welcome,
    topic,          // step 1 of 5
    story,          // 2
    voice,          // 2: the story, spoken
    photos,         // 2: pictures beside it
    place,          // 3: which village
    place_detail,   // 3: near what, and when
    identity,       // 4: open, anonymous, none; confidential; about this office
    person,         // 4: name, NIK, phone, address; skipped without identity
    review,         // 5
    notice,         // the privacy notice, opened from review
    filing,         // Send was touched; the store has not answered yet
    filed,
    status_entry,   // number and secret code
    scan,           // the number from the code on a receipt, held before the camera
    status,         // the timeline of a report
    out_of_service,
};

/// A line of text that can be typed into.
enum class TextField {
    story,
    place_detail,
    event_date,  ///< "23/11/2026"
    name,
    nik,
    phone,
    address,
    ticket_number,
    secret_code,
};

/// The faces of the on-screen keyboard.
enum class KeyFace { lower, upper, symbols, more_symbols, digits };

/// Who has called the officer may have gone to fetch one: so long nothing is wiped (access.md row 10, assisted).
inline constexpr Milliseconds kOfficerAwaitedFor{300'000};

/// What lies over a screen and must be answered first.
enum class Overlay {
    none,
    cancel,   ///< "Batalkan laporan ini?"
    idle,     ///< "Anda masih di sini?", with a countdown
    officer,  ///< where to find the officer
    listening,  ///< what is set of the voice
    language, ///< each language by its own name
    help,     ///< what the five keys do
};

/// A QR code as a square of modules, without its quiet zone; side 0: none.
struct QrGrid {
    int side = 0;
    std::vector<bool> dark = {};  ///< side * side, row by row
};

/// The dots of a printed slip, for whoever shows the same on the screen. They show the secret code, so they are
/// overwritten when the last who holds them lets go; there are no copies.
struct SlipDots {
    SlipDots(int dots_wide, int dots_high, Bytes dots) : width(dots_wide), height(dots_high), bits(std::move(dots)) {}
    SlipDots(const SlipDots&) = delete;
    SlipDots& operator=(const SlipDots&) = delete;
    ~SlipDots() { loket::wipe(bits); }

    int width;   ///< dots, a multiple of 8; eight are a millimetre of the paper
    int height;  ///< dots
    Bytes bits;  ///< row by row, width / 8 bytes each; the highest bit is the leftmost dot, 1 is black
};

/// What a camera saw. It shows faces, so it is overwritten when the last who holds it lets go; there are no copies.
struct CameraPicture {
    CameraPicture(int pixels_wide, int pixels_high, Bytes pixels)
        : width(pixels_wide), height(pixels_high), rgb(std::move(pixels)) {}
    CameraPicture(const CameraPicture&) = delete;
    CameraPicture& operator=(const CameraPicture&) = delete;
    ~CameraPicture() { loket::wipe(rgb); }

    int width;   ///< pixels
    int height;  ///< pixels
    Bytes rgb;   ///< rows from the top, three bytes a pixel
};
using PictureHold = std::shared_ptr<const CameraPicture>;

/// A photo or a voice of the draft, beside the attachment that names it: sealed at once, so that what it shows or says
/// lies nowhere but here, small, for the screen.
struct KeptFile {
    Hash hash{};                              ///< of the attachment
    std::shared_ptr<const Bytes> ciphertext;  ///< that the hub will get
    PictureHold picture = {};                 ///< of a photo
    Milliseconds length{};                    ///< of a voice
};

/// What is open for the screen that is shown, and only as long.
enum class Device { none, microphone, camera, scanner };

/// How it goes with the device.
struct Studio {
    enum class Phase {
        opening,
        ready,      ///< may record; the camera's picture moves
        recording,
        finishing,  ///< a recording or a photo is being made ready
        playing,
        judging,    ///< a photo was taken: keep it?
        broken,     ///< the device does not answer
    } phase = Phase::opening;
    int level = 0;                ///< how loud it is, 0 to 100
    Milliseconds so_far{0};       ///< of what is recorded or played
    PictureHold picture = {};     ///< that the camera sees, or that is judged
    std::optional<Attachment> judged = {};
    std::optional<KeptFile> judged_file = {};
    unsigned beats = 0;           ///< another number: meter or picture have moved
    enum class Complaint { none, not_playable, strange_code } complaint = Complaint::none;
};

/// What the store and the printer said about the report that was just filed.
struct Filed {
    TicketNumber number;
    Secret secret_code;                ///< "K3VQ-9X7M"; shown until the session ends
    Instant captured_at;
    Kind kind;
    std::string topic;                 ///< code
    std::optional<Date> due;           ///< nothing past the calendar's last day
    int due_in_working_days;
    PrintState print = PrintState::queued;
    bool is_delivered = false;         ///< the hub's signed receipt has come
    bool is_receipt_seen = false;      ///< the resident says that the paper came out
    QrGrid qr = {};                    ///< of the number
    std::shared_ptr<const SlipDots> slip = {};  ///< what the printer gets; nothing before it is drawn
};

/// One line of a report's timeline.
struct Milestone {
    /// The last four are the hub's words.
    enum class What { recorded, delivered, set_aside, forwarded, in_progress, answered, closed } what;
    Instant at;
    std::string text = {};  ///< what the hub says to it, for the resident; may be empty
};

/// What this counter knows of a report that somebody holds the paper of.
/// What the code on its receipt proves here: nothing, that it was filed here so, or something else.
enum class ReceiptProof { none, valid, broken };

struct ReportStatus {
    TicketNumber number;
    Kind kind;
    std::string topic;  ///< code
    std::vector<Milestone> milestones;  ///< oldest first; at least `recorded`
    std::optional<Date> due;
    int due_in_working_days;
    PrintState print = PrintState::without;  ///< of its last receipt or copy
    bool is_print_asked = false;             ///< on this screen: then its end is told here
    ReceiptProof proof = ReceiptProof::none;
};

/// Why a status cannot be shown.
enum class StatusProblem {
    number_malformed,      ///< not of the form
    number_mistyped,       ///< the check character says so
    code_malformed,
    not_here,              ///< another counter's number; its hub knows more
    not_matching,          ///< no such number here, or not its code: deliberately the same words
    too_many_tries,        ///< wait a minute
    trouble,               ///< the store could not be read just now
};

/// A voice may be so long.
inline constexpr Milliseconds kVoiceMaximum{180'000};

/// Why filing did not work; the draft is kept.
enum class FilingProblem { disk_full, storage_trouble };

struct State {
    Screen screen = Screen::welcome;
    Overlay overlay = Overlay::none;
    Access access;
    Draft draft;
    std::string kecamatan;         ///< whose villages are shown; starts as the office's own
    std::string event_date_typed;  ///< as typed; parsed into the draft on Next
    std::vector<KeptFile> kept;    ///< one for each attachment of the draft
    Studio studio;                 ///< of voice, photos and scan
    Problems problems;             ///< of the current screen, shown beside their fields
    bool is_editing_from_review = false;  ///< Next and Back lead to review
    std::optional<TextField> focus;  ///< which field the keyboard types into; nothing: no keyboard
    KeyFace keys = KeyFace::lower;
    std::size_t cursor = 0;        ///< in the focused field: bytes of its text before it
    bool has_offered_space = false;  ///< the space before the cursor came with a suggestion: a mark takes its place
    std::size_t page = 0;          ///< of the villages, the kecamatan or the notice
    bool is_choosing_kecamatan = false;
    std::optional<FilingProblem> filing_problem;
    std::optional<Filed> filed;
    std::string typed_number;
    std::string typed_code;
    std::optional<StatusProblem> status_problem;
    std::optional<ReportStatus> status;
    std::string out_of_service_code;  ///< "L-DB-1", for the technician
    Tick last_touch{};             ///< of the steady clock
};

/// What the flow knows about its place and does not change itself; renewed by events.
struct Facts {
    std::string office_name;  ///< "Kantor Kecamatan Babat Toman"
    std::string kecamatan;    ///< region code of the office
    Counter counter;
    Language first_language = Language::indonesian;  ///< in which each session begins
    Instant now;              ///< by the wall clock, for the time shown and for "today"
    Tick tick;                ///< by the steady clock, for countdowns
    enum class Link { online, offline } link = Link::offline;
    PrinterCondition printer = PrinterCondition::absent;
    enum class Presence { absent, present };
    Presence microphone = Presence::absent;
    Presence camera = Presence::absent;
    enum class Voice { absent, loudspeaker, headphones_too } voice = Voice::absent;
    Milliseconds idle_warning_after{120'000};  ///< access.md row 10
    Milliseconds idle_countdown{45'000};
    Milliseconds filed_shown_for{60'000};      ///< then back to welcome; any touch starts it anew
    std::string notice_version;
};

}  // namespace loket::ui
