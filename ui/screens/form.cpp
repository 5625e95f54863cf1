#include "ui/look/keyboard.hpp"
#include "ui/look/widgets.hpp"
#include "ui/screens/screens.hpp"

namespace loket::ui {
namespace {

float row_height(const std::vector<FieldView>& fields, const Look& look) {
    float tallest = 0;
    for (const FieldView& view : fields) {
        tallest = std::max(tallest, field_height(look, view, view.is_multiline ? 3 : 1));
    }
    return tallest;
}

float fields_height(const std::vector<FieldView>& fields, std::size_t columns, const Look& look) {
    const auto rows = static_cast<float>((fields.size() + columns - 1) / columns);
    return rows * row_height(fields, look) + (rows - 1) * look.scale().at_least(kTargetGap, 24);
}

const FieldView* focused(const std::vector<FieldView>& fields) {
    for (const FieldView& view : fields) {
        if (view.selection == Selection::selected) return &view;
    }
    return nullptr;
}

/// Quick answers on the left, the form's own button on the right, in one row under the fields.
void draw_answers(const FormView& view, Rect row, Look& look) {
    const float gap = look.scale().at_least(kTargetGap, 24);
    const auto place_of = [&](const Action& action, ButtonStyle style) {
        const float w = std::min(row.w, std::max(look.unit(320), button_width(look, action, style)));
        return view.quick.empty() ? take_left(row, w, gap) : take_right(row, w, gap);
    };
    if (view.submit) {
        const Rect place = place_of(*view.submit, ButtonStyle::filled);
        button(look, place, *view.submit, {ButtonStyle::filled, Tone::primary, IconPlace::before});
    }
    if (view.scan) {
        const Rect place = place_of(*view.scan, ButtonStyle::outlined);
        button(look, place, *view.scan, {ButtonStyle::outlined, Tone::primary, IconPlace::before});
    }
    std::vector<Rect> cells;
    for (const Choice& choice : view.quick) {
        const float words =
            std::max(look.text_width(Role::tile, choice.action.text), look.text_width(Role::caption, choice.detail));
        cells.push_back(take_left(row, std::min(words + look.unit(90), row.w), gap));
    }
    tiles(look, cells, view.quick, Align::centre);
}

}  // namespace

void draw_screen(const FormView& view, Rect area, Look& look) {
    const Palette& p = look.palette();
    const bool is_compact = look.scale().room() == Room::compact;
    const bool is_portrait = look.scale().shape() == Shape::portrait;
    const std::size_t columns = is_portrait || view.fields.size() == 1 ? 1 : 2;
    const float gap = look.scale().at_least(kTargetGap, 24);
    const float answers = view.quick.empty() && !view.submit ? 0.0F : look.scale().at_least(kTargetMinimum, 96);

    // The fields need their height; the keyboard takes what it wants of the rest.
    if (view.keyboard) {
        const float margins = area.h - content_of(look, area).h;
        const float fields = fields_height(view.fields, columns, look) + (answers > 0 ? answers + gap : 0.0F);
        const float words =
            look.line_height(Role::title) + gap + (view.problem.empty() ? 0.0F : look.line_height(Role::label) + gap);
        const float keys = keyboard_height(look, *view.keyboard, area.h - fields - words - margins);
        keyboard(look, take_bottom(area, keys), *view.keyboard);
    }
    Rect content = view.keyboard && is_compact ? area.inset(look.unit(72), look.unit(8)) : content_of(look, area);
    const FieldView* typed = focused(view.fields);
    if (is_compact && view.keyboard && typed != nullptr) {  // the field that is typed into, alone
        if (view.scan) {
            Action scan = *view.scan;
            scan.text.clear();  // its sign alone
            Rect strip = take_right(content, look.mm(kTargetMinimum), look.mm(kTargetGap));
            field(look, content, *typed);
            button(look, take_bottom(strip, std::min(look.mm(kTargetMinimum), strip.h)), scan, {});
            return;
        }
        field(look, content, *typed);
        return;
    }
    // Where room is scarce, what is to be mended matters more than the title.
    if (!is_compact || view.problem.empty()) draw_title(look, content, view.title);
    const float subtitle = look.text_height(Role::prose, view.subtitle, content.w);
    const float below = fields_height(view.fields, columns, look) + (answers > 0 ? answers + look.unit(30) : 0.0F);
    // On a small display with large letters the fields say enough by themselves.
    const bool has_room = subtitle + look.unit(36) + below <= content.h;
    if (!view.subtitle.empty() && has_room) {
        look.words(take_top(content, subtitle, look.unit(36)), Role::prose, p.soft_ink, view.subtitle);
    }
    if (!view.problem.empty()) {
        const float wanted = look.text_height(Role::label, view.problem, content.w - look.unit(50));
        const float h = std::min(wanted, std::max(look.mm(6), content.h - below - look.unit(20)));
        problem_line(look, take_top(content, h, look.unit(20)), view.problem);
    }
    const float fields =
        std::min(fields_height(view.fields, columns, look), content.h - (answers > 0 ? answers + gap : 0.0F));
    const auto cells = grid(take_top(content, fields, look.unit(30)), view.fields.size(), columns, gap);
    for (std::size_t i = 0; i < cells.size(); ++i) field(look, cells[i], view.fields[i]);
    if (answers > 0) draw_answers(view, take_top(content, answers), look);
}

}  // namespace loket::ui
