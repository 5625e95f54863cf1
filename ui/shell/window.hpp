// A GLFW window with OpenGL 3, and what happened in it, in order. Used by shell.cpp alone; UI thread.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/base/clock.hpp"
#include "kiosk/base/result.hpp"
#include "ui/look/scale.hpp"
#include "ui/look/touch.hpp"
#include "ui/shell/shell.hpp"

struct GLFWwindow;

namespace loket::ui {

struct Typed {
    std::string text;
};                     ///< one character, UTF-8
struct Erased {};      ///< Backspace
struct ErasedWord {};  ///< the same with Ctrl
struct Moved {
    int by;
};                  ///< the cursor keys: characters
struct Entered {};  ///< Enter
struct Walked {
    Walk walk;
};
struct Damaged {};  ///< the window was covered, resized or shown: draw it again
using WindowEvent = std::variant<PointerEvent, Typed, Erased, ErasedWord, Moved, Entered, Walked, Damaged>;

class Window {
public:
    static Result<std::unique_ptr<Window>> open(const ShellOptions& options, const Clock& clock);
    Window(const Window&) = delete;
    ~Window();

    Display display() const;
    bool is_closed() const;
    /// Sleeps until something happens, post_empty_event() or a time-out.
    void wait(Milliseconds timeout);
    std::vector<WindowEvent> take_events() { return std::exchange(events_, {}); }
    /// Brings what was drawn to the display. Where a part can be copied alone (GLX_MESA_copy_sub_buffer), that is all
    /// that is done, and what was drawn stays drawn: then true. Otherwise the buffers are swapped, and nothing of a
    /// frame may be counted on in the next.
    bool present(const std::vector<Rect>& parts);
    /// What is drawn and not yet swapped.
    Pixels pixels() const;

private:
    Window(GLFWwindow* window, const ShellOptions& options, const Clock& clock);
    static Window& of(GLFWwindow* window);
    void listen();
    void find_copying();

    GLFWwindow* window_;
    const Clock& clock_;
    bool is_whole_screen_;
    float px_per_mm_;
    Point cursor_;
    std::vector<WindowEvent> events_;
    void* x_display_ = nullptr;  // of GLX; nullptr where a part cannot be copied alone
    unsigned long drawable_ = 0;
    void (*copy_part_)(void*, unsigned long, int, int, int, int) = nullptr;
};

/// Wakes Window::wait from any thread.
void post_empty_event();

}  // namespace loket::ui
