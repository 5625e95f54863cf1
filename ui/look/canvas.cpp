#include "ui/look/canvas.hpp"

#include <backends/imgui_impl_opengl3.h>
#include <backends/imgui_impl_opengl3_loader.h>
#include <imgui.h>

#include <cmath>
#include <optional>

#include "ui/look/camera_pictures.hpp"
#include "ui/look/damage.hpp"
#include "ui/look/glyphs.hpp"
#include "ui/look/icons.hpp"
#include "ui/look/picture.hpp"

namespace loket::ui {
namespace {

ImU32 packed(Color c) { return IM_COL32(c.r, c.g, c.b, c.a); }
ImVec2 vec(Point p) { return {p.x, p.y}; }

/// So many pixels: a plain area of them is cleared, in a single colour and without the texture of glyphs, which every
/// other shape is drawn with. Without a graphics card that takes a tenth of the time; for less it is not worth a
/// command.
constexpr float kWorthClearing = 12'000;

void set_clear_color(ImU32 color) {
    const auto part = [&](int shift) { return static_cast<float>(color >> shift & 0xFF) / 255.0F; };
    glClearColor(part(IM_COL32_R_SHIFT), part(IM_COL32_G_SHIFT), part(IM_COL32_B_SHIFT), 1.0F);
}

void clear(const ImDrawList*, const ImDrawCmd* command) {
    const ImVec4& r = command->ClipRect;
    const float height = ImGui::GetIO().DisplaySize.y;
    set_clear_color(static_cast<ImU32>(reinterpret_cast<std::uintptr_t>(command->UserCallbackData)));
    glScissor(int(r.x), int(height - r.w), int(r.z - r.x), int(r.w - r.y));
    glClear(GL_COLOR_BUFFER_BIT);
}

/// Titles are set tighter than prose, as drawn: em.
float tracking(Family family) { return family == Family::display ? -0.016F : -0.005F; }

}  // namespace

char32_t take_code_point(std::string_view& text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    const std::size_t length = first < 0x80                    ? 1
                               : first >= 0xC2 && first < 0xE0 ? 2
                               : (first & 0xF0) == 0xE0        ? 3
                               : first >= 0xF0 && first < 0xF5 ? 4
                                                               : 0;
    if (length == 0 || length > text.size()) {
        text.remove_prefix(1);
        return 0xFFFD;
    }
    char32_t code_point = length == 1 ? first : first & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80) {
            text.remove_prefix(1);
            return 0xFFFD;
        }
        code_point = (code_point << 6) | (byte(i) & 0x3FU);
    }
    text.remove_prefix(length);
    return code_point;
}

struct Canvas::Inner {
    Glyphs glyphs;
    ImGuiContext* context = nullptr;
    ImDrawList* list = nullptr;
    std::optional<Scale> scale;
    Tally tally;
    Picture picture;
    CameraPictures camera;
    int rasterised = 0;
    std::pair<std::string, TextSize> held{"", TextSize::huge};
    bool has_gl = false;
    bool is_texture_stale = false;
    Damage damage;
    ImDrawList part{nullptr};  // of the frame, what is drawn of it
    Color paper = {};
    bool is_atlas_new = false;

    ~Inner() {
        if (context != nullptr) ImGui::DestroyContext(context);
    }

    float pen_step(const Type& type, char32_t c) const {
        return (glyphs.advance(type.family, c) + tracking(type.family)) * type.em;
    }
};

Canvas::Canvas(std::unique_ptr<Inner> inner) : inner_(std::move(inner)) {}
Canvas::Canvas(Canvas&&) noexcept = default;
Canvas& Canvas::operator=(Canvas&&) noexcept = default;
Canvas::~Canvas() = default;

Result<Canvas> Canvas::create(const FontFolders& folders) {
    auto inner = std::make_unique<Inner>();
    inner->glyphs = TRY(Glyphs::open(folders));
    IMGUI_CHECKVERSION();
    inner->context = ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;  // nothing of a session is ever written to disk
    io.LogFilename = nullptr;
    return Canvas(std::move(inner));
}

TextSize Canvas::largest_held(std::string_view screen) const {
    return inner_->held.first == screen ? inner_->held.second : TextSize::huge;
}

void Canvas::remember_held(std::string_view screen, TextSize size) {
    inner_->held = std::pair(std::string(screen), size);
}

void Canvas::begin(const Scale& scale) {
    inner_->tally = {};
    ImGuiIO& io = ImGui::GetIO();
    const bool is_same_size = inner_->scale && [&] {
        for (const Role role : kRoles) {
            if (inner_->scale->type(role) != scale.type(role)) return false;
        }
        return true;
    }();
    if (!is_same_size) {
        inner_->glyphs.rasterise(*io.Fonts, scale);
        ++inner_->rasterised;
        inner_->is_texture_stale = true;
        if (!inner_->has_gl) {  // headless: ImGui wants to see that somebody took the pixels
            unsigned char* pixels = nullptr;
            int width = 0;
            int height = 0;
            io.Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
        }
    }
    inner_->scale = scale;
    io.DisplaySize = {scale.display().pixels.w, scale.display().pixels.h};
    io.DeltaTime = 1.0F / 60.0F;  // nothing here is animated by the toolkit
    if (inner_->has_gl && inner_->is_texture_stale) {
        ImGui_ImplOpenGL3_DestroyFontsTexture();
        ImGui_ImplOpenGL3_CreateFontsTexture();
        io.Fonts->ClearTexData();  // its pixels live in GL from here on
        inner_->is_texture_stale = false;
        inner_->is_atlas_new = true;
    }
    inner_->picture.begin_frame();
    inner_->camera.begin_frame();
    ImGui::NewFrame();
    inner_->list = ImGui::GetBackgroundDrawList();
}

void Canvas::end() {
    ImGui::Render();
    if (!inner_->has_gl) return;
    inner_->picture.end_frame();
    inner_->camera.end_frame();
}

Result<void> Canvas::connect_gl() {
    if (!ImGui_ImplOpenGL3_Init("#version 130")) return fail(Fault::refused, "OpenGL 3 cannot be used");
    inner_->has_gl = true;
    ImGui_ImplOpenGL3_NewFrame();  // builds the shaders
    return {};
}

const std::vector<Rect>& Canvas::render(Color paper) {
    Inner& in = *inner_;
    const Size size = in.scale->display().pixels;
    if (paper != in.paper || in.is_atlas_new) in.damage.forget();
    in.paper = paper;
    in.is_atlas_new = false;
    const auto& rects = in.damage.compare(*in.list, size);
    if (rects.empty()) return rects;
    glViewport(0, 0, static_cast<int>(size.w), static_cast<int>(size.h));
    set_clear_color(packed(paper));
    glEnable(GL_SCISSOR_TEST);
    for (const Rect& rect : rects) {
        glScissor(int(rect.x), int(size.h - rect.bottom()), int(rect.w), int(rect.h));
        glClear(GL_COLOR_BUFFER_BIT);
    }
    glDisable(GL_SCISSOR_TEST);
    in.damage.cut_out(*in.list, in.part);
    ImDrawList* parts[] = {&in.part};
    ImDrawData data = *ImGui::GetDrawData();
    data.CmdLists = parts;
    data.CmdListsCount = 1;
    data.TotalIdxCount = in.part.IdxBuffer.Size;
    data.TotalVtxCount = in.part.VtxBuffer.Size;
    ImGui_ImplOpenGL3_RenderDrawData(&data);
    return rects;
}

void Canvas::forget_frame() { inner_->damage.forget(); }

void Canvas::disconnect_gl() {
    if (inner_->has_gl) {
        inner_->picture.release();
        inner_->camera.release();
        ImGui_ImplOpenGL3_Shutdown();
    }
    inner_->has_gl = false;
}

void Canvas::fill(const Rect& r, Color color, float radius) {
    ImDrawList& list = *inner_->list;
    const bool is_large = r.w * r.h >= kWorthClearing && r.w > 4 * radius && r.h > 4 * radius;
    if (color.a != 255 || !is_large) {
        list.AddRectFilled({r.x, r.y}, {r.right(), r.bottom()}, packed(color), radius);
        return;
    }
    // Of a round rectangle the rim, where it is soft; the rest is plain.
    const Rect whole{std::ceil(r.x + radius - 0.5F), std::ceil(r.y + radius - 0.5F), 0, 0};
    const Rect inside{whole.x, whole.y, std::ceil(r.right() - radius - 0.5F) - whole.x,
                      std::ceil(r.bottom() - radius - 0.5F) - whole.y};
    if (radius > 0) {
        // Whole pixels, beyond the soft edge: left, top, right, bottom.
        const ImVec4 out{std::floor(r.x) - 1, std::floor(r.y) - 1, std::ceil(r.right()) + 1, std::ceil(r.bottom()) + 1};
        const ImVec4 rim[] = {{out.x, out.y, out.z, inside.y},
                              {out.x, inside.bottom(), out.z, out.w},
                              {out.x, inside.y, inside.x, inside.bottom()},
                              {inside.right(), inside.y, out.z, inside.bottom()}};
        for (const ImVec4& part : rim) {
            list.PushClipRect({part.x, part.y}, {part.z, part.w}, true);
            list.AddRectFilled({r.x, r.y}, {r.right(), r.bottom()}, packed(color), radius);
            list.PopClipRect();
        }
    }
    list.PushClipRect({inside.x, inside.y}, {inside.right(), inside.bottom()}, true);
    list.AddCallback(clear, reinterpret_cast<void*>(static_cast<std::uintptr_t>(packed(color))));
    list.PopClipRect();
}

void Canvas::stroke(const Rect& r, Color color, float thickness, float radius) {
    const float half = thickness / 2;
    inner_->list->AddRect({r.x + half, r.y + half}, {r.right() - half, r.bottom() - half}, packed(color),
                          std::max(0.0F, radius - half), 0, thickness);
}

void Canvas::fill_circle(Point centre, float radius, Color color) {
    inner_->list->AddCircleFilled(vec(centre), radius, packed(color));
}

void Canvas::stroke_circle(Point centre, float radius, Color color, float thickness) {
    inner_->list->AddCircle(vec(centre), radius - thickness / 2, packed(color), 0, thickness);
}

void Canvas::line(Point from, Point to, Color color, float thickness) {
    // Horizontal and vertical lines, which is all there is here, are crisp as filled rectangles.
    if (from.y == to.y) {
        fill({from.x, std::round(from.y), to.x - from.x, thickness}, color);
    } else if (from.x == to.x) {
        fill({std::round(from.x), from.y, thickness, to.y - from.y}, color);
    } else {
        inner_->list->AddLine(vec(from), vec(to), packed(color), thickness);
    }
}

void Canvas::dashed_line(Point from, Point to, Color color, float thickness, float dash) {
    for (float x = from.x; x < to.x; x += dash * 1.6F) {
        line({x, from.y}, {std::min(x + dash, to.x), from.y}, color, thickness);
    }
}

void Canvas::shadow(const Rect& rect, Color color, float reach) {
    // Rings of growing size and little opacity add up to a soft edge, dense near the card and thin far from it. They
    // are drawn around the card alone, in four strips: under it nobody sees them, and without a graphics card two dozen
    // layers as large as the card take longer than all the rest of the screen.
    const int rings = 24;
    const float far = std::ceil(2 * reach);  // whole pixels, so that no row between the strips is left out
    const float corner = reach * 0.1F;       // cards have round corners, beside which the shadow shows
    const float left = std::round(rect.x + corner);
    const float top = std::round(rect.y + corner);
    const Rect inside{left, top, std::round(rect.right() - corner) - left, std::round(rect.bottom() - corner) - top};
    const Rect strips[] = {{inside.x - far, inside.y - far, inside.w + 2 * far, far},
                           {inside.x - far, inside.bottom(), inside.w + 2 * far, far},
                           {inside.x - far, inside.y, far, inside.h},
                           {inside.right(), inside.y, far, inside.h}};
    for (const Rect& strip : strips) {
        inner_->list->PushClipRect({strip.x, strip.y}, {strip.right(), strip.bottom()}, true);
        for (int i = rings; i > 0; --i) {
            const float d = reach * std::pow(static_cast<float>(i) / static_cast<float>(rings), 1.6F);
            const Rect ring{rect.x - d, rect.y - d + reach * 0.3F, rect.w + 2 * d, rect.h + 2 * d};
            fill(ring, with_alpha(color, 1), d + 4);
        }
        inner_->list->PopClipRect();
    }
}

void Canvas::picture(const Rect& rect, const std::shared_ptr<const SlipDots>& dots, const Rect& window) {
    const Point at{std::round(rect.x), std::round(rect.y)};
    const Rect whole{at.x, at.y, std::round(rect.right()) - at.x, std::round(rect.bottom()) - at.y};
    inner_->tally.picture = whole;
    inner_->list->PushClipRect({std::round(window.x), std::round(window.y)},
                               {std::round(window.right()), std::round(window.bottom())}, true);
    if (inner_->has_gl) {
        const unsigned texture = inner_->picture.texture_of(dots, int(whole.w), int(whole.h));
        inner_->list->AddImage(reinterpret_cast<ImTextureID>(std::intptr_t(texture)), {whole.x, whole.y},
                               {whole.right(), whole.bottom()});
    } else {
        fill(whole, rgb(0xFFFFFF));
    }
    inner_->list->PopClipRect();
}

void Canvas::picture(const Rect& rect, const PictureHold& seen) {
    if (!inner_->has_gl) return fill(rect, rgb(0x808080));
    const unsigned texture = inner_->camera.texture_of(seen);
    inner_->list->AddImage(reinterpret_cast<ImTextureID>(std::intptr_t(texture)), {rect.x, rect.y},
                           {rect.right(), rect.bottom()});
}

Size Canvas::measure(const Type& type, std::string_view text) const {
    float width = 0;
    while (!text.empty()) width += inner_->pen_step(type, take_code_point(text));
    return {width, inner_->glyphs.face(type.family).height_in_em * type.em};
}

void Canvas::text(Point at, const Type& type, Color color, std::string_view line) {
    if (type.em < inner_->tally.smallest_em) {
        inner_->tally.smallest_em = type.em;
        inner_->tally.smallest_text = line;
    }
    if (line.ends_with("…")) inner_->tally.shortest_cut = std::min(inner_->tally.shortest_cut, line.size());
    const Glyphs::Cut& cut = inner_->glyphs.cut_for(type);
    const float ratio = std::abs(type.em / cut.em - 1.0F) < 0.045F ? 1.0F : type.em / cut.em;
    const ImU32 paint = packed(color);
    float pen = at.x;
    const float top = std::round(at.y);
    while (!line.empty()) {
        const char32_t c = take_code_point(line);
        const ImFontGlyph* glyph = cut.font->FindGlyph(static_cast<ImWchar>(c > 0xFFFF ? 0xFFFD : c));
        if (glyph != nullptr && glyph->Visible != 0) {
            const float x = std::round(pen);
            inner_->list->PrimReserve(6, 4);
            inner_->list->PrimRectUV({x + glyph->X0 * ratio, top + glyph->Y0 * ratio},
                                     {x + glyph->X1 * ratio, top + glyph->Y1 * ratio}, {glyph->U0, glyph->V0},
                                     {glyph->U1, glyph->V1}, paint);
        }
        pen += inner_->pen_step(type, c);
    }
}

void Canvas::icon(Point centre, float size, Color color, std::string_view name) {
    const char32_t code_point = icon_code_point(name);
    if (code_point == 0) {
        inner_->tally.missing_icon = name;
        return;
    }
    const Glyphs::Cut& cut = inner_->glyphs.icon_cut_for(size);
    const ImFontGlyph* glyph = cut.font->FindGlyph(static_cast<ImWchar>(code_point));
    if (glyph == nullptr) return;
    const float ratio = size / cut.em;
    const Point at{std::round(centre.x - size / 2), std::round(centre.y - size / 2)};
    inner_->list->PrimReserve(6, 4);
    inner_->list->PrimRectUV({at.x + glyph->X0 * ratio, at.y + glyph->Y0 * ratio},
                             {at.x + glyph->X1 * ratio, at.y + glyph->Y1 * ratio}, {glyph->U0, glyph->V0},
                             {glyph->U1, glyph->V1}, packed(color));
}

int Canvas::rasterised() const { return inner_->rasterised; }

const Canvas::Tally& Canvas::tally() const { return inner_->tally; }

}  // namespace loket::ui
