#include "tests/e2e/eye.hpp"

#include <X11/Xlib.h>
#include <X11/Xutil.h>

#include <memory>

namespace loket::e2e {

Result<Sight> look_at(const std::string& display) {
    const std::unique_ptr<Display, int (*)(Display*)> opened(XOpenDisplay(display.c_str()), &XCloseDisplay);
    if (!opened) return fail(Fault::unreachable, "no X display", display);
    const auto width = static_cast<unsigned>(DisplayWidth(opened.get(), 0));
    const auto height = static_cast<unsigned>(DisplayHeight(opened.get(), 0));
    XImage* image = XGetImage(opened.get(), DefaultRootWindow(opened.get()), 0, 0, width, height, AllPlanes, ZPixmap);
    if (image == nullptr) return fail(Fault::unreachable, "no picture of the display", display);
    Sight sight{static_cast<int>(width), static_cast<int>(height), {}};
    sight.rgb.reserve(std::size_t(width) * height * 3);
    for (int y = 0; y < sight.height; ++y) {
        for (int x = 0; x < sight.width; ++x) {
            const unsigned long color = XGetPixel(image, x, y);
            for (const int shift : {16, 8, 0}) sight.rgb.push_back(static_cast<std::uint8_t>(color >> shift));
        }
    }
    XDestroyImage(image);
    return sight;
}

}  // namespace loket::e2e
