#include "ui/look/layout.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "tests/support/temporary_folder.hpp"

namespace loket::ui {
namespace {

Layout sample() {
    Layout layout;
    layout.screen = "topic";
    layout.display = {{1920, 1080}, 4.0F};
    layout.targets = {
        {Target::What::control,
         "topic.road",
         "Jalan & \"jembatan\"\n",
         {72, 236, 428, 150},
         Availability::enabled,
         Next{}},
        {Target::What::control, "next", "Lanjut", {1620, 960, 252, 95}, Availability::disabled, Next{}},
    };
    return layout;
}

std::string id_at(const Layout& layout, Point at) {
    const Target* target = hit(layout, at);
    return target != nullptr ? target->id : "";
}

}  // namespace

TEST_CASE("A layout is one line of JSON") {
    CHECK(
        layout_line(sample(), "title: Topik\n") ==
        R"({"screen":"topic","size":[1920,1080],"dialog":null,"elements":[)"
        R"({"id":"topic.road","text":"Jalan & \"jembatan\"\u000a","rect":[72,236,428,150],)"
        R"("rect_mm":[18.0,59.0,107.0,37.5],"enabled":true},)"
        R"({"id":"next","text":"Lanjut","rect":[1620,960,252,95],"rect_mm":[405.0,240.0,63.0,23.8],"enabled":false}],"words":"title: Topik\u000a"})");
}

TEST_CASE("A layout under a dialog names it") {
    Layout layout;
    layout.screen = "story";
    layout.dialog = "idle";
    layout.display = {{1024, 600}, 4.0F};
    CHECK(layout_line(layout, "") ==
          R"({"screen":"story","size":[1024,600],"dialog":"idle","elements":[],"words":""})");
}

TEST_CASE("Without texts a layout says where things are, and nothing of what stands there") {
    const std::string line = layout_line(sample(), std::nullopt);
    CHECK(line.find("\"id\":\"topic.road\",\"rect\":[72,236,428,150]") != std::string::npos);
    CHECK(line.find("text") == std::string::npos);
    CHECK(line.find("words") == std::string::npos);
    CHECK(line.find("jembatan") == std::string::npos);
}

TEST_CASE("A trace has a line for each change and none for what stayed the same") {
    const test::TemporaryFolder folder;
    const auto path = folder.path() / "layout.jsonl";
    auto trace = LayoutTrace::open({path.string(), TraceOptions::Texts::written});
    REQUIRE(trace.has_value());
    Layout layout = sample();
    trace->note(layout, "words");
    trace->note(layout, "words");
    layout.screen = "story";
    trace->note(layout, "words");
    std::stringstream text;
    text << std::ifstream(path).rdbuf();
    CHECK(text.str() == layout_line(sample(), "words") + "\n" + layout_line(layout, "words") + "\n");
    CHECK_FALSE(LayoutTrace::open({(folder.path() / "missing" / "x").string()}).has_value());
}

TEST_CASE("A touch beside a button means the nearest one, up to the middle of the gap and to the screen's edge") {
    Layout layout;
    layout.display = {{800, 400}, 4.0F};  // reach 12 px, edge 56 px
    layout.targets = {
        {Target::What::control, "left", "", {40, 100, 100, 80}, Availability::enabled, Back{}},
        {Target::What::control, "right", "", {160, 100, 100, 80}, Availability::enabled, Next{}},
    };
    struct Row {
        Point at;
        const char* id;
    };
    for (const Row& row : {Row{{90, 140}, "left"}, Row{{149, 140}, "left"}, Row{{151, 140}, "right"},
                           Row{{2, 140}, "left"}, Row{{90, 190}, "left"}, Row{{90, 195}, ""}, Row{{300, 140}, ""}}) {
        CHECK_MESSAGE(id_at(layout, row.at) == row.id, row.at.x << ' ' << row.at.y);
    }
}

}  // namespace loket::ui
