#include <cmath>

#include "ui/look/widgets.hpp"
#include "ui/screens/screens.hpp"

namespace loket::ui {
namespace {

/// There may be so many.
constexpr float kShots = 5;

/// As large as it fits, in its own proportions, on whole pixels.
Rect fitted(const Rect& place, const CameraPicture& picture) {
    const float w = static_cast<float>(picture.width);
    const float h = static_cast<float>(picture.height);
    const float scale = std::min(place.w / w, place.h / h);
    return {std::round(place.centre().x - w * scale / 2), std::round(place.centre().y - h * scale / 2),
            std::round(w * scale), std::round(h * scale)};
}

void draw_picture(const CameraView& view, const Rect& place, Look& look) {
    const Palette& p = look.palette();
    if (view.picture) {
        const Rect rect = fitted(place, *view.picture);
        look.canvas().picture(rect, view.picture);
        look.canvas().stroke(rect, p.line, look.scale().stroke(3), 0);
        return;
    }
    look.card(place, p.card, p.line, look.scale().stroke(3), look.unit(24));
    const float size = std::min(look.unit(120), place.h * 0.4F);
    Rect inside = place.inset(look.unit(30));
    look.icon(take_top(inside, std::max(size, inside.h / 2)).centre(), size, p.soft_ink, "camera");
    look.words(inside, Role::detail, p.soft_ink, view.picture_text, Align::centre, Stand::top);
}

/// The photos that are kept; a touch on one takes it away, as the sign in its corner says.
void draw_shots(const CameraView& view, Rect row, Look& look) {
    const Palette& p = look.palette();
    const float gap = look.mm(kTargetGap);
    const float w = std::min(row.h * 4 / 3, (row.w - gap * (kShots - 1)) / kShots);
    for (const auto& shot : view.shots) {
        const Rect cell = take_left(row, w, gap);
        look.card(cell, p.card, p.line, look.scale().stroke(3), 0);
        if (shot.picture) look.canvas().picture(fitted(cell.inset(look.unit(4)), *shot.picture), shot.picture);
        const float sign = std::min(look.mm(9), cell.h * 0.5F);
        const Point corner{cell.right() - sign * 0.6F, cell.bottom() - sign * 0.6F};
        const bool is_enabled = shot.drop.availability == Availability::enabled;
        look.canvas().fill_circle(corner, sign / 2, p.card);
        look.canvas().stroke_circle(corner, sign / 2, p.line, look.scale().stroke(2));
        look.icon(corner, sign * 0.62F, is_enabled ? p.red.strong : p.soft_ink, shot.drop.icon);
        look.press_shade(shot.drop.id, cell, 0);
        look.target(shot.drop, cell);
    }
}

/// What to do, the ways on, and what is kept, one under the other.
void draw_words(const CameraView& view, Rect place, Look& look) {
    const Palette& p = look.palette();
    const float gap = look.scale().at_least(kTargetGap, 24);
    const float target = look.scale().at_least(kTargetMinimum, 110);
    Rect shots, count_line;
    if (!view.shots.empty()) {
        shots = take_bottom(place, look.scale().at_least(kTargetMinimum, 120), look.unit(12));
        const float h = std::min(look.line_height(Role::label), place.h * 0.2F);
        count_line = take_bottom(place, h, look.unit(20));
    }
    const bool is_portrait = look.scale().shape() == Shape::portrait;
    const auto count = static_cast<float>(view.actions.size());
    const float rows = is_portrait ? std::min(count, 1.0F) : count;
    const float height = rows * target + std::max(0.0F, rows - 1) * gap;
    if (!view.actions.empty()) {
        const auto cells = grid(take_bottom(place, height, look.unit(24)), view.actions.size(),
                                is_portrait ? view.actions.size() : 1, gap);
        for (std::size_t i = 0; i < cells.size(); ++i) {
            button(look, cells[i], view.actions[i],
                   {i == 0 ? ButtonStyle::filled : ButtonStyle::outlined, Tone::primary, IconPlace::before});
        }
    }
    if (!view.shots.empty()) {
        look.words(count_line, Role::label, p.soft_ink, view.count_text);
        draw_shots(view, shots, look);
    }
    if (view.problem.empty()) {
        look.words(place, Role::prose, p.ink, view.text, Align::left, Stand::top);
    } else {
        const float h = std::min(place.h, look.text_height(Role::label, view.problem, place.w - look.unit(50)));
        problem_line(look, take_top(place, h), view.problem, Tone::gold);
    }
}

}  // namespace

void draw_screen(const CameraView& view, Rect area, Look& look) {
    Rect content = content_of(look, area);
    if (look.scale().shape() == Shape::portrait) {
        draw_title(look, content, view.title);
        const float picture = std::min(content.w * 0.75F, content.h * 0.5F);
        draw_picture(view, take_top(content, picture, look.unit(30)), look);
        return draw_words(view, content, look);
    }
    // Beside it five photos have their place, each to be hit by a finger.
    const float gap = look.unit(48);
    const float shots = look.mm(kShots * kTargetMinimum + (kShots - 1) * kTargetGap);
    const float w = std::min({content.h * 4 / 3, content.w * 0.5F, content.w - gap - shots});
    draw_picture(view, take_left(content, w, gap), look);
    draw_title(look, content, view.title);
    draw_words(view, content, look);
}

}  // namespace loket::ui
