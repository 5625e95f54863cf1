#include "tests/bench/screen.hpp"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/Xdamage.h>

#include <cstdlib>
#include <thread>

namespace loket::bench {

struct Screen::Connection {
    explicit Connection(Display* opened) : display(opened) {}
    Connection(const Connection&) = delete;
    ~Connection() { XCloseDisplay(display); }

    bool is_light() const {
        // A corner of the paper that every screen leaves empty.
        constexpr int kX = 4, kY = 4;
        XImage* image = XGetImage(display, DefaultRootWindow(display), kX, kY, 1, 1, AllPlanes, ZPixmap);
        if (image == nullptr) return false;
        const bool is_light = (XGetPixel(image, 0, 0) & 0xFFFFFF) != 0;
        XDestroyImage(image);
        return is_light;
    }

    Display* const display;
};

Screen::Screen(Process server, std::string name, std::unique_ptr<Connection> connection)
    : server_(std::move(server)), name_(std::move(name)), connection_(std::move(connection)) {}
Screen::Screen(Screen&&) noexcept = default;
Screen::~Screen() = default;

Result<Screen> Screen::open(int width, int height, const std::filesystem::path& folder) {
    const std::string size = std::to_string(width) + "x" + std::to_string(height) + "x24";
    auto server = TRY(
        Process::start({"Xvfb", "-displayfd", "1", "-screen", "0", size, "-dpi", "92", "-nolisten", "tcp", "-noreset"},
                       folder / "xvfb"));
    const std::string name = ":" + TRY(wait_for_line(folder / "xvfb", "", std::chrono::seconds(10)));
    setenv("DISPLAY", name.c_str(), 1);
    Display* display = XOpenDisplay(name.c_str());
    if (display == nullptr) return fail(Fault::unreachable, "no X display", name);
    return Screen(std::move(server), name, std::make_unique<Connection>(display));
}

Result<Stopwatch::time_point> Screen::wait_for_light() {
    const auto end = Stopwatch::now() + std::chrono::seconds(20);
    while (!connection_->is_light()) {
        if (Stopwatch::now() > end) return fail(Fault::timeout, "the screen stays black", name_);
        std::this_thread::sleep_for(std::chrono::microseconds(500));
    }
    return Stopwatch::now();
}

Result<void> Screen::wait_for_darkness() {
    const auto end = Stopwatch::now() + std::chrono::seconds(20);
    while (connection_->is_light()) {
        if (Stopwatch::now() > end) return fail(Fault::timeout, "a window stays", name_);
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return {};
}

long Screen::frames_within(std::chrono::milliseconds time) {
    Display* display = connection_->display;
    int event_base = 0, error_base = 0;
    if (!XDamageQueryExtension(display, &event_base, &error_base)) return -1;
    // Raw: one event for each thing drawn. A frame of Mesa's software renderer arrives as one image.
    const Damage damage = XDamageCreate(display, DefaultRootWindow(display), XDamageReportRawRectangles);
    XSync(display, True);  // the first event only says that there is a screen
    std::this_thread::sleep_for(time);
    XSync(display, False);
    long frames = 0;
    while (XPending(display) > 0) {
        XEvent event;
        XNextEvent(display, &event);
        if (event.type == event_base + XDamageNotify) ++frames;
    }
    XDamageDestroy(display, damage);
    return frames;
}

}  // namespace loket::bench
