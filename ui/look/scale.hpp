// From millimetres to pixels. A kiosk's screen may be 10 inches or 24, so sizes that a hand or an eye must meet are
// physical: `mm`. Spacing follows the drawings, which are 1920 x 1080 (or 1080 x 1920) pixels on a 24-inch display:
// `unit` is one pixel of a drawing, smaller where the display has less room. Pure values.
#pragma once

#include "ui/flow/state.hpp"
#include "ui/look/geometry.hpp"

namespace loket::ui {

/// Targets after VVSG 2.0 as VotingWorks codes it (access.md row 2): millimetres.
inline constexpr float kTargetMinimum = 20.0F;
inline constexpr float kKeyMinimum = 16.0F;
/// No key falls below this, however small the display: millimetres (access.md row 2).
inline constexpr float kKeyFloor = 12.7F;
inline constexpr float kTargetGap = 3.0F;
/// The number that a resident copies or reads aloud: capital height in millimetres (access.md row 1).
inline constexpr float kNumberCapital = 8.5F;

/// A window and how dense its pixels are.
struct Display {
    Size pixels;
    float px_per_mm = 92.0F / 25.4F;  ///< of a 24-inch display with 1920 x 1080

    bool operator==(const Display&) const = default;
};

/// What a text is for; each has a family and a size.
enum class Role { caption, label, detail, tool, tile, prose, button, key, heading, number, title, hero };
inline constexpr Role kRoles[] = {Role::caption, Role::label, Role::detail,  Role::tool,   Role::tile,  Role::prose,
                                  Role::button,  Role::key,   Role::heading, Role::number, Role::title, Role::hero};

enum class Family { regular, semibold, display };

struct Type {
    Family family;
    float em;  ///< pixels; a capital is kCapitalOfEm of it

    bool operator==(const Type&) const = default;
};

/// Inter 4: capital height 1490 of 2048 units an em.
inline constexpr float kCapitalOfEm = 1490.0F / 2048.0F;

/// How much room there is: comfortable (the drawings), or compact (tools and navigation share one bar).
enum class Room { comfortable, compact };
enum class Shape { landscape, portrait };

class Scale {
public:
    Scale(Display display, TextSize text_size);

    const Display& display() const { return display_; }
    float mm(float millimetres) const { return millimetres * display_.px_per_mm; }
    float unit(float drawn_pixels) const { return drawn_pixels * unit_; }
    /// At least `millimetres`, and as drawn where there is room.
    float at_least(float millimetres, float drawn_pixels) const {
        return std::max(mm(millimetres), unit(drawn_pixels));
    }
    Type type(Role role) const;
    Room room() const;
    Shape shape() const;
    /// Whole pixels, at least 1.
    float stroke(float drawn_pixels) const;

private:
    Display display_;
    float unit_;
    float base_em_;    // pixels of the smallest text
    float hierarchy_;  // 1: titles as large as drawn; towards 0: all texts of one size
};

/// Capital height of a text size, in millimetres.
float capital_mm(TextSize size);

}  // namespace loket::ui
