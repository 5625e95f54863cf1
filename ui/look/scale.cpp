#include "ui/look/scale.hpp"

#include <cmath>

namespace loket::ui {
namespace {

constexpr float kDrawnPxPerMm = 92.0F / 25.4F;
/// Below this height (mm) two bars at the bottom would leave less than half of the screen to its question.
constexpr float kCompactBelow = 210.0F;

struct RoleType {
    Family family;
    float ratio;  // of the smallest text, as drawn
};

RoleType drawn(Role role) {
    switch (role) {
        case Role::caption: return {Family::regular, 1.0F};
        case Role::label: return {Family::semibold, 1.02F};
        case Role::detail: return {Family::regular, 1.17F};
        case Role::tool: return {Family::semibold, 1.12F};
        case Role::tile: return {Family::semibold, 1.29F};
        case Role::prose: return {Family::regular, 1.42F};
        case Role::button: return {Family::semibold, 1.42F};
        case Role::key: return {Family::semibold, 1.5F};
        case Role::heading: return {Family::semibold, 1.9F};
        case Role::number: return {Family::display, 2.2F};
        case Role::title: return {Family::display, 2.45F};
        case Role::hero: return {Family::display, 3.15F};
    }
    return {Family::regular, 1.0F};
}

}  // namespace

float capital_mm(TextSize size) {
    switch (size) {
        case TextSize::small: return 3.5F;
        case TextSize::normal: return 4.8F;
        case TextSize::large: return 6.4F;
        case TextSize::huge: return 8.5F;
    }
    return 4.8F;
}

Scale::Scale(Display display, TextSize text_size) : display_(display) {
    const auto [w, h] = display.pixels;
    const float drawn_w = w >= h ? 1920.0F : 1080.0F;
    const float drawn_h = w >= h ? 1080.0F : 1920.0F;
    const float physical = display.px_per_mm / kDrawnPxPerMm;
    unit_ = std::min({physical, w / drawn_w, h / drawn_h});
    base_em_ = mm(capital_mm(text_size)) / kCapitalOfEm;
    // A larger text, or a smaller display, flattens the hierarchy: a title need not grow with the prose.
    const float room = unit_ / physical;
    const float larger = std::max(1.0F, capital_mm(text_size) / capital_mm(TextSize::normal));
    hierarchy_ = std::clamp(std::pow(room, 0.9F) / (larger * larger), 0.2F, 1.0F);
}

Type Scale::type(Role role) const {
    const RoleType type = drawn(role);
    float em = base_em_ * std::pow(type.ratio, hierarchy_);
    if (role == Role::number) em = std::max(em, mm(kNumberCapital) / kCapitalOfEm);
    return {type.family, std::round(em)};
}

Room Scale::room() const {
    return display_.pixels.h / display_.px_per_mm < kCompactBelow ? Room::compact : Room::comfortable;
}

Shape Scale::shape() const { return display_.pixels.w >= display_.pixels.h ? Shape::landscape : Shape::portrait; }

float Scale::stroke(float drawn_pixels) const { return std::max(1.0F, std::round(unit(drawn_pixels))); }

}  // namespace loket::ui
