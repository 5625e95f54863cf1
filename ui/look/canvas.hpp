// The surface that screens are drawn on: rounded rectangles, lines, text and icons, in window pixels. It is the only
// thing in the house that knows Dear ImGui, and of that it uses the draw list and the atlas of glyphs alone: no
// windows, no widgets, no input of the toolkit. So a frame shows exactly what was asked for, in the frame in which it
// was asked (the toolkit's own controls need one to three frames more, since their state follows their input by a
// frame).
//
// Owned by the UI thread; one at a time, since ImGui keeps one context. Works without a window: measuring and drawing
// need no GL, only `render` does. Creating fails when a font file is missing.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/result.hpp"
#include "ui/flow/state.hpp"
#include "ui/look/geometry.hpp"
#include "ui/look/scale.hpp"
#include "ui/look/theme.hpp"

namespace loket::ui {

/// Where Debian's fonts-inter and fonts-materialdesignicons-webfont put their files.
struct FontFolders {
    std::filesystem::path inter = "/usr/share/fonts/opentype/inter";
    std::filesystem::path icons = "/usr/share/fonts/truetype/materialdesignicons-webfont";
};

class Canvas {
public:
    static Result<Canvas> create(const FontFolders& folders = {});
    Canvas(Canvas&&) noexcept;
    Canvas& operator=(Canvas&&) noexcept;
    ~Canvas();

    // ---- A frame

    /// Starts a frame. Glyphs are rasterised for the sizes of `scale`; when those differ from the last frame's, the
    /// texture is made anew (tens of milliseconds; it happens at start and when a resident changes the text size).
    void begin(const Scale& scale);
    void end();

    /// The largest text size at which this screen was found to hold since it came up; `huge` for another than was
    /// remembered last. So a screen is not measured anew, nor the glyphs rasterised, with every frame.
    TextSize largest_held(std::string_view screen) const;
    void remember_held(std::string_view screen, TextSize size);

    /// Prepares GL; requires a current context of OpenGL 3. Fails with refused when its shaders cannot be built.
    Result<void> connect_gl();
    /// Draws the ended frame into the current framebuffer, over `paper`, as far as it differs from the frame before,
    /// which must still stand there. Returns where: whole pixels, nothing when nothing has changed. Requires
    /// connect_gl().
    const std::vector<Rect>& render(Color paper);
    /// The framebuffer no longer holds the frame before: the next is drawn as a whole.
    void forget_frame();
    /// Frees what connect_gl() made; requires the same context to be current.
    void disconnect_gl();

    // ---- Shapes

    void fill(const Rect& rect, Color color, float radius = 0);
    /// The line lies inside of `rect`.
    void stroke(const Rect& rect, Color color, float thickness, float radius = 0);
    void fill_circle(Point centre, float radius, Color color);
    void stroke_circle(Point centre, float radius, Color color, float thickness);
    void line(Point from, Point to, Color color, float thickness);
    void dashed_line(Point from, Point to, Color color, float thickness, float dash);
    /// A soft shadow around a card, `reach` pixels wide.
    void shadow(const Rect& rect, Color color, float reach);

    /// A slip's dots, black on white, filling `rect` to its nearest pixels; what lies in `window` is seen of it. Dots
    /// are kept ready while every frame shows them, one slip and one size at a time. Without GL there is only white.
    void picture(const Rect& rect, const std::shared_ptr<const SlipDots>& dots, const Rect& window);

    /// What a camera saw, filling `rect`; any number of them. Without GL there is only grey.
    void picture(const Rect& rect, const PictureHold& seen);

    // ---- Words

    /// Width of a text on one line, and the line's height (about 1.21 em).
    Size measure(const Type& type, std::string_view text) const;
    /// One line; `at` is the upper left corner. Bytes that are not UTF-8 and characters without a glyph are shown as a
    /// placeholder.
    void text(Point at, const Type& type, Color color, std::string_view line);
    /// An icon by name, `size` pixels wide and high, around `centre`; nothing for a name that is not in icons().
    void icon(Point centre, float size, Color color, std::string_view name);

    /// How often the glyphs were rasterised; for the bench.
    int rasterised() const;

    /// What cannot be seen in a layout, of the frame since begin(); for tests.
    struct Tally {
        float smallest_em = 1e6F;              ///< pixels
        std::string smallest_text;             ///< the line that was drawn at it
        std::size_t shortest_cut = 1'000'000;  ///< bytes of the shortest line that ends in "…"
        std::string missing_icon;              ///< a name that is not in icons(); nothing was drawn for it
        Rect picture;                          ///< of a slip's dots, all of it, as it was drawn last
    };
    const Tally& tally() const;

private:
    struct Inner;
    explicit Canvas(std::unique_ptr<Inner> inner);
    std::unique_ptr<Inner> inner_;
};

/// The next code point of a UTF-8 text, taken off its front; U+FFFD for bytes that are not UTF-8. Requires a text that
/// is not empty.
char32_t take_code_point(std::string_view& text);

}  // namespace loket::ui
