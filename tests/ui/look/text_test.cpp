#include <doctest/doctest.h>

#include "ui/look/scale.hpp"
#include "ui/look/text_layout.hpp"

namespace loket::ui {
namespace {

struct Drawn {
    Canvas canvas = Canvas::create().value();
    Scale scale{Display{{1920, 1080}}, TextSize::normal};
    Type prose = scale.type(Role::prose);
};

std::string joined(const std::vector<std::string>& lines) {
    std::string all;
    for (const auto& line : lines) all += line + "|";
    return all;
}

}  // namespace

TEST_CASE("Capitals are as high as VVSG asks, at 92 pixels an inch") {
    struct Row {
        TextSize size;
        float height_px;
    };  // ascent + descent, access.md row 1
    for (const Row& row :
         {Row{TextSize::small, 21}, Row{TextSize::normal, 29}, Row{TextSize::large, 39}, Row{TextSize::huge, 51}}) {
        const float em = Scale(Display{{1920, 1080}}, row.size).type(Role::caption).em;
        CHECK(em * 1.21F == doctest::Approx(row.height_px).epsilon(0.03));
    }
}

TEST_CASE("The number on the receipt is at least 8.5 mm high, whatever the display") {
    for (const Display display : {Display{{1920, 1080}}, Display{{1024, 600}, 4.6F}, Display{{1366, 768}, 4.4F}}) {
        const Type type = Scale(display, TextSize::small).type(Role::number);
        CHECK(type.em * kCapitalOfEm / display.px_per_mm >= doctest::Approx(kNumberCapital).epsilon(0.02));
    }
}

TEST_CASE("Text breaks between words and at line breaks, and inside a word only when the word alone is too wide") {
    Drawn d;
    const float width = d.canvas.measure(d.prose, "Jembatan kayu di").w + 1;
    CHECK(joined(wrap(d.canvas, d.prose, "Jembatan kayu di desa", width)) == "Jembatan kayu di|desa|");
    CHECK(joined(wrap(d.canvas, d.prose, "satu\n\ndua ", width)) == "satu||dua |");
    CHECK(joined(wrap(d.canvas, d.prose, "", width)) == "|");
    const std::string word = "pertanggungjawabannyapertanggungjawabannya";
    const auto lines = wrap(d.canvas, d.prose, word, width);
    CHECK(lines.size() > 1);
    std::string again;
    for (const auto& line : lines) {
        CHECK(d.canvas.measure(d.prose, line).w <= width);
        again += line;
    }
    CHECK(again == word);
}

TEST_CASE("Spaces that nobody sees push neither a word nor the cursor out of sight") {
    Drawn d;
    const float width = d.canvas.measure(d.prose, "Jembatan kayu di").w + 1;
    const std::string gap(140, ' ');
    std::string before = gap, after = "Jalan", between = "Jalan";
    before.append("parah");
    after.append(gap);
    between.append(gap).append("parah");
    for (const std::string& text : {before, after, between}) {
        CAPTURE(text);
        for (const auto& line : wrap(d.canvas, d.prose, text, width)) CHECK(d.canvas.measure(d.prose, line).w <= width);
    }
}

TEST_CASE("A line that is cut says so, at the end or at the beginning") {
    Drawn d;
    const float width = d.canvas.measure(d.prose, "Muhammad Wahid").w;
    CHECK(cut_back(d.canvas, d.prose, "Siti", width) == "Siti");
    CHECK(cut_front(d.canvas, d.prose, "Siti", width) == "Siti");
    const auto back = cut_back(d.canvas, d.prose, "Muhammad Wahid Syamsuddin", width);
    const auto front = cut_front(d.canvas, d.prose, "Muhammad Wahid Syamsuddin", width);
    CHECK(back.starts_with("Muhammad W"));
    CHECK(back.ends_with("…"));
    CHECK(front.starts_with("…"));
    CHECK(front.ends_with("Syamsuddin"));
    for (const auto& cut : {back, front}) CHECK(d.canvas.measure(d.prose, cut).w <= width);
    std::vector<std::string> lines = {"satu", "dua", "tiga"};
    cut_lines(d.canvas, d.prose, lines, 2, width);
    CHECK(joined(lines) == "satu|dua…|");
}

TEST_CASE("Text that does not fit becomes smaller, and is never cut") {
    Drawn d;
    const Fitted fitted = fit(d.canvas, d.prose, "Permintaan informasi", {120, 40});
    CHECK(fitted.type.em < d.prose.em);
    CHECK(fitted.size.w <= 120);
    CHECK(fitted.size.h <= 40);
    CHECK(fit(d.canvas, d.prose, "Air", {400, 80}).type == d.prose);
}

TEST_CASE("Bytes that are not UTF-8 become placeholders, one a byte") {
    struct Row {
        std::string_view text;
        std::u32string points;
    };
    for (const Row& row :
         {Row{"a\xC3\xA9", U"a\u00E9"}, Row{"\xF0\x9F\x98\x80!", U"\U0001F600!"}, Row{"\xFF\xC3", U"\uFFFD\uFFFD"},
          Row{"\xC0\x80", U"\uFFFD\uFFFD"}, Row{"\xE2\x82", U"\uFFFD\uFFFD"}}) {
        std::u32string points;
        std::string_view rest = row.text;
        while (!rest.empty()) points += take_code_point(rest);
        CHECK(points == row.points);
    }
}

TEST_CASE("A missing font is told by its name") {
    const auto canvas = Canvas::create({.inter = "/nowhere"});
    REQUIRE_FALSE(canvas.has_value());
    CHECK(canvas.error().text() == "not_found: font cannot be read (/nowhere/Inter-Regular.otf)");
}

}  // namespace loket::ui
