// What a finger can hit on the screen that is shown: made by drawing, asked by the touch policy, written into layout
// traces. A value.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/result.hpp"
#include "ui/flow/view.hpp"
#include "ui/look/geometry.hpp"
#include "ui/look/scale.hpp"

namespace loket::ui {

struct Target {
    /// Keys repeat sooner than other controls and may be smaller.
    enum class What { control, key } what = What::control;
    std::string id;
    std::string text;
    Rect rect;  ///< as drawn, window pixels
    Availability availability = Availability::enabled;
    Intent intent;
};

/// Where the letters of the text stand that is typed into, so that a touch can put the cursor between two of them.
struct TypedText {
    struct Caret {
        float x;         ///< window pixels
        std::size_t at;  ///< bytes of the text before it
    };
    struct Line {
        float top;
        float bottom;
        std::vector<Caret> carets;  ///< at least one
    };

    std::string target;  ///< id of the field
    TextField field;
    std::vector<Line> lines;  ///< those that are shown, from the top; at least one
};

/// The place that is nearest to a touch: of its line, or the nearest one.
std::size_t nearest_caret(const TypedText& text, Point at);

/// The field that is typed into, and those before and after it, which may have no room beside it.
struct TypedField {
    std::string id;
    std::optional<Action> before = {};
    std::optional<Action> after = {};
};

struct Layout {
    std::string screen;  ///< "topic"
    std::string dialog;  ///< "cancel"; empty when nothing lies over the screen. Then only its targets are here.
    Display display;
    std::vector<Target> targets;  ///< in the order in which they are read: what the screen asks, then what is around it
    std::optional<std::vector<Target>> covered;  ///< those that five zones lie over, which then are the targets
    std::optional<TypedText> typed;              ///< where a cursor can be placed
    std::optional<TypedField> typed_field;       ///< nothing where nothing is typed
    std::optional<Intent> enter;  ///< what Enter on a physical keyboard means; nothing where nothing is typed
};

/// The target that a touch at `at` belongs to: one that is drawn there, or else the nearest one within the gap around
/// it (half of the gap belongs to each neighbour), or one whose margin to the screen's edge it lies in. nullptr in no
/// man's land. Disabled targets are found as well.
const Target* hit(const Layout& layout, Point at);

/// One line of JSON without a line break: {"screen","size":[w,h],"dialog","elements":[{"id","text",
/// "rect":[x,y,w,h],"rect_mm":[x,y,w,h],"enabled"}],"words"}. Pixels are whole, millimetres have one decimal. "dialog"
/// is null when there is none. `words`: the whole view as text (ui/flow/view.hpp, text_of); without them there is
/// neither "words" nor any "text", and so nothing that a resident wrote.
std::string layout_line(const Layout& layout, const std::optional<std::string>& words);

struct TraceOptions {
    std::string path;
    /// Texts are asked for by tests alone: what residents type is among them.
    enum class Texts { left_out, written } texts = Texts::left_out;
};

/// Writes one line whenever what is shown changes, flushed, so that a test can wait for it.
class LayoutTrace {
public:
    /// Appends to a file. Fails with io.
    static Result<LayoutTrace> open(const TraceOptions& options);
    LayoutTrace(LayoutTrace&& other) noexcept;
    LayoutTrace& operator=(LayoutTrace&&) = delete;
    ~LayoutTrace();

    /// Does nothing when the line is the last one again.
    void note(const Layout& layout, const std::string& words);

private:
    LayoutTrace(int file, TraceOptions::Texts texts) : file_(file), texts_(texts) {}
    int file_;
    TraceOptions::Texts texts_;
    std::string last_line_;
};

}  // namespace loket::ui
