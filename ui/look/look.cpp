#include "ui/look/look.hpp"

#include <algorithm>

namespace loket::ui {

Look::Look(Canvas& canvas, const Scale& scale, Contrast contrast, std::string_view pressed)
    : canvas_(canvas), scale_(scale), palette_(palette_of(contrast)), contrast_(contrast), pressed_(pressed) {
    layout_.display = scale.display();
}

float Look::line_height(Role role) const { return canvas_.measure(scale_.type(role), "M").h; }

float Look::text_height(Role role, std::string_view text, float width) const {
    const auto lines = wrap(canvas_, scale_.type(role), text, width);
    return line_height(role) * (1.0F + leading(scale_.type(role).family) * static_cast<float>(lines.size() - 1));
}

float Look::text_width(Role role, std::string_view text) const { return canvas_.measure(scale_.type(role), text).w; }

Rect Look::words(const Rect& place, Role role, Color color, std::string_view text, Align align, Stand stand) {
    if (text.empty()) return {place.x, place.y, 0, 0};
    const Fitted fitted = fit(canvas_, scale_.type(role), text, place.size());
    const float line = canvas_.measure(fitted.type, "M").h;
    float y = place.y;
    if (stand == Stand::middle) y += (place.h - fitted.size.h) / 2;
    if (stand == Stand::bottom) y += place.h - fitted.size.h;
    Rect drawn{place.x, y, fitted.size.w, fitted.size.h};
    for (const auto& words : fitted.lines) {
        float x = place.x;
        const float w = canvas_.measure(fitted.type, words).w;
        if (align == Align::centre) x += (place.w - w) / 2;
        if (align == Align::right) x += place.w - w;
        canvas_.text({x, y}, fitted.type, color, words);
        y += line * leading(fitted.type.family);
    }
    if (align == Align::centre) drawn.x += (place.w - drawn.w) / 2;
    if (align == Align::right) drawn.x += place.w - drawn.w;
    return drawn;
}

float Look::pair_share(Size space, Role heading_role, std::string_view heading, Role detail_role,
                       std::string_view detail) const {
    const Type heading_type = scale_.type(heading_role);
    const Type detail_type = scale_.type(detail_role);
    constexpr float kLeast = 0.3F;
    for (float share = 1.0F;; share *= 0.96F) {
        const Type above{heading_type.family, heading_type.em * share};
        const Type below{detail_type.family, detail_type.em * share};
        // Unbounded in height: that a text comes back smaller means that one of its words is too wide.
        const Fitted first = fit(canvas_, above, heading, {space.w, 1e6F});
        const Fitted second = fit(canvas_, below, detail, {space.w, 1e6F});
        const float height = first.size.h + (detail.empty() ? 0.0F : second.size.h);
        if ((height <= space.h && first.type == above && second.type == below) || share < kLeast) return share;
    }
}

void Look::words_pair(const Rect& place, Role heading_role, std::string_view heading, Role detail_role,
                      std::string_view detail) {
    const float share = pair_share(place.size(), heading_role, heading, detail_role, detail);
    words_pair(place, heading_role, heading, detail_role, detail, share);
}

void Look::words_pair(const Rect& place, Role heading_role, std::string_view heading, Role detail_role,
                      std::string_view detail, float share) {
    std::vector<Part> parts = {part_of(heading_role, palette_.ink, heading, place.w, share)};
    if (!detail.empty()) parts.push_back(part_of(detail_role, palette_.soft_ink, detail, place.w, share));
    draw_parts(place, parts);
}

void Look::words_pair_cut(const Rect& place, Role heading_role, std::string_view heading, Role detail_role,
                          std::string_view detail) {
    // The smaller of the two stays as high as the smallest size that a resident can choose.
    const float smallest = std::min(scale_.type(heading_role).em, scale_.type(detail_role).em);
    const float least = std::clamp(mm(capital_mm(TextSize::small)) / kCapitalOfEm / smallest, 0.75F, 1.0F);
    const float share = std::max(least, pair_share(place.size(), heading_role, heading, detail_role, detail));
    Part above = part_of(heading_role, palette_.ink, heading, place.w, share);
    Part below = part_of(detail_role, palette_.soft_ink, detail, place.w, share);
    const auto room_for = [&](const Part& part, float height) {
        const float line = canvas_.measure(part.type, "M").h;
        return static_cast<std::size_t>(std::max(0.0F, (height - line) / (line * leading(part.type.family)) + 1.0F));
    };
    // The heading keeps one line, the detail then what it needs, the heading the rest.
    const float one_line = canvas_.measure(above.type, "M").h;
    const std::size_t details = detail.empty() ? 0 : std::min(below.lines.size(), room_for(below, place.h - one_line));
    cut_lines(canvas_, below.type, below.lines, details, place.w);
    const float left = place.h - (details > 0 ? height_of(below) : 0.0F);
    cut_lines(canvas_, above.type, above.lines, std::max<std::size_t>(1, room_for(above, left)), place.w);
    std::vector<Part> parts = {std::move(above)};
    if (details > 0) parts.push_back(std::move(below));
    draw_parts(place, parts);
}

Look::Part Look::part_of(Role role, Color color, std::string_view text, float width, float share) const {
    const Type type{scale_.type(role).family, scale_.type(role).em * share};
    return {type, color, wrap(canvas_, type, text, width)};
}

float Look::height_of(const Part& part) const {
    const float more = leading(part.type.family) * static_cast<float>(part.lines.size() - 1);
    return canvas_.measure(part.type, "M").h * (1.0F + more);
}

void Look::draw_parts(const Rect& place, const std::vector<Part>& parts) {
    float height = 0;
    for (const Part& part : parts) height += height_of(part);
    float y = place.y + std::max(0.0F, (place.h - height) / 2);
    for (const Part& part : parts) {
        const float line = canvas_.measure(part.type, "M").h;
        for (std::size_t i = 0; i < part.lines.size(); ++i) {
            canvas_.text({place.x, y}, part.type, part.color, part.lines[i]);
            y += i + 1 < part.lines.size() ? line * leading(part.type.family) : line;
        }
    }
}

void Look::icon(Point centre, float size, Color color, std::string_view name) {
    if (!name.empty()) canvas_.icon(centre, size, color, name);
}

void Look::card(const Rect& rect, Color fill, Color border, float border_width, float radius) {
    canvas_.fill(rect, border, radius);
    canvas_.fill(rect.inset(border_width), fill, radius - border_width);
}

void Look::press_shade(std::string_view id, const Rect& rect, float radius) {
    if (!pressed_.empty() && id == pressed_) canvas_.fill(rect, palette_.pressed, radius);
}

void Look::target(const Action& action, const Rect& rect, Target::What what) {
    layout_.targets.push_back({what, action.id, action.text, rect, action.availability, action.intent});
}

}  // namespace loket::ui
