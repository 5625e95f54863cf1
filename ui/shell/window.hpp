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
    void swap();
    /// What is drawn and not yet swapped.
    Pixels pixels() const;

private:
    Window(GLFWwindow* window, const ShellOptions& options, const Clock& clock);
    static Window& of(GLFWwindow* window);
    void listen();

    GLFWwindow* window_;
    const Clock& clock_;
    bool is_whole_screen_;
    float px_per_mm_;
    Point cursor_;
    std::vector<WindowEvent> events_;
};

/// Wakes Window::wait from any thread.
void post_empty_event();

}  // namespace loket::ui
