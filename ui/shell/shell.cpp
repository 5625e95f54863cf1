#include "ui/shell/shell.hpp"

#include <atomic>

#include "ui/look/canvas.hpp"
#include "ui/look/key_walk.hpp"
#include "ui/look/touch.hpp"
#include "ui/screens/draw.hpp"
#include "ui/shell/window.hpp"

namespace loket::ui {

namespace {

bool is_contact(const WindowEvent& event) {
    if (const auto* pointer = std::get_if<PointerEvent>(&event)) return pointer->what == PointerEvent::What::down;
    return !std::holds_alternative<Damaged>(event);
}

}  // namespace

struct Shell::Inner {
    // The window goes last: the canvas gives its GL objects back while the context is there.
    std::unique_ptr<Window> window;
    Canvas canvas;
    const Clock& clock;
    std::optional<LayoutTrace> trace;
    TouchPolicy touch;
    KeyWalk walk;
    Layout layout;
    Display display;
    Color paper;
    std::uint64_t frames = 0;
    std::atomic<bool> is_stopping = false;

    Inner(std::unique_ptr<Window> w, Canvas c, const Clock& k) : window(std::move(w)), canvas(std::move(c)), clock(k) {}
    ~Inner() { canvas.disconnect_gl(); }

    void show(const View& view) {
        display = window->display();
        layout = draw(view, canvas, display, touch.pressed(), walk);
        paper = palette_of(view.frame.access.contrast).paper;
        present();
        touch.shown(layout, clock.steady());
        walk.shown(layout);
        if (trace) trace->note(layout, text_of(view));
    }

    void present() {
        const auto& parts = canvas.render(paper);
        if (parts.empty()) return;
        if (!window->present(parts)) canvas.forget_frame();
        ++frames;
    }

    /// What an event in the window means; nothing for most.
    std::optional<Intent> meaning_of(const WindowEvent& event) {
        if (const auto* pointer = std::get_if<PointerEvent>(&event)) {
            if (pointer->what == PointerEvent::What::down && !layout.covered) walk.let_go();
            return touch.handle(*pointer, layout);
        }
        if (const auto* walked = std::get_if<Walked>(&event)) return walked->walk;
        const bool is_typing = layout.enter.has_value();
        const Walk choose{WalkKey::choose, WalkDevice::keyboard};
        if (const auto* typed = std::get_if<Typed>(&event)) {
            if (is_typing) return TypeText{typed->text};
            if (typed->text == " " && walk.is_pointing()) return choose;
        }
        if (std::holds_alternative<Erased>(event) && is_typing) return EraseCharacter{};
        if (std::holds_alternative<ErasedWord>(event) && is_typing) return EraseWord{};
        if (const auto* moved = std::get_if<Moved>(&event)) {
            if (is_typing) return MoveCursor{moved->by};
            return Walk{moved->by < 0 ? WalkKey::previous : WalkKey::next, WalkDevice::keyboard};
        }
        if (std::holds_alternative<Entered>(event)) {
            const auto pointed = walk.pointed(layout);
            const bool is_in_text =
                pointed.empty() || (layout.typed_field && pointed.front()->id == layout.typed_field->id);
            if (!is_in_text) return choose;
            walk.let_go();  // on to the field below, or away
            return layout.enter;
        }
        return std::nullopt;
    }

    std::vector<std::string> pointed_ids() const {
        std::vector<std::string> ids;
        for (const Target* target : walk.pointed(layout)) ids.push_back(target->id);
        return ids;
    }

    /// Tells an intent, and what follows from it when it is one of the five keys.
    void tell(const Intent& intent, const ShellCallbacks& callbacks) {
        callbacks.on_intent(intent);
        const auto* key = std::get_if<Walk>(&intent);
        if (key == nullptr) return;
        const auto before = pointed_ids();
        const auto follows = walk.press(*key, layout, clock.steady());
        if (follows) callbacks.on_intent(*follows);
        show(callbacks.view());
        const auto after = pointed_ids();
        const bool is_written = follows && std::holds_alternative<TypeText>(*follows);
        if (callbacks.on_pointed && !after.empty() && (after != before || is_written)) callbacks.on_pointed(after);
    }
};

Shell::Shell(std::unique_ptr<Inner> inner) : inner_(std::move(inner)) {}
Shell::Shell(Shell&&) noexcept = default;
Shell::~Shell() = default;

Result<Shell> Shell::open(const ShellOptions& options, const Clock& clock) {
    auto window = TRY(Window::open(options, clock));
    auto inner = std::make_unique<Inner>(std::move(window), TRY(Canvas::create()), clock);
    inner->touch = TouchPolicy(options.repeat_ignored);
    inner->walk = KeyWalk(options.repeat_ignored);
    TRY(inner->canvas.connect_gl());
    if (options.trace_layout) inner->trace.emplace(TRY(LayoutTrace::open(*options.trace_layout)));
    return Shell(std::move(inner));
}

void Shell::run(const ShellCallbacks& callbacks) {
    Inner& in = *inner_;
    bool is_stale = true;
    while (!in.is_stopping && !in.window->is_closed()) {
        if (callbacks.pump() == Change::some) is_stale = true;
        for (const WindowEvent& event : in.window->take_events()) {
            if (callbacks.on_contact && is_contact(event)) callbacks.on_contact();
            if (std::holds_alternative<Damaged>(event)) in.canvas.forget_frame();
            const std::string pressed_before = in.touch.pressed();
            const auto intent = in.meaning_of(event);
            if (intent) in.tell(*intent, callbacks);
            is_stale |= intent || std::holds_alternative<Damaged>(event) || in.touch.pressed() != pressed_before;
            // What comes after a touch or Enter is meant for the screen that they lead to. Characters that follow one
            // another share a frame, or a scanner's twenty would take twenty.
            if (intent && !std::holds_alternative<Typed>(event) && !std::holds_alternative<Erased>(event)) {
                in.show(callbacks.view());
                is_stale = false;
            }
        }
        if (const auto intent = in.touch.rest(in.clock.steady(), in.layout)) {
            callbacks.on_intent(*intent);
            is_stale = true;
        }
        if (is_stale) {
            in.show(callbacks.view());
            is_stale = false;
        }
        if (in.is_stopping) break;
        const Milliseconds quiet = callbacks.quiet();
        in.window->wait(std::min(quiet, in.touch.until_rest(in.clock.steady()).value_or(quiet)));
    }
    in.is_stopping = false;
}

void Shell::wake() { post_empty_event(); }

void Shell::stop() {
    inner_->is_stopping = true;
    post_empty_event();
}

const Layout& Shell::show(const View& view) {
    inner_->show(view);
    return inner_->layout;
}

Pixels Shell::pixels() {
    inner_->canvas.forget_frame();
    inner_->canvas.render(inner_->paper);
    return inner_->window->pixels();
}

const Layout& Shell::layout() const { return inner_->layout; }
const Display& Shell::display() const { return inner_->display; }
std::uint64_t Shell::frames() const { return inner_->frames; }

}  // namespace loket::ui
