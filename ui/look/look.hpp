// What a screen's draw function holds in its hand for one frame: the canvas, the colours and sizes a resident chose,
// the target under a finger, and the layout that grows while drawing. Made anew for each frame; nothing is remembered.
#pragma once

#include <string>
#include <string_view>

#include "ui/look/canvas.hpp"
#include "ui/look/layout.hpp"
#include "ui/look/scale.hpp"
#include "ui/look/text_layout.hpp"
#include "ui/look/theme.hpp"

namespace loket::ui {

enum class Align { left, centre, right };
enum class Stand { top, middle, bottom };

class Look {
public:
    /// `pressed`: id of the target under a finger, or empty. The canvas is between begin() and end().
    Look(Canvas& canvas, const Scale& scale, Contrast contrast, std::string_view pressed);

    Canvas& canvas() const { return canvas_; }
    const Palette& palette() const { return palette_; }
    const Scale& scale() const { return scale_; }
    Rect screen() const { return {0, 0, scale_.display().pixels.w, scale_.display().pixels.h}; }
    float mm(float millimetres) const { return scale_.mm(millimetres); }
    float unit(float drawn_pixels) const { return scale_.unit(drawn_pixels); }
    /// Without tints: what is set off by them in ordinary light has a line around it.
    bool is_high_contrast() const {
        return contrast_ == Contrast::white_on_black || contrast_ == Contrast::black_on_white;
    }

    // ---- Words

    /// Height of one line of a role.
    float line_height(Role role) const;
    /// Height of a text of a role broken to a width, all lines.
    float text_height(Role role, std::string_view text, float width) const;
    float text_width(Role role, std::string_view text) const;
    /// Draws a text into a place, smaller if it must; where it landed.
    Rect words(const Rect& place, Role role, Color color, std::string_view text, Align align = Align::left,
               Stand stand = Stand::middle);
    /// A heading and, under it, a detail (which may be empty), together in the middle of a place. Where both do not
    /// fit, both become smaller by one measure.
    void words_pair(const Rect& place, Role heading_role, std::string_view heading, Role detail_role,
                    std::string_view detail);
    /// The same at a share that is known: the smallest that pair_share gave for things that should look alike.
    void words_pair(const Rect& place, Role heading_role, std::string_view heading, Role detail_role,
                    std::string_view detail, float share);
    /// The same for a resident's own words, of any length: they become smaller only while they stay easy to read, and
    /// what does not fit then is left out.
    void words_pair_cut(const Rect& place, Role heading_role, std::string_view heading, Role detail_role,
                        std::string_view detail);
    /// How much smaller such a pair must be to fit a space without breaking a word: 1 where it need not be.
    float pair_share(Size space, Role heading_role, std::string_view heading, Role detail_role,
                     std::string_view detail) const;
    /// An icon by name; nothing for an empty name.
    void icon(Point centre, float size, Color color, std::string_view name);

    // ---- Surfaces

    /// A rounded card with a border, two to three pixels, and its lower edge.
    void card(const Rect& rect, Color fill, Color border, float border_width, float radius);
    /// The shade of a control under a finger; nothing when it is not `id` that is pressed.
    void press_shade(std::string_view id, const Rect& rect, float radius);

    // ---- Targets

    void target(const Action& action, const Rect& rect, Target::What what = Target::What::control);
    Layout& layout() { return layout_; }
    /// What was drawn so far can no longer be touched: a dialog comes over it.
    void cover() {
        layout_.targets.clear();
        layout_.typed.reset();
    }

private:
    struct Part {
        Type type;
        Color color;
        std::vector<std::string> lines;
    };
    Part part_of(Role role, Color color, std::string_view text, float width, float share) const;
    float height_of(const Part& part) const;
    /// One under the other, together in the middle of a place.
    void draw_parts(const Rect& place, const std::vector<Part>& parts);

    Canvas& canvas_;
    const Scale& scale_;
    const Palette& palette_;
    Contrast contrast_;
    std::string_view pressed_;
    Layout layout_;
};

}  // namespace loket::ui
