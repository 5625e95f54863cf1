// What is to be seen, in final words: a screen's draw function lays out one of these and decides nothing. Each control
// carries its id (for layout traces and tests), its words, and the intent that a touch on it has.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "ui/flow/intent.hpp"
#include "ui/flow/state.hpp"
#include "ui/text/catalog.hpp"

namespace loket::ui {

enum class Availability { enabled, disabled };
enum class Selection { unselected, selected };
/// Which token colours a thing takes.
enum class Tone { neutral, primary, gold, red, green, blue };

struct Action {
    std::string id;    ///< "next", "topic.road", "key.a"; unique on a screen
    std::string text;  ///< may be empty for a key with an icon
    Intent intent;
    Availability availability = Availability::enabled;
    std::string icon = {};  ///< Material Design Icons name, "arrow-right"; may be empty
};

/// A choice as a card or a tile.
struct Choice {
    Action action;
    std::string detail = {};  ///< a second line; may be empty
    Tone tone = Tone::primary;
    Selection selection = Selection::unselected;
};

/// A text field. Errors stand beside it.
struct FieldView {
    Action focus;             ///< a touch on the field
    std::string label;        ///< "Nama lengkap"
    std::string hint;         ///< inside while empty, "boleh dikosongkan"
    std::string text;         ///< as typed; control characters other than line breaks shown as U+FFFD
    std::string note;         ///< "128 dari 10.000 huruf", a warning, or a live check; may be empty
    std::string problem;      ///< why it cannot stay so; may be empty
    Selection selection = Selection::unselected;  ///< selected: the keyboard types here, a cursor is shown at the end
    bool is_multiline = false;
    /// Bytes of the text before the cursor, while the keyboard types here and the cursor can be placed by a touch.
    std::optional<std::size_t> cursor = {};
    /// Of a long multiline text: ways to the lines before and after those that are shown, and how far back those are. The
    /// drawing knows how many lines there are, and leaves the ways out or switches one off.
    std::optional<Action> earlier = {};
    std::optional<Action> later = {};
    std::size_t pages_back = 0;
};

struct Key {
    Action action;
    double width = 1.0;  ///< in widths of a letter key
    enum class Style { letter, function, done } style = Style::letter;
};
struct KeyboardView {
    std::vector<std::vector<Key>> rows;  ///< from top; a keypad has rows of three; none: no keyboard is up
    std::vector<Key> digits = {};        ///< a row above them, where there is room; may be empty
    /// Words that may come next, where there is room; nothing for a field that has none.
    std::optional<std::vector<Action>> suggestions = {};
    std::optional<Intent> enter = {};    ///< what Enter means, also on a plugged-in keyboard
};

// ---- Around every screen

struct StepView {
    std::string text;  ///< "Topik"
    enum class Progress { done, current, ahead } progress;
};
struct FrameView {
    std::string screen;       ///< "topic": the name in layout traces
    std::string office_name;
    std::string link_text;    ///< "Luring · tersimpan aman", "Tersambung"
    Tone link_tone;
    std::string time_text;    ///< "09.42"
    std::vector<StepView> steps;     ///< empty outside the five steps
    std::vector<Action> tools;       ///< language, text size, contrast, listening
    std::optional<Action> officer;   ///< "Panggil petugas"
    std::optional<Action> back;
    std::optional<Action> cancel;
    std::optional<Action> next;      ///< Next, or Send
    Access access;
};

// ---- One for each screen

struct WelcomeView {
    std::string title;     ///< may hold a line break
    std::string subtitle;
    std::vector<Choice> choices;  ///< three kinds and the status
};
struct TopicView {
    std::string title;
    std::vector<Choice> tiles;  ///< 12
    Choice other;
    std::string problem;
};
struct Hint {
    std::string text;
    bool is_met;
};
struct StoryView {
    std::string title;
    FieldView story;
    std::vector<Choice> ways;      ///< to a voice and to photos; nothing without a device
    std::string hints_title;
    std::vector<Hint> hints;
    KeyboardView keyboard;
};
struct VoiceView {
    std::string title;
    std::string text;              ///< what to do, or what is being done
    std::string time_text;         ///< "0:12 dari 3:00"; empty before there is anything
    double share = 0;              ///< of what is the whole, 0 to 1
    int level = 0;                 ///< how loud it is, 0 to 100
    enum class Sound { silent, recording, playing } sound = Sound::silent;
    std::vector<Action> actions;   ///< the first is what most will want
    std::string problem;
};
/// photos, and scan, which has no actions.
struct CameraView {
    std::string title;
    std::string text;
    PictureHold picture;           ///< what is seen, or was taken; nothing yet
    std::string picture_text;      ///< in its place
    std::vector<Action> actions;   ///< the first is what most will want
    struct Shot {
        PictureHold picture;
        Action drop;
    };
    std::vector<Shot> shots;       ///< that are kept
    std::string count_text;        ///< "2 dari 5 foto"; empty without any
    std::string problem;
};
struct PlaceView {
    std::string title;
    std::string kecamatan_text;  ///< "Kecamatan Babat Toman"
    std::optional<Action> change_kecamatan;  ///< nothing while choosing one
    std::vector<Choice> choices;  ///< of this page: villages, or kecamatan
    std::optional<Action> previous_page;
    std::optional<Action> next_page;
    std::string page_text;        ///< "1 dari 2"; empty with one page
    std::string problem;
};
/// place_detail, person and status_entry: fields, perhaps quick choices, and a keyboard while one is focused.
struct FormView {
    std::string title;
    std::string subtitle;
    std::vector<FieldView> fields;
    std::vector<Choice> quick;   ///< under the fields: "Hari ini", "Kemarin"
    std::optional<KeyboardView> keyboard;
    std::string problem;         ///< of the whole form
    std::optional<Action> scan;    ///< "Pindai dengan kamera"
    std::optional<Action> submit;  ///< "Lihat status"; forms within the steps use FrameView::next
};
struct IdentityView {
    std::string title;
    std::vector<Choice> choices;   ///< open, anonymous, none
    Choice confidential;           ///< a switch
    Choice about_office;           ///< a switch
    std::string problem;
};
struct ReviewRow {
    std::string label;
    std::string icon;              ///< may be empty
    std::string text;              ///< bold; a long story is cut with "…" and its length told in `detail`
    std::string detail;            ///< small; may be empty
    Action edit;
};
struct ReviewView {
    std::string title;
    std::vector<ReviewRow> rows;
    Choice consent;                ///< a check box; never ticked beforehand
    Action notice;                 ///< "Baca pemberitahuan privasi"
    std::string problem;           ///< of consent, or of filing: "Laporan belum tersimpan ..."
    std::string warning;           ///< what the printer needs, and what becomes of the receipt; may be empty
};
struct NoticeView {
    std::string title;
    std::vector<std::string> paragraphs;  ///< of this page
    std::optional<Action> previous_page;
    std::optional<Action> next_page;
    std::string page_text;
    Action close;
};
struct FilingView {
    std::string title;             ///< "Menyimpan laporan Anda"
};
struct TicketPreview {
    std::string head;              ///< "PEMERINTAH KAB. MUSI BANYUASIN"
    std::string office_name;
    std::string number_label;
    std::string number;
    std::string qr_text;           ///< what the QR on paper says: the number
    QrGrid qr;                     ///< the same as a picture; may be empty
    std::string code_label;
    Secret code;                   ///< "K3VQ-9X7M"
    std::vector<std::pair<std::string, std::string>> lines;  ///< label, value
    std::shared_ptr<const SlipDots> slip;  ///< all of it as it is printed; nothing before it is drawn
};
struct FiledView {
    std::string title;
    std::string subtitle;
    std::string print_title;       ///< "Ambil tanda terima" / "Printer kehabisan kertas" ...
    std::string print_detail;
    Tone print_tone;
    std::string print_icon;
    std::string due_title;
    std::string due_detail;
    Action done;
    std::optional<Action> seen;    ///< where only somebody who looks knows whether the paper came out
    std::optional<Action> print_again;
    std::string countdown;         ///< "Layar kembali ke awal dalam 18 detik"
    TicketPreview ticket;
};
struct StatusView {
    std::string number;
    std::string subtitle;          ///< "Pengaduan · Jalan & jembatan · diterima 23 Nov 2026"
    std::string badge;             ///< "Diterima kabupaten"
    Tone badge_tone;
    std::string badge_icon;
    std::string warning;           ///< that the receipt does not agree with what is kept here; may be empty
    struct Entry {
        std::string title;
        std::string when;
        std::string detail;        ///< may be empty
        StepView::Progress progress;
    };
    std::vector<Entry> entries;
    Action done;
    std::optional<Action> print;   ///< while no receipt has surely come out
};
struct OutOfServiceView {
    std::string title;             ///< "Loket sedang tidak dapat dipakai"
    std::string subtitle;
    std::string code;
};

using ScreenView = std::variant<WelcomeView, TopicView, StoryView, VoiceView, CameraView, PlaceView, FormView, IdentityView, ReviewView,
                                NoticeView, FilingView, FiledView, StatusView, OutOfServiceView>;

/// A question over the screen; nothing beneath it can be touched.
struct DialogView {
    std::string id;       ///< "cancel", "idle", "officer", "language": the name in layout traces
    std::string title;
    std::string text;     ///< may be empty
    std::vector<Choice> choices = {};  ///< answers of which one holds already; mostly none
    std::vector<Action> actions;  ///< the safe one first
    Tone tone = Tone::primary;
    std::string icon = {};        ///< empty: that of the tone
};

/// Five parts of the whole screen, over everything, for a finger that cannot see.
struct ZonesView {
    Action back;      ///< upper left
    Action help;      ///< upper right
    Action choose;    ///< from side to side, in the middle
    Action previous;  ///< lower left
    Action next;      ///< lower right
    enum class Light { lit, dark } light = Light::lit;
};

struct View {
    FrameView frame;
    ScreenView screen;
    std::optional<DialogView> dialog;
    std::optional<ZonesView> zones = {};
    unsigned beats = 0;  ///< another number: a picture or a meter has moved, and nothing that has words
};

/// What to show. The catalogue is that of `state.access.language`.
View view_of(const State& state, const Facts& facts, const Catalog& catalog);

/// The whole view as text, one line a thing, for tests and for people without a window.
std::string text_of(const View& view);

}  // namespace loket::ui
