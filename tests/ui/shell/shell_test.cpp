#include "ui/shell/shell.hpp"

#include <doctest/doctest.h>
#include <stdlib.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <random>
#include <sstream>
#include <thread>

#include "tests/e2e/eye.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/ui/screens/walk.hpp"
#include "tests/ui/shell/x_display.hpp"
#include "ui/look/picture.hpp"
#include "ui/look/theme.hpp"
#include "ui/screens/draw.hpp"

namespace loket::ui {
namespace {

constexpr int kWidth = 1280;
constexpr int kHeight = 720;
/// A test that hangs is ended after this.
constexpr Milliseconds kPatience{20'000};

View sample(std::string_view name) {
    for (Sample& s : everything({})) {
        if (s.name == name) return s.view;
    }
    return {};
}

Color pixel(const Pixels& image, int x, int y) {
    const std::size_t at =
        (static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(x)) * 3;
    return {image.rgb[at], image.rgb[at + 1], image.rgb[at + 2]};
}

Shell open_shell(const Clock& clock, std::optional<TraceOptions> trace = {}) {
    auto shell =
        Shell::open({.window = Size{kWidth, kHeight}, .px_per_mm = {}, .trace_layout = std::move(trace)}, clock);
    REQUIRE_MESSAGE(shell.has_value(), (shell ? "" : shell.error().text()));
    return std::move(*shell);
}

/// Runs until `is_over` says so, asked at every waking; every twentieth of a second at least.
template <class IsOver>
std::vector<Intent> run_until(Shell& shell, const Clock& clock, const View& view, IsOver is_over) {
    std::vector<Intent> intents;
    const Tick start = clock.steady();
    shell.run({.view = [&] { return view; },
               .on_intent = [&](const Intent& intent) { intents.push_back(intent); },
               .pump =
                   [&] {
                       if (is_over(intents) || clock.steady() - start > kPatience) shell.stop();
                       return Change::none;
                   },
               .quiet = [] { return Milliseconds(50); }});
    return intents;
}

/// Where a canvas without a window puts the slip of this view: the half that is drawn last.
Rect place_of_slip(const View& view, const Display& display) {
    auto canvas = Canvas::create();
    REQUIRE(canvas.has_value());
    draw(view, *canvas, display, "");
    return canvas->tally().picture;
}

/// How many pixels of the slip's last 500 rows are not as grey as the dots that they stand for.
int differences(const Pixels& image, const Rect& place, const SlipDots& dots) {
    const int width = int(place.w);
    const int height = int(place.h);
    const Bytes shades = shades_of(dots, width, height);
    int wrong = 0;
    for (int y = height - 500; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const int wanted = 255 - shades[std::size_t(y) * std::size_t(width) + std::size_t(x)];
            const Color seen = pixel(image, int(place.x) + x, int(place.y) + y);
            wrong += std::abs(seen.g - wanted) > 1 || seen.r != seen.g || seen.b != seen.g ? 1 : 0;
        }
    }
    return wrong;
}

}  // namespace

TEST_CASE("A citizen sees the welcome screen in its colours") {
    const test::XDisplay screen(kWidth, kHeight);
    const SystemClock clock;
    Shell shell = open_shell(clock);
    shell.show(sample("a-welcome"));
    const Pixels image = shell.pixels();
    REQUIRE(image.width == kWidth);
    REQUIRE(image.height == kHeight);
    const Palette& light = palette_of(Contrast::ordinary);
    CHECK(pixel(image, kWidth / 2, 2) == light.card);  // header
    CHECK(pixel(image, 3, kHeight / 2) == light.paper);
    int dark = 0;
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 0; x < kWidth; ++x) dark += pixel(image, x, y) == light.ink ? 1 : 0;
    }
    CHECK(dark > 2000);  // the letters of the question
    CHECK(shell.frames() == 1);
}

TEST_CASE("A citizen sees the dots of the slip pixel by pixel, and the next one those of another") {
    const Size size{1920, 1080};
    const test::XDisplay screen(int(size.w), int(size.h));
    View view = sample("n-filed-slip");
    constexpr float kDense = 3.78F;  // pixels a millimetre
    const Rect place = place_of_slip(view, {size, kDense});
    REQUIRE(place.w > 0);
    const SystemClock clock;
    auto shell = Shell::open({size, kDense, {}}, clock);
    REQUIRE(shell.has_value());
    auto& slip = std::get<FiledView>(view.screen).ticket.slip;
    const auto first = slip;
    REQUIRE(shell->show(view).screen == "filed");
    CHECK(differences(shell->pixels(), place, *first) == 0);
    shell->show(view);  // not made anew
    CHECK(differences(shell->pixels(), place, *first) == 0);

    // The next resident's, as large and cut at the same row.
    Bytes bits = first->bits;
    std::fill(bits.end() - 72 * 100, bits.end(), std::uint8_t(0x99));
    slip = std::make_shared<const SlipDots>(first->width, first->height, std::move(bits));
    shell->show(view);
    const Pixels other = shell->pixels();
    CHECK(differences(other, place, *slip) == 0);
    CHECK(differences(other, place, *first) > 1000);
    shell->show(sample("a-welcome"));
    CHECK(differences(shell->pixels(), place, *slip) > 1000);
}

TEST_CASE("Of a frame only what has changed is drawn, and the display shows what it would if all of it were") {
    const test::XDisplay screen(kWidth, kHeight);
    const SystemClock clock;
    Shell shell = open_shell(clock);
    auto views = everything({});
    for (Sample& other : walk({.language = Language::english, .contrast = Contrast::white_on_black})) {
        views.push_back(std::move(other));
    }
    std::minstd_rand random(2026);
    for (int round = 0; round < 2; ++round) {  // one after another, as a resident goes, and then at random
        for (const Sample& sample : views) {
            CAPTURE(sample.name);
            shell.show(sample.view);
            const auto seen = e2e::look_at(std::getenv("DISPLAY"));
            REQUIRE(seen.has_value());
            const Pixels whole = shell.pixels();
            CHECK(seen->rgb == whole.rgb);
        }
        std::shuffle(views.begin(), views.end(), random);
    }
}

TEST_CASE("While nobody touches the kiosk no frame is drawn") {
    const test::XDisplay screen(kWidth, kHeight);
    const SystemClock clock;
    Shell shell = open_shell(clock);
    int wakings = 0;
    std::uint64_t settled = 0;
    run_until(shell, clock, sample("a-welcome"), [&](const auto&) {
        if (++wakings == 10) settled = shell.frames();
        return wakings == 20;
    });
    CHECK(settled >= 1);
    CHECK(shell.frames() == settled);
}

TEST_CASE("A citizen's tap on Pengaduan starts a report, and costs two frames at most: pressed, and the answer") {
    test::XDisplay screen(kWidth, kHeight);
    const SystemClock clock;
    Shell shell = open_shell(clock);
    const Layout& layout = shell.show(sample("a-welcome"));
    const auto target = std::find_if(layout.targets.begin(), layout.targets.end(),
                                     [](const Target& each) { return each.id == "kind.pengaduan"; });
    REQUIRE(target != layout.targets.end());
    const Point at = target->rect.centre();
    int wakings = 0;
    std::uint64_t before = 0;
    const auto intents = run_until(shell, clock, sample("a-welcome"), [&](const auto& got) {
        if (++wakings == 10) {
            before = shell.frames();
            screen.play("mousemove " + std::to_string(static_cast<int>(at.x)) + ' ' +
                        std::to_string(static_cast<int>(at.y)) + " click 1");
        }
        return !got.empty();
    });
    REQUIRE(intents.size() == 1);
    CHECK(std::holds_alternative<StartReport>(intents[0]));
    CHECK(shell.frames() <= before + 2);
}

TEST_CASE("A touch in the text that is typed into puts the cursor there, the cursor keys move it, Ctrl takes a word") {
    test::XDisplay screen(kWidth, kHeight);
    const SystemClock clock;
    Shell shell = open_shell(clock);
    View view = sample("d-story");
    auto& story = std::get<StoryView>(view.screen).story;
    story.text = "Jalan rusak";
    story.cursor = story.text.size();
    const Layout layout = shell.show(view);
    REQUIRE(layout.typed.has_value());
    const TypedText::Line& line = layout.typed->lines.front();
    const TypedText::Caret& place = line.carets[6];  // before "rusak"
    int wakings = 0;
    const auto intents = run_until(shell, clock, view, [&](const auto& got) {
        if (++wakings == 10) {
            screen.play("mousemove " + std::to_string(int(place.x) + 1) + ' ' +
                        std::to_string(int((line.top + line.bottom) / 2)) + " click 1 key Left key ctrl+BackSpace");
        }
        return got.size() == 3;
    });
    REQUIRE(intents.size() == 3);
    REQUIRE(std::holds_alternative<PlaceCursor>(intents[0]));
    CHECK(std::get<PlaceCursor>(intents[0]).at == 6);
    REQUIRE(std::holds_alternative<MoveCursor>(intents[1]));
    CHECK(std::get<MoveCursor>(intents[1]).by == -1);
    CHECK(std::holds_alternative<EraseWord>(intents[2]));
}

TEST_CASE("Keys of a scanner arrive whole and in order, and count only where something is typed") {
    test::XDisplay screen(kWidth, kHeight);
    const SystemClock clock;
    {
        Shell shell = open_shell(clock);
        int wakings = 0;
        const auto intents = run_until(shell, clock, sample("o-status-entry"), [&](const auto& got) {
            if (++wakings == 10) screen.play("type --delay 0 btm200427p");
            return got.size() == 10;
        });
        std::string typed;
        for (const Intent& intent : intents) {
            if (const auto* text = std::get_if<TypeText>(&intent)) typed += text->text;
        }
        CHECK(typed == "btm200427p");
    }
    Shell shell = open_shell(clock);
    int wakings = 0;
    const auto intents = run_until(shell, clock, sample("b-topic"), [&](const auto&) {
        if (++wakings == 10) screen.play("type --delay 0 abc");
        return wakings == 40;
    });
    CHECK(intents.empty());
}

TEST_CASE("Another thread wakes and stops the loop") {
    const test::XDisplay screen(kWidth, kHeight);
    const SystemClock clock;
    Shell shell = open_shell(clock);
    std::thread other;
    int wakings = 0;
    shell.run({.view = [] { return sample("a-welcome"); },
               .on_intent = [](const Intent&) {},
               .pump =
                   [&] {
                       if (++wakings == 1) other = std::thread([&] { shell.stop(); });
                       return Change::none;
                   },
               .quiet = [] { return kPatience; }});
    other.join();
    CHECK(wakings >= 1);
}

TEST_CASE("The trace has a line for the welcome screen and one for the next") {
    const test::XDisplay screen(kWidth, kHeight);
    const test::TemporaryFolder folder;
    const SystemClock clock;
    const auto path = folder.path() / "layout.jsonl";
    Shell shell = open_shell(clock, TraceOptions{path.string(), TraceOptions::Texts::written});
    const std::string first = layout_line(shell.show(sample("a-welcome")), text_of(sample("a-welcome")));
    shell.show(sample("a-welcome"));
    const std::string second = layout_line(shell.show(sample("b-topic")), text_of(sample("b-topic")));
    std::stringstream text;
    text << std::ifstream(path).rdbuf();
    CHECK(text.str() == first + "\n" + second + "\n");
}

TEST_CASE("Without a display the kiosk says so and does not start") {
    setenv("DISPLAY", ":9999", 1);
    const SystemClock clock;
    const auto shell = Shell::open({}, clock);
    REQUIRE_FALSE(shell.has_value());
    CHECK(shell.error().fault == Fault::unreachable);
}

}  // namespace loket::ui
