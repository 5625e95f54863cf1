#include "ui/look/glyphs.hpp"

#include <ft2build.h>
#include <imgui_freetype.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "ui/look/icons.hpp"
#include FT_FREETYPE_H
#include FT_ADVANCES_H

namespace loket::ui {
namespace {

// Latin with the accents of Indonesian, English and names; punctuation and arrows that the catalogues use.
constexpr ImWchar kTextRanges[] = {0x20,   0x7E,   0xA0,   0x17F,  0x2010, 0x2027, 0x2030, 0x203A, 0x20AC,
                                   0x20AC, 0x2190, 0x2193, 0x2212, 0x2212, 0xFFFD, 0xFFFD, 0};
// Titles are ours alone and hold no letters beyond Latin-1; large glyphs are dear.
constexpr ImWchar kTitleRanges[] = {0x20, 0x7E, 0xA0, 0xFF, 0x2010, 0x2027, 0xFFFD, 0xFFFD, 0};

constexpr const char* kFiles[kFamilies] = {"Inter-Regular.otf", "Inter-SemiBold.otf", "InterDisplay-Bold.otf"};

const std::vector<ImWchar>& icon_ranges() {
    static const std::vector<ImWchar> ranges = [] {
        std::vector<ImWchar> list;
        for (const Icon& icon : icons()) {
            list.push_back(static_cast<ImWchar>(icon.code_point));
            list.push_back(static_cast<ImWchar>(icon.code_point));
        }
        list.push_back(0);
        return list;
    }();
    return ranges;
}

}  // namespace

Result<Face> read_face(const std::filesystem::path& file) {
    FT_Library library = nullptr;
    FT_Face font = nullptr;
    if (FT_Init_FreeType(&library) != 0) return fail(Fault::io, "FreeType does not start");
    if (FT_New_Face(library, file.c_str(), 0, &font) != 0) {
        FT_Done_FreeType(library);
        return fail(Fault::not_found, "font cannot be read", file.string());
    }
    Face face;
    face.path = file.string();
    const auto em = static_cast<float>(font->units_per_EM);
    face.height_in_em = static_cast<float>(font->ascender - font->descender) / em;
    for (const ImWchar* range = kTextRanges; *range != 0; range += 2) {
        for (char32_t c = range[0]; c <= range[1]; ++c) {
            FT_Fixed advance = 0;
            const FT_UInt index = FT_Get_Char_Index(font, c);
            if (index == 0 || FT_Get_Advance(font, index, FT_LOAD_NO_SCALE, &advance) != 0) continue;
            face.advances[c] = static_cast<float>(advance) / em;
        }
    }
    FT_Done_Face(font);
    FT_Done_FreeType(library);
    if (!face.advances.contains(U'M')) return fail(Fault::malformed, "font has no Latin letters", file.string());
    return face;
}

Result<Glyphs> Glyphs::open(const FontFolders& folders) {
    Glyphs glyphs;
    for (std::size_t i = 0; i < kFamilies; ++i) glyphs.faces_[i] = TRY(read_face(folders.inter / kFiles[i]));
    const auto icons = folders.icons / "materialdesignicons-webfont.ttf";
    if (!std::filesystem::exists(icons)) return fail(Fault::not_found, "font cannot be read", icons.string());
    glyphs.icon_path_ = icons.string();
    return glyphs;
}

void Glyphs::rasterise(ImFontAtlas& atlas, const Scale& scale) {
    atlas.Clear();
    atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    atlas.Flags = ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoPowerOfTwoHeight;
    ImFontConfig config;
    config.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;

    std::array<std::set<float>, kFamilies> sizes;
    for (const Role role : kRoles) {
        const Type type = scale.type(role);
        sizes[static_cast<std::size_t>(type.family)].insert(type.em);
    }
    for (std::size_t i = 0; i < kFamilies; ++i) {
        cuts_[i].clear();
        float last = 0;
        for (const float em : sizes[i]) {
            if (last > 0 && em < last * 1.04F) continue;  // near enough to be drawn from its neighbour
            const ImWchar* ranges = i == static_cast<std::size_t>(Family::display) ? kTitleRanges : kTextRanges;
            cuts_[i].push_back(
                {atlas.AddFontFromFileTTF(faces_[i].path.c_str(), em * faces_[i].height_in_em, &config, ranges), em});
            last = em;
        }
    }
    icon_cuts_.clear();
    config.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_NoHinting;
    for (const float size : {scale.type(Role::button).em, scale.type(Role::heading).em * 1.35F}) {
        // This font's ascent + descent is one em, and each icon fills it.
        const float rounded = std::round(size);
        icon_cuts_.push_back(
            {atlas.AddFontFromFileTTF(icon_path_.c_str(), rounded, &config, icon_ranges().data()), rounded});
    }
    atlas.Build();
}

const Glyphs::Cut& Glyphs::cut_for(const Type& type) const {
    const auto& cuts = cuts_[static_cast<std::size_t>(type.family)];
    // A hair below the size asked for is still taken as it is: scaling would only blur it.
    for (const Cut& cut : cuts) {
        if (cut.em >= type.em * 0.96F) return cut;
    }
    return cuts.back();
}

const Glyphs::Cut& Glyphs::icon_cut_for(float size) const {
    return size <= icon_cuts_.front().em * 1.1F ? icon_cuts_.front() : icon_cuts_.back();
}

float Glyphs::advance(Family family, char32_t code_point) const {
    const auto& advances = face(family).advances;
    if (const auto found = advances.find(code_point); found != advances.end()) return found->second;
    const auto placeholder = advances.find(0xFFFD);
    return placeholder != advances.end() ? placeholder->second : 1.0F;
}

}  // namespace loket::ui
