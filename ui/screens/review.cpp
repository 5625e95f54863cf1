#include "ui/look/widgets.hpp"
#include "ui/screens/screens.hpp"

namespace loket::ui {
namespace {

float label_width(const ReviewView& view, const Look& look) {
    float width = 0;
    for (const ReviewRow& row : view.rows) width = std::max(width, look.text_width(Role::detail, row.label));
    return width + look.unit(50);
}

void draw_row(const ReviewRow& row, const Rect& rect, float label, Look& look) {
    const Palette& p = look.palette();
    look.press_shade(row.edit.id, rect, look.unit(12));
    Rect inside = rect;
    const float em = look.scale().type(Role::tile).em;
    const float edit_width = std::max(look.mm(kTargetMinimum), look.text_width(Role::tile, row.edit.text) + em * 1.8F);
    Rect edit = take_right(inside, edit_width, look.unit(24));
    const Rect edit_target = edit;
    const float words = look.text_width(Role::tile, row.edit.text) + 2;
    look.words(take_right(edit, std::min(words, edit.w - em * 1.2F)), Role::tile, p.primary.text, row.edit.text,
               Align::right);
    look.icon({edit.right() - em * 0.75F, edit.centre().y}, em * 0.95F, p.primary.strong, "pencil");
    if (look.scale().shape() == Shape::portrait) {
        inside = inside.inset(0, look.unit(10));
        look.words(take_top(inside, look.line_height(Role::caption)), Role::caption, p.soft_ink, row.label);
    } else {
        look.words(take_left(inside, label, look.unit(10)), Role::detail, p.soft_ink, row.label);
    }
    if (!row.icon.empty()) look.icon(take_left(inside, em, look.unit(12)).centre(), em, p.ink, row.icon);
    inside = inside.inset(0, look.unit(6));
    look.words_pair_cut(inside, Role::tile, row.text, Role::detail, row.detail);
    look.target(row.edit, edit_target);
}

/// Each row its least, and the rest by how much text it holds.
std::vector<float> row_heights(const ReviewView& view, float height, float width, const Look& look) {
    std::vector<float> heights;
    float sum = 0;
    const float above =
        look.scale().shape() == Shape::portrait ? look.line_height(Role::caption) + look.unit(20) : 0.0F;
    for (const ReviewRow& row : view.rows) {
        const float text = above + look.text_height(Role::tile, row.text, width) +
                           (row.detail.empty() ? 0.0F : look.text_height(Role::detail, row.detail, width));
        heights.push_back(std::max(look.mm(kTargetMinimum) + look.unit(4), text + look.unit(21)));
        sum += heights.back();
    }
    const float spare = height - sum;
    const auto count = static_cast<float>(heights.size());
    const float least = look.mm(kTargetMinimum) + look.unit(4);
    if (spare >= 0) {
        for (float& h : heights) h += std::min(spare / count, look.unit(40));
    } else if (least * count <= height) {  // long texts give up what is missing
        const float over = sum - least * count;
        for (float& h : heights) h = least + (h - least) * (height - least * count) / over;
    } else {
        for (float& h : heights) h = height / count;
    }
    return heights;
}

/// The box to tick and the way to the notice, side by side or one under the other.
void draw_consent(const ReviewView& view, Rect area, Look& look) {
    const Palette& p = look.palette();
    const float gap = look.mm(kTargetGap);
    const float notice_wanted = look.text_width(Role::tool, view.notice.text) + look.unit(16);
    const float consent_wanted = look.text_width(Role::detail, view.consent.action.text) + look.unit(76);
    Rect notice;
    if (look.scale().shape() == Shape::portrait) {
        notice = take_bottom(area, (area.h - gap) / 2, gap);
        notice.w = std::min(notice.w, notice_wanted);
    } else {
        const float share = std::min(1.0F, (area.w - gap) / (notice_wanted + consent_wanted));
        const Rect consent = take_left(area, consent_wanted * share, gap);
        notice = {area.x, area.y, notice_wanted * share, area.h};
        area = consent;
    }
    check_box(look, area, view.consent);
    look.press_shade(view.notice.id, notice, look.unit(14));
    const Rect words = look.words(notice, Role::tool, p.primary.text, view.notice.text);
    look.canvas().fill({words.x, words.bottom() - look.unit(2), words.w, look.scale().stroke(3)}, p.primary.text);
    look.target(view.notice, notice);
}

}  // namespace

void draw_screen(const ReviewView& view, Rect area, Look& look) {
    const Palette& p = look.palette();
    // Six rows stand here: the margins above and below give way.
    Rect content = content_of(look, area);
    content = {content.x, area.y + look.unit(20), content.w, area.h - look.unit(32)};
    if (look.scale().room() == Room::comfortable) draw_title(look, content, view.title);

    const float line = look.scale().at_least(kTargetMinimum, 72);
    const float consent = look.scale().shape() == Shape::portrait ? line * 2 + look.mm(kTargetGap) : line;
    const float least = static_cast<float>(view.rows.size()) * look.mm(kTargetMinimum + 2);
    const auto line_height = [&](const std::string& words) {
        return words.empty() ? 0.0F : look.text_height(Role::label, words, content.w - look.unit(50)) + look.unit(12);
    };
    // What must be mended comes before what should be known, and that waits for the consent where there is no room.
    const bool has_problem = !view.problem.empty();
    const bool is_given = view.consent.selection == Selection::selected;
    const bool is_warned = is_given || least + consent + line_height(view.warning) <= content.h;
    const std::string told = has_problem ? view.problem : is_warned ? view.warning : std::string();
    const Tone tone = has_problem ? Tone::red : Tone::gold;
    const float problem = line_height(told);
    // Where a small display or large letters leave no room for both, it stands in the place of the consent, which has
    // been given.
    const bool has_consent = told.empty() || !is_given || least + line * 2 + problem <= content.h;
    const float below = has_consent ? consent + problem : std::max(line, std::min(problem, content.h - least));
    const float padding = look.unit(36);
    const float label = look.scale().shape() == Shape::portrait ? 0.0F : label_width(view, look);
    const float edit = look.unit(190);
    const float air = look.unit(8);
    const auto heights =
        row_heights(view, content.h - below - look.unit(12) - 2 * air, content.w - 2 * padding - label - edit, look);
    float card = 2 * air;
    for (const float h : heights) card += h;
    const Rect around = take_top(content, card, look.unit(12));
    look.card(around, p.card, p.line, look.scale().stroke(3), look.unit(28));
    Rect rows = around.inset(padding, air);
    for (std::size_t i = 0; i < heights.size(); ++i) {
        const Rect row = take_top(rows, heights[i]);
        const float spare = std::min(look.unit(4), std::max(0.0F, (row.h - look.mm(kTargetMinimum)) / 2));
        draw_row(view.rows[i], row.inset(0, spare), label, look);
        if (i + 1 < heights.size()) {
            look.canvas().line({row.x, row.bottom()}, {row.right(), row.bottom()}, p.line, look.scale().stroke(2));
        }
    }
    if (!has_consent) {
        problem_line(look, take_top(content, std::min(below, content.h)), told, tone);
        return;
    }
    if (problem > 0) problem_line(look, take_top(content, problem - look.unit(12), look.unit(12)), told, tone);
    draw_consent(view, take_top(content, std::min(consent, content.h)), look);
}

}  // namespace loket::ui
