// The figures of public touchscreens (after VVSG 2.0, EN 301 549 and WCAG 2.2), read off the layouts of every screen, in every language, on the four displays at the four text sizes.
// Where a small display cannot hold one, it is named here with its reason and with what it holds instead; a name that
// is not needed any more fails as well.
#include <doctest/doctest.h>

#include <cmath>
#include <map>

#include "tests/ui/screens/walk.hpp"
#include "ui/screens/draw.hpp"

namespace loket::ui {
namespace {

constexpr const char* kKiosk = "1920x1080";
constexpr const char* kStanding = "1080x1920";
constexpr const char* kLaptop = "1366x768";
constexpr const char* kTablet = "1024x600";

struct Office {
    const char* name;
    Display display;
};
constexpr Office kOffices[] = {{kKiosk, {{1920, 1080}}},
                               {kStanding, {{1080, 1920}}},
                               {kLaptop, {{1366, 768}, 4.4F}},
                               {kTablet, {{1024, 600}, 4.6F}}};
constexpr TextSize kSizes[] = {TextSize::small, TextSize::normal, TextSize::large, TextSize::huge};

enum class Figure { capital, control_width, control_height, key_width, key_height, control_gap, key_gap };
constexpr Figure kFigures[] = {Figure::capital,    Figure::control_width, Figure::control_height, Figure::key_width,
                               Figure::key_height, Figure::control_gap,   Figure::key_gap};

/// Millimetres that hold everywhere but where an exception is named. Keys touch: what lies between two of them belongs
/// to the nearer one.
float least(Figure figure, TextSize size) {
    switch (figure) {
        case Figure::capital: return size == TextSize::small ? 3.2F : 3.5F;
        case Figure::control_width:
        case Figure::control_height: return 20;
        case Figure::key_width:
        case Figure::key_height: return 16;
        case Figure::control_gap: return 3;
        case Figure::key_gap: return 1;
    }
    return 0;
}

struct Exception {
    Figure figure;
    const char* display;
    std::optional<TextSize> size;  ///< nothing: all
    float holds;                   ///< millimetres
    const char* reason;
};
constexpr Exception kExceptions[] = {
    {Figure::key_height, kKiosk, TextSize::huge, 12.7F, "four fields in letters of 8.5 mm stand above the keyboard"},
    {Figure::key_height, kLaptop, {}, 12.7F, "six rows of keys and the text above them on 174 mm"},
    {Figure::key_height, kTablet, {}, 12.7F, "five rows of keys and the text above them on 130 mm"},
    {Figure::control_height, kLaptop, {}, 15.8F, "seven answers, the consent and the way on, on 174 mm"},
    {Figure::control_height, kTablet, {}, 9, "the same on 130 mm: an officer is beside it, with a keyboard"},
    {Figure::control_gap, kKiosk, {}, 1.6F, "the answers of the review are rows of a table, each of 20 mm"},
    {Figure::control_gap, kStanding, {}, 2.2F, "the answers of the review are rows of a table, each of 20 mm"},
    {Figure::control_gap, kLaptop, {}, 0, "the rows of the review touch, so that each is as high as it can be"},
    {Figure::control_gap, kTablet, {}, 0, "the rows of the review touch, so that each is as high as it can be"},
    {Figure::capital, kLaptop, {}, 2.7F, "the heading on the picture of the receipt, which comes out on paper"},
    {Figure::capital, kTablet, {}, 1.9F, "the heading on the picture of the receipt, which comes out on paper"},
};

/// Rounding to pixels, and lines between rows.
constexpr float kTolerance = 0.3F;

struct Least {
    float mm = 1e6F;
    std::string at;  ///< "l-review/edit.topic"

    void see(float value, const std::string& where) {
        if (value < mm) *this = {value, where};
    }
};
using Measured = std::map<Figure, Least>;

float distance(const Rect& a, const Rect& b) {
    const float dx = std::max({a.x - b.right(), b.x - a.right(), 0.0F});
    const float dy = std::max({a.y - b.bottom(), b.y - a.bottom(), 0.0F});
    return std::hypot(dx, dy);
}

void measure(const Layout& layout, const std::string& screen, Measured& measured) {
    const float mm = layout.display.px_per_mm;
    for (const Target& target : layout.targets) {
        const bool is_key = target.what == Target::What::key;
        const std::string where = screen + '/' + target.id;
        measured[is_key ? Figure::key_width : Figure::control_width].see(target.rect.w / mm, where);
        measured[is_key ? Figure::key_height : Figure::control_height].see(target.rect.h / mm, where);
        for (const Target& other : layout.targets) {
            if (&other == &target) continue;
            const bool are_keys = is_key && other.what == Target::What::key;
            measured[are_keys ? Figure::key_gap : Figure::control_gap].see(distance(target.rect, other.rect) / mm,
                                                                           where + " beside " + other.id);
        }
    }
}

Measured measure_all(Canvas& canvas, const Display& display, TextSize size) {
    Measured measured;
    for (const Language language : kLanguages) {
        for (const Sample& sample : everything({.language = language, .text_size = size})) {
            measure(draw(sample.view, canvas, display, ""), sample.name, measured);
            const float capital = canvas.tally().smallest_em * kCapitalOfEm / display.px_per_mm;
            measured[Figure::capital].see(capital, sample.name + ": " + canvas.tally().smallest_text);
        }
    }
    return measured;
}

}  // namespace

TEST_CASE("Every figure holds on every screen of the four displays at the four text sizes, but for those named here") {
    auto canvas = Canvas::create();
    REQUIRE(canvas.has_value());
    std::vector<bool> is_needed(std::size(kExceptions), false);
    for (const Office& office : kOffices) {
        float capital_before = 0;
        for (const TextSize size : kSizes) {
            const Measured measured = measure_all(*canvas, office.display, size);
            // Whoever asks for larger letters never gets smaller ones.
            const float capital = measured.at(Figure::capital).mm;
            CHECK(capital >= capital_before - kTolerance);
            capital_before = capital;
            for (const Figure figure : kFigures) {
                const Least& found = measured.at(figure);
                float floor = least(figure, size);
                for (std::size_t i = 0; i < std::size(kExceptions); ++i) {
                    const Exception& one = kExceptions[i];
                    const bool is_here = one.figure == figure && one.display == std::string_view(office.name) &&
                                         one.size.value_or(size) == size;
                    if (!is_here) continue;
                    if (found.mm < floor - kTolerance) is_needed[i] = true;
                    floor = one.holds;
                }
                CAPTURE(office.name);
                CAPTURE(static_cast<int>(size));
                CAPTURE(static_cast<int>(figure));
                CAPTURE(found.at);
                CHECK(found.mm >= floor - kTolerance);
            }
        }
    }
    for (std::size_t i = 0; i < std::size(kExceptions); ++i) {
        CHECK_MESSAGE(is_needed[i], "no longer needed: " << kExceptions[i].display << ", " << kExceptions[i].reason);
    }
}

TEST_CASE("What is read in sentences has capitals of 3.5, 4.8, 6.4 and 8.5 mm on every display") {
    constexpr float kCapitals[] = {3.5F, 4.8F, 6.4F, 8.5F};
    for (const Office& office : kOffices) {
        for (std::size_t i = 0; i < std::size(kSizes); ++i) {
            const float em = Scale(office.display, kSizes[i]).type(Role::prose).em;
            CHECK(em * kCapitalOfEm / office.display.px_per_mm >= kCapitals[i] - 0.15F);
        }
    }
}

}  // namespace loket::ui
