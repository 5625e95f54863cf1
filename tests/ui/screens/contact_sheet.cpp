// Draws everything that can be seen, on four displays, in ordinary light and in white on black, into one picture for a
// person who looks at all of it in a minute: loket-contact-sheet FILE.png. Needs an X display.
#define DOCTEST_CONFIG_IMPLEMENT  // the player's checks run outside of a test here
#include <doctest/doctest.h>

#include <cstdio>

#include "tests/ui/screens/gallery.hpp"
#include "tests/ui/screens/walk.hpp"
#include "ui/shell/shell.hpp"

namespace {

using namespace loket;
using namespace loket::ui;

struct Office {
    Size display;
    float px_per_mm;
    int smaller;          ///< so many times
    std::size_t columns;  ///< of about the same width
};
constexpr Office kOffices[] = {
    {{1920, 1080}, 3.78F, 8, 16}, {{1080, 1920}, 3.78F, 8, 28}, {{1366, 768}, 4.4F, 6, 17}, {{1024, 600}, 4.6F, 4, 15}};

/// Every screen on one display, in both lights.
Result<Pixels> wall_of(const Office& office, const Clock& clock) {
    ShellOptions options;
    options.window = office.display;
    options.px_per_mm = office.px_per_mm;
    auto shell = TRY(Shell::open(options, clock));
    Gallery gallery(office.columns);
    for (const Contrast contrast : {Contrast::ordinary, Contrast::white_on_black}) {
        for (const Sample& sample : everything({.contrast = contrast})) {
            shell.show(sample.view);
            gallery.hang(smaller(shell.pixels(), office.smaller));
        }
    }
    return gallery.wall();
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fprintf(stderr, "usage: loket-contact-sheet FILE.png\n");
        return 2;
    }
    walk_outside_of_tests();
    const SystemClock clock;
    Gallery sheet(1);
    for (const Office& office : kOffices) {
        auto wall = wall_of(office, clock);
        if (!wall) {
            std::fprintf(stderr, "loket-contact-sheet: %s\n", wall.error().text().c_str());
            return 1;
        }
        sheet.hang(std::move(*wall));
    }
    write_png(sheet.wall(), argv[1]);
    return 0;
}
