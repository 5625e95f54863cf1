#include "ui/screens/draw.hpp"

#include <algorithm>
#include <utility>

#include "ui/screens/frame.hpp"
#include "ui/screens/screens.hpp"

namespace loket::ui {
namespace {

/// The keyboard that is up; nullptr when none is.
const KeyboardView* keyboard_of(const ScreenView& screen) {
    if (const auto* story = std::get_if<StoryView>(&screen)) {
        return story->keyboard.rows.empty() ? nullptr : &story->keyboard;
    }
    const auto* form = std::get_if<FormView>(&screen);
    return form != nullptr && form->keyboard ? &*form->keyboard : nullptr;
}

std::optional<TypedField> typed_field_of(const ScreenView& screen) {
    if (const auto* story = std::get_if<StoryView>(&screen)) {
        if (story->keyboard.rows.empty()) return std::nullopt;
        return TypedField{story->story.focus.id};
    }
    const auto* form = std::get_if<FormView>(&screen);
    if (form == nullptr) return std::nullopt;
    const auto& fields = form->fields;
    const auto typed = std::find_if(fields.begin(), fields.end(),
                                    [](const FieldView& field) { return field.selection == Selection::selected; });
    if (typed == fields.end()) return std::nullopt;
    TypedField found{typed->focus.id};
    if (typed != fields.begin()) found.before = (typed - 1)->focus;
    if (typed + 1 != fields.end()) found.after = (typed + 1)->focus;
    return found;
}

/// What Enter on a physical keyboard means; nothing where nothing is typed.
std::optional<Intent> enter_of(const View& view) {
    const KeyboardView* keyboard = keyboard_of(view.screen);
    return view.dialog || keyboard == nullptr ? std::nullopt : keyboard->enter;
}

/// Where letters would fall below this, millimetres, a screen has no room for the large size that was wished: what does
/// not fit is made smaller, and would end up smaller than at the ordinary size.
constexpr float kLeastCapitalOfLarge = 3.3F;
/// Nor has it where a line is cut to less than this: "Jem…" says nothing.
constexpr std::size_t kLeastOfCutLine = 12;

bool holds(const Canvas& canvas, const Display& display) {
    const auto& tally = canvas.tally();
    return tally.smallest_em * kCapitalOfEm / display.px_per_mm >= kLeastCapitalOfLarge &&
           tally.shortest_cut >= kLeastOfCutLine;
}

Layout draw_at(TextSize text_size, const View& view, Canvas& canvas, const Display& display, std::string_view pressed,
               const KeyWalk& walk) {
    const Scale scale(display, text_size);
    canvas.begin(scale);
    Look look(canvas, scale, view.frame.access.contrast, view.dialog ? std::string_view() : pressed);
    canvas.fill(look.screen(), look.palette().paper);
    const Rect content =
        draw_frame(view.frame, keyboard_of(view.screen) != nullptr ? Crowding::keyboard : Crowding::none, look);
    const auto around = static_cast<std::ptrdiff_t>(look.layout().targets.size());
    std::visit([&](const auto& screen) { draw_screen(screen, content, look); }, view.screen);

    Layout layout = std::move(look.layout());
    // What the screen asks is read first, what stands around it last.
    std::rotate(layout.targets.begin(), layout.targets.begin() + around, layout.targets.end());
    if (view.dialog) {
        Look above(canvas, scale, view.frame.access.contrast, pressed);
        draw_dialog(*view.dialog, above);
        layout = std::move(above.layout());
        layout.dialog = view.dialog->id;
    }
    layout.screen = view.frame.screen;
    layout.enter = enter_of(view);
    if (!view.dialog) layout.typed_field = typed_field_of(view.screen);
    if (view.zones) {
        Look above(canvas, scale, view.frame.access.contrast, pressed);
        draw_zones(*view.zones, walk.pointed(layout), above);
        layout.covered = std::exchange(layout.targets, std::move(above.layout().targets));
    } else if (const auto ring = walk.ring(layout)) {
        draw_ring(*ring, look);
    }
    canvas.end();
    return layout;
}

}  // namespace

Layout draw(const View& view, Canvas& canvas, const Display& display, std::string_view pressed, const KeyWalk& walk) {
    const TextSize wished = view.frame.access.text_size;
    const std::string screen = view.frame.screen + '/' + (view.dialog ? view.dialog->id : std::string());
    TextSize size = std::min(wished, canvas.largest_held(screen));
    for (;;) {
        Layout layout = draw_at(size, view, canvas, display, pressed, walk);
        if (size <= TextSize::normal || holds(canvas, display)) return layout;
        size = static_cast<TextSize>(static_cast<int>(size) - 1);
        canvas.remember_held(screen, size);
    }
}

}  // namespace loket::ui
