// The glyphs of one text size: which are rasterised, at which sizes, and how far each moves the pen. ImGui rounds every
// advance up to whole pixels, which tears words apart; the advances here are those of the font, and the pen is rounded
// only where a glyph is drawn.
#pragma once

#include <imgui.h>

#include <array>
#include <map>
#include <vector>

#include "kiosk/base/result.hpp"
#include "ui/look/canvas.hpp"

namespace loket::ui {

inline constexpr std::size_t kFamilies = 3;

/// Advances of a family, in em, by code point up to U+FFFF.
struct Face {
    std::string path;
    float height_in_em = 1.21F;  ///< ascent + descent
    std::map<char32_t, float> advances;
};

/// Fails with not_found or malformed.
Result<Face> read_face(const std::filesystem::path& file);

class Glyphs {
public:
    static Result<Glyphs> open(const FontFolders& folders);

    /// Fills `atlas` for these sizes.
    void rasterise(ImFontAtlas& atlas, const Scale& scale);

    struct Cut {
        ImFont* font;
        float em;  ///< as rasterised
    };
    /// The rasterised size that fits a text best: the same, else the next larger, else the largest.
    const Cut& cut_for(const Type& type) const;
    const Cut& icon_cut_for(float size) const;
    const Face& face(Family family) const { return faces_[static_cast<std::size_t>(family)]; }
    float advance(Family family, char32_t code_point) const;

private:
    std::array<Face, kFamilies> faces_;
    std::string icon_path_;
    std::array<std::vector<Cut>, kFamilies> cuts_;  // each by rising size
    std::vector<Cut> icon_cuts_;
};

}  // namespace loket::ui
