#include "tests/e2e/finger.hpp"

#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>

#include <chrono>
#include <thread>

namespace loket::e2e {

struct Finger::Connection {
    explicit Connection(Display* opened) : display(opened) {}
    Connection(const Connection&) = delete;
    ~Connection() { XCloseDisplay(display); }
    Display* const display;
};

Finger::Finger(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
Finger::Finger(Finger&&) noexcept = default;
Finger::~Finger() = default;

Result<Finger> Finger::open(const std::string& display) {
    Display* opened = XOpenDisplay(display.c_str());
    if (opened == nullptr) return fail(Fault::unreachable, "no X display", display);
    auto connection = std::make_unique<Connection>(opened);
    int event = 0, error = 0, major = 0, minor = 0;
    if (!XTestQueryExtension(opened, &event, &error, &major, &minor)) {
        return fail(Fault::unreachable, "the display has no XTEST extension", display);
    }
    return Finger(std::move(connection));
}

void Finger::tap(int x, int y) {
    // A finger rests on the glass for a moment; the server stamps the events, so the pause is real time.
    constexpr std::chrono::milliseconds kContact{20};
    Display* display = connection_->display;
    XTestFakeMotionEvent(display, -1, x, y, CurrentTime);
    XTestFakeButtonEvent(display, 1, True, CurrentTime);
    XSync(display, False);
    std::this_thread::sleep_for(kContact);
    XTestFakeButtonEvent(display, 1, False, CurrentTime);
    XSync(display, False);
}

}  // namespace loket::e2e
