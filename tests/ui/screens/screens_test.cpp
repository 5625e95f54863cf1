#include <doctest/doctest.h>

#include <set>

#include "tests/ui/screens/walk.hpp"
#include "ui/look/icons.hpp"
#include "ui/screens/draw.hpp"

namespace loket::ui {
namespace {

struct Kiosk {
    const char* name;
    Display display;
};

// Two kiosks, a 14-inch laptop and two 10-inch tablets of a field team.
constexpr Kiosk kKiosks[] = {{"1920x1080", {{1920, 1080}}},
                             {"1080x1920", {{1080, 1920}}},
                             {"1366x768", {{1366, 768}, 4.4F}},
                             {"1024x600", {{1024, 600}, 4.6F}},
                             {"1280x800", {{1280, 800}, 5.87F}}};

}  // namespace

TEST_CASE("A citizen's finger finds every target on every screen: inside the screen, and apart from the others") {
    auto canvas = Canvas::create();
    REQUIRE(canvas.has_value());
    for (const TextSize size : {TextSize::normal, TextSize::huge}) {
        for (const Kiosk& kiosk : kKiosks) {
            // Colours move nothing; one size is enough to say so. Words are as long in one language as in another.
            std::vector<Access> choices;
            for (const Language language : kLanguages) choices.push_back({.language = language, .text_size = size});
            if (size == TextSize::normal) choices.push_back({.contrast = Contrast::white_on_black});
            for (const Access& access : choices) {
                for (const Sample& sample : everything(access)) {
                    CAPTURE(kiosk.name);
                    CAPTURE(sample.name);
                    CAPTURE(static_cast<int>(size));
                    const Layout layout = draw(sample.view, *canvas, kiosk.display, "");
                    CHECK(layout.screen == sample.view.frame.screen);
                    const Rect screen{0, 0, kiosk.display.pixels.w, kiosk.display.pixels.h};
                    std::set<std::string> ids;
                    for (const Target& target : layout.targets) {
                        CAPTURE(target.id);
                        CHECK(screen.inset(-0.5F).contains(target.rect));
                        CHECK(ids.insert(target.id).second);
                        for (const Target& other : layout.targets) {
                            if (&other != &target)
                                CHECK_FALSE(target.rect.inset(0.5F).overlaps(other.rect.inset(0.5F)));
                        }
                    }
                }
            }
        }
    }
}

TEST_CASE("Every icon that a citizen should see is in the font") {
    auto canvas = Canvas::create();
    REQUIRE(canvas.has_value());
    for (const Sample& sample : everything({})) {
        CAPTURE(sample.name);
        draw(sample.view, *canvas, kKiosks[0].display, "");
        CHECK(canvas->tally().missing_icon == "");
    }
}

TEST_CASE("The settings beside one another have words all of them, or none where they do not fit") {
    auto canvas = Canvas::create();
    REQUIRE(canvas.has_value());
    const Display display = kKiosks[0].display;
    for (const TextSize size : {TextSize::small, TextSize::normal, TextSize::large, TextSize::huge}) {
        for (const Language language : kLanguages) {
            CAPTURE(static_cast<int>(size));
            CAPTURE(static_cast<int>(language));
            const auto welcome = walk({.language = language, .text_size = size}).front();
            int icons = 0;
            for (const Target& target : draw(welcome.view, *canvas, display, "").targets) {
                const bool is_tool = target.id == "language" || target.id == "text_size" || target.id == "contrast";
                if (is_tool && target.rect.w < (kTargetMinimum + 0.3F) * display.px_per_mm) ++icons;
            }
            CHECK((icons == 0 || icons == 3));
        }
    }
}

TEST_CASE("A resident can read a long story again from its beginning, and come back to its end") {
    auto canvas = Canvas::create();
    REQUIRE(canvas.has_value());
    for (const Sample& sample : everything({})) {
        if (sample.name != "l-story-long" && sample.name != "l-story-long-read") continue;
        CAPTURE(sample.name);
        View view = sample.view;
        auto& story = std::get<StoryView>(view.screen).story;
        const auto ways = [&] {
            std::string open;
            for (const Target& target : draw(view, *canvas, kKiosks[0].display, "").targets) {
                if (target.id.starts_with("story.") && target.availability == Availability::enabled)
                    open += target.id + " ";
            }
            return open;
        };
        CHECK(ways() == "story.earlier ");
        story.pages_back = 1;
        story.later->availability = Availability::enabled;
        CHECK(ways() == "story.earlier story.later ");
        story.pages_back = 100;
        CHECK(ways() == "story.later ");
    }
}

TEST_CASE("A dialog leaves nothing beneath it to be touched") {
    auto canvas = Canvas::create();
    REQUIRE(canvas.has_value());
    for (const Sample& sample : everything({})) {
        if (!sample.view.dialog) continue;
        const Layout layout = draw(sample.view, *canvas, kKiosks[0].display, "");
        CHECK(layout.dialog == sample.view.dialog->id);
        std::vector<std::string> expected;
        for (const Choice& choice : sample.view.dialog->choices) expected.push_back(choice.action.id);
        for (const Action& action : sample.view.dialog->actions) expected.push_back(action.id);
        std::vector<std::string> touchable;
        for (const Target& target : layout.targets) touchable.push_back(target.id);
        CHECK(touchable == expected);
    }
}

TEST_CASE("On a 10-inch display the way on keeps its words in one line, however many settings stand beside it") {
    auto canvas = Canvas::create();
    REQUIRE(canvas.has_value());
    const Display tablet{{1024, 600}, 4.6F};
    const Scale scale(tablet, TextSize::normal);
    int seen = 0;
    for (const Sample& sample : everything({})) {
        const auto& next = sample.view.frame.next;
        if (sample.view.dialog || !next || next->text != "Lanjut" || sample.view.frame.tools.empty()) continue;
        CAPTURE(sample.name);
        const Layout layout = draw(sample.view, *canvas, tablet, "");
        for (const Target& target : layout.targets) {
            if (target.id == "next")
                CHECK(target.rect.w > 1.5F * canvas->measure(scale.type(Role::button), next->text).w);
        }
        ++seen;
    }
    CHECK(seen > 3);
}

TEST_CASE("A citizen's own letters rasterise once for a text size, not once a frame") {
    auto canvas = Canvas::create();
    REQUIRE(canvas.has_value());
    for (const Sample& sample : everything({})) draw(sample.view, *canvas, kKiosks[0].display, "");
    CHECK(canvas->rasterised() == 1);
}

TEST_CASE("Enter on a physical keyboard counts only where something is typed") {
    auto canvas = Canvas::create();
    REQUIRE(canvas.has_value());
    std::string typing;
    for (const Sample& sample : everything({})) {
        if (draw(sample.view, *canvas, kKiosks[0].display, "").enter) typing += sample.name + ' ';
    }
    CHECK(typing ==
          "d-story h-place-detail-typing j-person k-person-typing l-story-long l-person-long-typing o-status-entry "
          "x-story x-status-entry ");
}

}  // namespace loket::ui
