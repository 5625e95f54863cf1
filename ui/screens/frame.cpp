#include "ui/screens/frame.hpp"

#include "ui/look/widgets.hpp"

namespace loket::ui {
namespace {

float margin(const Look& look) { return look.unit(look.scale().shape() == Shape::portrait ? 28 : 48); }

/// The circles and names of the steps; names that do not fit are left to the current one.
void draw_steps(const FrameView& frame, Rect area, Look& look) {
    const Palette& p = look.palette();
    const float gap = look.unit(12);
    const float between = look.unit(30);
    const float circle = std::max(look.unit(44), look.scale().type(Role::label).em * 1.5F);
    float wanted = 0;
    for (const auto& step : frame.steps) wanted += circle + gap + look.text_width(Role::label, step.text) + 2 + between;
    const bool is_named = wanted - between <= area.w;
    if (is_named && look.scale().shape() == Shape::portrait) area = area.inset((area.w - wanted + between) / 2, 0);
    // On a display too narrow for all circles, the current one alone.
    const bool is_alone = static_cast<float>(frame.steps.size()) * (circle + gap) + between > area.w;
    if (area.w < circle) return;
    int number = 0;
    for (const auto& step : frame.steps) {
        ++number;
        if (is_alone && step.progress != StepView::Progress::current) continue;
        const bool is_current = step.progress == StepView::Progress::current;
        const bool is_done = step.progress == StepView::Progress::done;
        const Rect place = take_left(area, circle, gap);
        const Color fill = is_current ? p.primary.strong : is_done ? p.primary.tint : p.step_ahead;
        look.canvas().fill_circle(place.centre(), circle / 2, fill);
        if (is_done) {
            look.icon(place.centre(), circle * 0.55F, p.primary.strong, "check");
        } else {
            look.words({place.x, place.y, circle, place.h}, Role::label, is_current ? p.on_primary : p.soft_ink,
                       std::to_string(number), Align::centre);
        }
        if (!is_named && !is_current) continue;
        const float rest =
            is_named ? 0.0F
                     : static_cast<float>(frame.steps.size() - static_cast<std::size_t>(number)) * (circle + gap);
        const float w = std::min(look.text_width(Role::label, step.text) + 2, area.w - (is_alone ? 0.0F : rest));
        if (w < look.scale().type(Role::label).em * 2) continue;
        look.words(take_left(area, w, between), Role::label, is_current ? p.primary.text : p.soft_ink, step.text);
    }
}

void draw_header(const FrameView& frame, const Rect& bar, Look& look) {
    const Palette& p = look.palette();
    look.canvas().fill(bar, p.card);
    look.canvas().line({bar.x, bar.bottom()}, {bar.right(), bar.bottom()}, p.line, look.scale().stroke(2));
    Rect row = bar.inset(margin(look), 0);

    const bool is_strip = look.scale().shape() == Shape::portrait && !frame.steps.empty();
    if (is_strip) draw_steps(frame, take_bottom(row, row.h * 0.42F), look);

    const float side = std::min(look.unit(64), row.h * 0.72F);
    const Rect place = take_left(row, side, look.unit(20));
    const Rect logo{place.x, place.y + (place.h - side) / 2, side, side};
    look.canvas().fill(logo, p.primary.strong, side * 0.24F);
    look.icon(logo.centre(), side * 0.56F, p.on_primary, "message-text-outline");

    const float time_width = look.text_width(Role::button, frame.time_text) + 2;
    look.words(take_right(row, time_width, look.unit(28)), Role::button, p.ink, frame.time_text, Align::right);
    const Tone tone = frame.link_tone;
    const float name_width = look.text_width(Role::button, "Loket") + 2;
    const float wanted = pill_width(look, Role::label, frame.link_text);
    const float pill_w = std::min(wanted, row.w - name_width - look.unit(24));
    const float pill_h = std::min(row.h * 0.8F, look.line_height(Role::label) * (pill_w < wanted ? 2.1F : 1.75F));
    const Rect pill_place = take_right(row, pill_w, look.unit(24));
    pill(look, {pill_place.x, pill_place.y + (pill_place.h - pill_h) / 2, pill_w, pill_h}, Role::label, tone,
         tone == Tone::green ? "cloud-check" : "cloud-outline-off", frame.link_text);

    // An office with a long name is named where its letters need not shrink.
    const bool has_room = row.h > look.line_height(Role::button) + look.line_height(Role::caption) &&
                          row.w >= look.text_width(Role::caption, frame.office_name);
    if (frame.steps.empty() && has_room) {
        Rect names = row.inset(0, (row.h - look.line_height(Role::button) - look.line_height(Role::caption)) / 2);
        look.words(take_top(names, look.line_height(Role::button)), Role::button, p.ink, "Loket");
        look.words(names, Role::caption, p.soft_ink, frame.office_name);
    } else {
        const float after = std::min(look.unit(110), row.w * 0.1F);
        look.words(take_left(row, name_width, after), Role::button, p.ink, "Loket");
        if (!frame.steps.empty() && !is_strip) draw_steps(frame, row, look);
    }
}

Rect middle(const Rect& place, float height) { return {place.x, place.y + (place.h - height) / 2, place.w, height}; }

/// No room for words: the icon alone, the same as everywhere. The layout keeps the words.
void icon_button(Look& look, const Rect& rect, Action action, ButtonLook as) {
    const std::string words = std::exchange(action.text, {});
    button(look, rect, action, as);
    look.layout().targets.back().text = words;
}

void with_words(Look& look, const Rect& rect, Action action, ButtonLook as) { button(look, rect, action, as); }

/// Settings on the left, the officer's bell on the right; on a standing kiosk all in equal cells, icons above words.
void draw_tools(const FrameView& frame, const Rect& bar, Look& look) {
    const Palette& p = look.palette();
    look.canvas().fill(bar, p.card);
    look.canvas().line({bar.x, bar.y}, {bar.right(), bar.y}, p.line, look.scale().stroke(2));
    const ButtonLook tool{ButtonStyle::tool, Tone::primary, IconPlace::before};
    const ButtonLook bell{ButtonStyle::soft, Tone::gold, IconPlace::before};
    const float gap = look.scale().at_least(kTargetGap, 20);
    if (look.scale().shape() == Shape::portrait) {
        const std::size_t count = std::max<std::size_t>(3, frame.tools.size() + (frame.officer ? 1 : 0));
        const auto cells =
            grid(bar.inset(look.unit(20), look.unit(18)), count, count, look.scale().at_least(kTargetGap, 12));
        if (frame.officer)
            button(look, cells.back(), *frame.officer, {ButtonStyle::soft, Tone::gold, IconPlace::above});
        for (std::size_t i = 0; i < frame.tools.size(); ++i) {
            button(look, cells[i], frame.tools[i], {ButtonStyle::tool, Tone::primary, IconPlace::above});
        }
        return;
    }
    Rect row = bar.inset(margin(look), 0);
    const float h = look.scale().at_least(kTargetMinimum, 80);
    if (frame.officer) {
        const float beside = static_cast<float>(frame.tools.size()) * (look.mm(kTargetMinimum) + gap);
        const float w = std::min(button_width(look, *frame.officer, ButtonStyle::soft), row.w - beside);
        button(look, middle(take_right(row, w, gap), h), *frame.officer, bell);
    }
    float wanted = 0;
    for (const Action& action : frame.tools) wanted += button_width(look, action, ButtonStyle::tool) + gap;
    const bool is_crowded = wanted > row.w;  // for all of them, before any has taken its place
    for (const Action& action : frame.tools) {
        if (is_crowded) {
            icon_button(look, middle(take_left(row, look.mm(kTargetMinimum), gap), h), action, tool);
            continue;
        }
        const float w = std::max(look.mm(kTargetMinimum), button_width(look, action, ButtonStyle::tool));
        button(look, middle(take_left(row, w, gap), h), action, tool);
    }
}

ButtonLook next_look(const Action& action) {
    return {ButtonStyle::filled, Tone::primary, action.icon == "check" ? IconPlace::before : IconPlace::after};
}

/// Back and Cancel on the left, Next on the right; whatever has no bar of its own stands between.
void draw_navigation(const FrameView& frame, const Rect& bar, const std::vector<Action>& tools,
                     const std::optional<Action>& officer, Look& look) {
    const Palette& p = look.palette();
    look.canvas().fill(bar, p.card);
    look.canvas().line({bar.x, bar.y}, {bar.right(), bar.y}, p.line, look.scale().stroke(2));
    Rect row = bar.inset(look.scale().room() == Room::compact ? look.mm(2) : margin(look), 0);
    const float h = look.scale().at_least(kTargetMinimum, 95);
    const float gap = look.scale().at_least(kTargetGap, 24);
    const float least = look.mm(kTargetMinimum);
    const ButtonLook back_look{ButtonStyle::outlined, Tone::primary, IconPlace::before};
    const ButtonLook cancel_look{ButtonStyle::plain, Tone::red, IconPlace::before};
    const bool is_portrait = look.scale().shape() == Shape::portrait;
    const ButtonLook bell_look{ButtonStyle::soft, Tone::gold, is_portrait ? IconPlace::above : IconPlace::before};
    const ButtonLook tool_look{ButtonStyle::tool, Tone::primary, IconPlace::before};
    const auto width = [&](const std::optional<Action>& action, ButtonStyle style) {
        return action ? std::max(least, button_width(look, *action, style)) : 0.0F;
    };
    float back = width(frame.back, ButtonStyle::outlined);
    float cancel = width(frame.cancel, ButtonStyle::plain);
    float next = width(frame.next, ButtonStyle::filled);
    float bell = width(officer, ButtonStyle::soft);
    if (officer && is_portrait) bell = std::max(least, look.text_width(Role::label, officer->text) * 0.85F);
    const float tools_width = static_cast<float>(tools.size()) * (least + gap);
    const auto is_crowded = [&] { return back + cancel + next + bell + 3 * gap + tools_width > row.w; };
    // What has an icon that speaks for itself gives its words away first.
    const bool is_cancel_icon = is_crowded();
    if (is_cancel_icon) cancel = std::min(cancel, least);
    const bool is_back_icon = is_crowded();
    if (is_back_icon) back = std::min(back, least);
    // Then the bell, which can stand on two lines; the way on keeps its words longest.
    const float bell_in_two_lines = bell - (officer ? look.text_width(Role::label, officer->text) * 0.42F : 0.0F);
    const float left = row.w - back - cancel - next - 3 * gap - tools_width;
    const bool is_bell_icon = is_crowded() && left < bell_in_two_lines;
    if (is_crowded()) bell = is_bell_icon ? std::min(bell, least) : left;
    if (is_crowded()) next = row.w - back - cancel - bell - 3 * gap - tools_width;
    // In the order in which they are read: the way on first.
    if (frame.next) button(look, middle(take_right(row, next, gap), h), *frame.next, next_look(*frame.next));
    if (frame.back) {
        (is_back_icon ? icon_button : with_words)(look, middle(take_left(row, back, gap), h), *frame.back, back_look);
    }
    if (frame.cancel) {
        (is_cancel_icon ? icon_button : with_words)(look, middle(take_left(row, cancel, gap), h), *frame.cancel,
                                                    cancel_look);
    }
    if (officer) {
        (is_bell_icon ? icon_button : with_words)(look, middle(take_right(row, bell, gap), h), *officer, bell_look);
    }
    for (const Action& action : tools) icon_button(look, middle(take_left(row, least, gap), h), action, tool_look);
}

}  // namespace

Rect draw_frame(const FrameView& frame, Crowding crowding, Look& look) {
    Rect area = look.screen();
    const bool is_compact = look.scale().room() == Room::compact;
    const bool is_portrait = look.scale().shape() == Shape::portrait;
    if (!(is_compact && crowding == Crowding::keyboard)) {
        float h = std::max(look.unit(103), look.line_height(Role::label) * 1.9F);
        if (is_portrait) h = look.unit(119) + (frame.steps.empty() ? 0.0F : look.unit(66));
        draw_header(frame, take_top(area, h), look);
    }
    const bool has_navigation = frame.back || frame.cancel || frame.next;
    // Beside Back and Next, as icons, where a bar of their own would take the room for what is typed.
    const bool is_crowded = is_compact || crowding == Crowding::keyboard;
    const bool has_tools_bar = !frame.tools.empty() && !(is_crowded && has_navigation);
    const bool is_bell_in_navigation = frame.officer && !has_tools_bar && has_navigation;
    if (has_navigation) {
        const float h = is_compact ? look.mm(kTargetMinimum) + look.unit(16)
                                   : look.scale().at_least(kTargetMinimum, 95) + look.unit(36);
        draw_navigation(frame, take_bottom(area, h), has_tools_bar ? std::vector<Action>{} : frame.tools,
                        is_bell_in_navigation ? frame.officer : std::nullopt, look);
    }
    if (has_tools_bar || (frame.officer && !has_navigation)) {
        float h = look.scale().at_least(kTargetMinimum, 80) + look.unit(has_navigation ? 20 : 36);
        if (is_portrait) h = look.scale().at_least(kTargetMinimum, 104) + look.unit(36);
        draw_tools(frame, take_bottom(area, h), look);
    }
    return area;
}

}  // namespace loket::ui
