// Draws everything that can be seen in a real window and leaves a picture of each: preview FOLDER WIDTHxHEIGHT
// [high|inverse|low] [english|malay] [large|huge] [PX_PER_MM]. For looking at, beside the drawings; not a test.
#define DOCTEST_CONFIG_IMPLEMENT  // the player's checks run outside of a test here
#include <doctest/doctest.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

#include "tests/ui/screens/walk.hpp"
#include "ui/shell/shell.hpp"

using namespace loket;
using namespace loket::ui;

int main(int argc, char** argv) {
    if (argc < 3) return 2;
    ShellOptions options;
    Size size;
    if (std::sscanf(argv[2], "%fx%f", &size.w, &size.h) != 2) return 2;
    options.window = size;
    Access access;
    for (int i = 3; i < argc; ++i) {
        const std::string word = argv[i];
        if (word == "high")
            access.contrast = Contrast::white_on_black;
        else if (word == "inverse")
            access.contrast = Contrast::black_on_white;
        else if (word == "low")
            access.contrast = Contrast::low;
        else if (word == "english")
            access.language = Language::english;
        else if (word == "malay")
            access.language = Language::malay;
        else if (word == "large")
            access.text_size = TextSize::large;
        else if (word == "huge")
            access.text_size = TextSize::huge;
        else
            options.px_per_mm = std::strtof(argv[i], nullptr);
    }
    walk_outside_of_tests();
    SystemClock clock;
    auto shell = Shell::open(options, clock);
    if (!shell) {
        std::fprintf(stderr, "%s\n", shell.error().text().c_str());
        return 1;
    }
    for (const Sample& sample : everything(access)) {
        shell->show(sample.view);
        const Pixels image = shell->pixels();
        std::ofstream file(std::string(argv[1]) + "/" + sample.name + ".ppm", std::ios::binary);
        file << "P6\n" << image.width << ' ' << image.height << "\n255\n";
        file.write(reinterpret_cast<const char*>(image.rgb.data()), static_cast<std::streamsize>(image.rgb.size()));
    }
    return 0;
}
