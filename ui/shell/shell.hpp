// The window and its loop: the one place that knows GLFW, and the thread that owns the screen. It holds no policy: what
// to show comes from `view`, what a touch means goes to `on_intent`.
//
// Nothing is drawn unless something changed: the loop sleeps in the window system until an event comes, somebody calls
// wake(), or `quiet` has passed. After an event one frame is drawn, not the three or four that the toolkit's own
// controls need: those learn of a press one frame late, show it the next and report it the one after; here a touch is
// judged on the layout of the frame that the finger saw (ui/look/touch.hpp), before drawing.
//
// All keys come from GLFW's callbacks, in order: Dear ImGui 1.86 polls the state of keys once a frame and so loses
// those of a barcode scanner. Fails with unreachable when there is no display, refused when it has no OpenGL 3.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/clock.hpp"
#include "kiosk/base/result.hpp"
#include "ui/flow/view.hpp"
#include "ui/look/layout.hpp"
#include "ui/look/touch.hpp"

namespace loket::ui {

struct ShellOptions {
    std::optional<Size> window;                    ///< pixels; nothing: the whole screen
    std::optional<float> px_per_mm;                ///< corrects what the display says of itself
    Milliseconds repeat_ignored = kRepeatIgnored;  ///< of a trembling hand
    std::optional<TraceOptions> trace_layout;      ///< a file that gets a line whenever what is shown changes
};

enum class Change { none, some };

/// What the loop asks of the house. All are called on the thread of run().
struct ShellCallbacks {
    std::function<View()> view;
    std::function<void(const Intent&)> on_intent;
    /// A finger has come down, or a key: before it is known what it means. May be empty.
    std::function<void()> on_contact = {};
    /// One of the five keys has led to another thing on the same screen, which is shown: its id, or those of a row of
    /// keys. May be empty.
    std::function<void(const std::vector<std::string>&)> on_pointed = {};
    /// Called after every waking, before drawing: takes events in and tells whether the view may have changed.
    std::function<Change()> pump;
    /// How long nothing will change by itself.
    std::function<Milliseconds()> quiet;
};

/// An image of what is shown: rows from the top, three bytes a pixel.
struct Pixels {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgb;
};

class Shell {
public:
    static Result<Shell> open(const ShellOptions& options, const Clock& clock);
    Shell(Shell&&) noexcept;
    Shell& operator=(Shell&&) = delete;
    ~Shell();

    /// Until stop(), or until a window (not a whole screen) is closed. May be called again.
    void run(const ShellCallbacks& callbacks);
    /// Makes run() call pump soon. From any thread, while this lives.
    void wake();
    /// Makes run() return soon. From any thread.
    void stop();

    /// Draws one view now, outside of run(); its layout.
    const Layout& show(const View& view);
    /// What was shown last. Requires that something was.
    Pixels pixels();

    const Display& display() const;
    /// Of what was shown last.
    const Layout& layout() const;
    /// Frames drawn since opening; for tests and the bench.
    std::uint64_t frames() const;

private:
    struct Inner;
    explicit Shell(std::unique_ptr<Inner> inner);
    std::unique_ptr<Inner> inner_;
};

}  // namespace loket::ui
