#include "ui/shell/window.hpp"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <cmath>

namespace loket::ui {
namespace {

/// Displays that report less or more than this (pixels a millimetre, 46 to 400 ppi) do not know their size.
constexpr float kLeastDense = 1.8F;
constexpr float kMostDense = 16.0F;

std::string last_glfw_error() {
    const char* description = nullptr;
    glfwGetError(&description);
    return description != nullptr ? description : "no reason given";
}

float px_per_mm_of(GLFWmonitor* monitor) {
    if (monitor == nullptr) return Display{}.px_per_mm;
    int width_mm = 0;
    int height_mm = 0;
    glfwGetMonitorPhysicalSize(monitor, &width_mm, &height_mm);
    const GLFWvidmode* mode = glfwGetVideoMode(monitor);
    if (mode == nullptr || width_mm <= 0 || height_mm <= 0) return Display{}.px_per_mm;
    const float density = static_cast<float>(mode->width) / static_cast<float>(width_mm);
    return density >= kLeastDense && density <= kMostDense ? density : Display{}.px_per_mm;
}

/// F1 to F5 are where a pad of five switches is plugged in; Tab, the arrows up and down and Escape are anybody's.
/// (Enter, the space bar and the arrows to the sides write as well: what they mean is known where the layout is.)
std::optional<Walk> walk_of(int key, int modifiers) {
    switch (key) {
        case GLFW_KEY_F1: return Walk{WalkKey::help, WalkDevice::pad};
        case GLFW_KEY_F2: return Walk{WalkKey::previous, WalkDevice::pad};
        case GLFW_KEY_F3: return Walk{WalkKey::next, WalkDevice::pad};
        case GLFW_KEY_F4: return Walk{WalkKey::choose, WalkDevice::pad};
        case GLFW_KEY_F5: return Walk{WalkKey::back, WalkDevice::pad};
        case GLFW_KEY_TAB: {
            const bool is_backwards = (modifiers & GLFW_MOD_SHIFT) != 0;
            return Walk{is_backwards ? WalkKey::previous : WalkKey::next, WalkDevice::keyboard};
        }
        case GLFW_KEY_UP: return Walk{WalkKey::previous, WalkDevice::keyboard};
        case GLFW_KEY_DOWN: return Walk{WalkKey::next, WalkDevice::keyboard};
        case GLFW_KEY_ESCAPE: return Walk{WalkKey::back, WalkDevice::keyboard};
        default: return std::nullopt;
    }
}

std::string utf8(unsigned code_point) {
    const auto tail = [&](int shift) { return static_cast<char>(0x80 | ((code_point >> shift) & 0x3F)); };
    if (code_point < 0x80) return {static_cast<char>(code_point)};
    if (code_point < 0x800) return {static_cast<char>(0xC0 | (code_point >> 6)), tail(0)};
    if (code_point < 0x10000) return {static_cast<char>(0xE0 | (code_point >> 12)), tail(6), tail(0)};
    return {static_cast<char>(0xF0 | (code_point >> 18)), tail(12), tail(6), tail(0)};
}

}  // namespace

Window::Window(GLFWwindow* window, const ShellOptions& options, const Clock& clock)
    : window_(window),
      clock_(clock),
      is_whole_screen_(!options.window),
      px_per_mm_(options.px_per_mm.value_or(px_per_mm_of(glfwGetPrimaryMonitor()))) {}

Result<std::unique_ptr<Window>> Window::open(const ShellOptions& options, const Clock& clock) {
    if (glfwInit() != GLFW_TRUE) return fail(Fault::unreachable, "no display: " + last_glfw_error());
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 0);
    glfwWindowHint(GLFW_RESIZABLE, GLFW_FALSE);
    glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_STENCIL_BITS, 0);
    GLFWmonitor* monitor = options.window ? nullptr : glfwGetPrimaryMonitor();
    int width = 0;
    int height = 0;
    if (options.window) {
        width = static_cast<int>(options.window->w);
        height = static_cast<int>(options.window->h);
    } else if (const GLFWvidmode* mode = monitor != nullptr ? glfwGetVideoMode(monitor) : nullptr; mode != nullptr) {
        width = mode->width;
        height = mode->height;
    } else {
        glfwTerminate();
        return fail(Fault::unreachable, "the display has no monitor");
    }
    GLFWwindow* handle = glfwCreateWindow(width, height, "Loket", monitor, nullptr);
    if (handle == nullptr) {
        auto reason = last_glfw_error();
        glfwTerminate();
        return fail(Fault::refused, "no window with OpenGL 3: " + reason);
    }
    glfwMakeContextCurrent(handle);
    glfwSwapInterval(0);  // a frame is drawn only after an event: waiting for the beam would only delay it
    if (!options.window) glfwSetInputMode(handle, GLFW_CURSOR, GLFW_CURSOR_HIDDEN);
    std::unique_ptr<Window> window(new Window(handle, options, clock));
    window->listen();
    window->find_copying();
    return window;
}

Window::~Window() {
    glfwDestroyWindow(window_);
    glfwTerminate();
}

Window& Window::of(GLFWwindow* window) { return *static_cast<Window*>(glfwGetWindowUserPointer(window)); }

void Window::listen() {
    glfwSetWindowUserPointer(window_, this);
    glfwSetCursorPosCallback(window_, [](GLFWwindow* w, double x, double y) {
        Window& self = of(w);
        self.cursor_ = {static_cast<float>(x), static_cast<float>(y)};
        self.events_.push_back(PointerEvent{PointerEvent::What::move, self.cursor_, self.clock_.steady()});
    });
    glfwSetMouseButtonCallback(window_, [](GLFWwindow* w, int button, int action, int) {
        if (button != GLFW_MOUSE_BUTTON_LEFT) return;
        Window& self = of(w);
        const auto what = action == GLFW_PRESS ? PointerEvent::What::down : PointerEvent::What::up;
        self.events_.push_back(PointerEvent{what, self.cursor_, self.clock_.steady()});
    });
    glfwSetCharCallback(window_, [](GLFWwindow* w, unsigned c) { of(w).events_.push_back(Typed{utf8(c)}); });
    glfwSetKeyCallback(window_, [](GLFWwindow* w, int key, int, int action, int modifiers) {
        if (action == GLFW_RELEASE) return;
        if (const auto walk = walk_of(key, modifiers); walk && action == GLFW_PRESS) {
            of(w).events_.push_back(Walked{*walk});
        }
        if (key == GLFW_KEY_BACKSPACE) {
            const bool is_word = (modifiers & GLFW_MOD_CONTROL) != 0;
            of(w).events_.push_back(is_word ? WindowEvent(ErasedWord{}) : WindowEvent(Erased{}));
        }
        if (key == GLFW_KEY_LEFT) of(w).events_.push_back(Moved{-1});
        if (key == GLFW_KEY_RIGHT) of(w).events_.push_back(Moved{1});
        if (action == GLFW_PRESS && (key == GLFW_KEY_ENTER || key == GLFW_KEY_KP_ENTER)) {
            of(w).events_.push_back(Entered{});
        }
    });
    glfwSetWindowRefreshCallback(window_, [](GLFWwindow* w) { of(w).events_.push_back(Damaged{}); });
    glfwSetFramebufferSizeCallback(window_, [](GLFWwindow* w, int, int) { of(w).events_.push_back(Damaged{}); });
}

Display Window::display() const {
    int width = 0;
    int height = 0;
    glfwGetFramebufferSize(window_, &width, &height);
    return {{static_cast<float>(width), static_cast<float>(height)}, px_per_mm_};
}

bool Window::is_closed() const { return !is_whole_screen_ && glfwWindowShouldClose(window_) == GLFW_TRUE; }

void Window::wait(Milliseconds timeout) {
    if (!events_.empty()) return;
    const double seconds = std::max(0.001, static_cast<double>(timeout.count()) / 1000.0);
    glfwWaitEventsTimeout(seconds);
}

void Window::find_copying() {
    if (glfwExtensionSupported("GLX_MESA_copy_sub_buffer") != GLFW_TRUE) return;
    const auto display = reinterpret_cast<void* (*)()>(glfwGetProcAddress("glXGetCurrentDisplay"));
    const auto drawable = reinterpret_cast<unsigned long (*)()>(glfwGetProcAddress("glXGetCurrentDrawable"));
    copy_part_ = reinterpret_cast<decltype(copy_part_)>(glfwGetProcAddress("glXCopySubBufferMESA"));
    if (display == nullptr || drawable == nullptr || copy_part_ == nullptr) return;
    x_display_ = display();
    drawable_ = drawable();
}

bool Window::present(const std::vector<Rect>& parts) {
    if (x_display_ == nullptr) {
        glfwSwapBuffers(window_);
        return false;
    }
    const float height = display().pixels.h;
    for (const Rect& part : parts) {
        copy_part_(x_display_, drawable_, int(part.x), int(height - part.bottom()), int(part.w), int(part.h));
    }
    return true;
}

Pixels Window::pixels() const {
    const Size size = display().pixels;
    Pixels image{static_cast<int>(size.w), static_cast<int>(size.h), {}};
    const auto row = static_cast<std::size_t>(image.width) * 3;
    std::vector<std::uint8_t> upside_down(row * static_cast<std::size_t>(image.height));
    glReadBuffer(GL_BACK);  // the front one belongs to the display server and may read as black
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, image.width, image.height, GL_RGB, GL_UNSIGNED_BYTE, upside_down.data());
    for (int y = image.height - 1; y >= 0; --y) {
        const auto* from = upside_down.data() + static_cast<std::size_t>(y) * row;
        image.rgb.insert(image.rgb.end(), from, from + row);
    }
    return image;
}

void post_empty_event() { glfwPostEmptyEvent(); }

}  // namespace loket::ui
