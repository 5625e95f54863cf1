// One line a thing, in the order in which it is read from the screen; what cannot be touched is marked, what is chosen
// has a star, and an action stands in brackets with its id.
#include "ui/flow/view.hpp"

namespace loket::ui {

namespace {

/// Collects lines; what is empty is left out.
class Page {
public:
    void line(std::string_view text) {
        if (text.empty()) return;
        text_ += text;
        text_ += '\n';
    }
    void line(std::string_view name, std::string_view text) {
        if (!text.empty()) line(std::string(name) + ": " + one_line(text));
    }
    void action(const Action& action) { line(form_of(action)); }
    void action(const std::optional<Action>& maybe) {
        if (maybe) action(*maybe);
    }
    void actions(const std::vector<Action>& all) {
        for (const auto& each : all) action(each);
    }
    void choice(const Choice& choice) {
        line(std::string(choice.selection == Selection::selected ? "* " : "  ") + form_of(choice.action) +
             (choice.detail.empty() ? "" : " " + one_line(choice.detail)));
    }
    void choices(const std::vector<Choice>& all) {
        for (const auto& each : all) choice(each);
    }
    void field(const FieldView& field) {
        line(std::string(field.selection == Selection::selected ? "* " : "  ") + "[" + field.focus.id + "] " +
             field.label + ": " + (field.text.empty() ? "(" + field.hint + ")" : one_line(field.text)));
        line("    note", field.note);
        line("    problem", field.problem);
        if (field.pages_back > 0) line("    pages back", std::to_string(field.pages_back));
    }
    /// A row of keys on one line; a function key by its id.
    void keyboard(const KeyboardView& keyboard) {
        if (keyboard.suggestions) actions(*keyboard.suggestions);
        for (const auto& row : keyboard.rows) {
            std::string keys = "keys:";
            for (const auto& key : row) keys += " " + (key.action.text.empty() ? key.action.id : key.action.text);
            line(keys);
        }
    }

    std::string text() && { return std::move(text_); }

private:
    static std::string form_of(const Action& action) {
        const auto* state = action.availability == Availability::disabled ? " (disabled)" : "";
        return "[" + action.id + "] " + one_line(action.text) + state;
    }
    /// A line break inside a text as "|".
    static std::string one_line(std::string_view text) {
        std::string joined(text);
        for (auto& c : joined)
            if (c == '\n') c = '|';
        return joined;
    }

    std::string text_;
};

std::string_view mark_of(StepView::Progress progress) {
    switch (progress) {
        case StepView::Progress::done: return "x ";
        case StepView::Progress::current: return "> ";
        case StepView::Progress::ahead: return "- ";
    }
    return "";
}

struct Write {
    Page& page;

    void operator()(const WelcomeView& view) {
        page.line("title", view.title);
        page.line("subtitle", view.subtitle);
        page.choices(view.choices);
    }
    void operator()(const TopicView& view) {
        page.line("title", view.title);
        page.choices(view.tiles);
        page.choice(view.other);
        page.line("problem", view.problem);
    }
    void operator()(const StoryView& view) {
        page.line("title", view.title);
        page.field(view.story);
        page.line("hints", view.hints_title);
        for (const auto& hint : view.hints) page.line((hint.is_met ? "  x " : "  - ") + hint.text);
        page.choices(view.ways);
        page.keyboard(view.keyboard);
    }
    void operator()(const VoiceView& view) {
        constexpr const char* kSounds[] = {"", "recording", "playing"};
        page.line("title", view.title);
        page.line("text", view.text);
        page.line("sound", kSounds[static_cast<int>(view.sound)]);
        page.line("length", view.time_text);
        page.actions(view.actions);
        page.line("problem", view.problem);
    }
    void operator()(const CameraView& view) {
        page.line("title", view.title);
        page.line("text", view.text);
        if (view.picture) {
            page.line("picture " + std::to_string(view.picture->width) + "x" + std::to_string(view.picture->height));
        }
        page.line("picture", view.picture_text);
        page.actions(view.actions);
        page.line("photos", view.count_text);
        for (const auto& shot : view.shots) page.action(shot.drop);
        page.line("problem", view.problem);
    }
    void operator()(const PlaceView& view) {
        page.line("title", view.title);
        page.line("kecamatan", view.kecamatan_text);
        page.action(view.change_kecamatan);
        page.choices(view.choices);
        page.line("page", view.page_text);
        page.action(view.previous_page);
        page.action(view.next_page);
        page.line("problem", view.problem);
    }
    void operator()(const FormView& view) {
        page.line("title", view.title);
        page.line("subtitle", view.subtitle);
        for (const auto& field : view.fields) page.field(field);
        page.choices(view.quick);
        page.line("problem", view.problem);
        page.action(view.submit);
        page.action(view.scan);
        if (view.keyboard) page.keyboard(*view.keyboard);
    }
    void operator()(const IdentityView& view) {
        page.line("title", view.title);
        page.choices(view.choices);
        page.choice(view.confidential);
        page.choice(view.about_office);
        page.line("problem", view.problem);
    }
    void operator()(const ReviewView& view) {
        page.line("title", view.title);
        for (const auto& row : view.rows) {
            page.line(row.label, row.text);
            page.line("    detail", row.detail);
            page.action(row.edit);
        }
        page.choice(view.consent);
        page.action(view.notice);
        page.line("problem", view.problem);
        page.line("warning", view.warning);
    }
    void operator()(const NoticeView& view) {
        page.line("title", view.title);
        for (const auto& paragraph : view.paragraphs) page.line(paragraph);
        page.line("page", view.page_text);
        page.action(view.previous_page);
        page.action(view.next_page);
        page.action(view.close);
    }
    void operator()(const FilingView& view) { page.line("title", view.title); }
    void operator()(const FiledView& view) {
        page.line("title", view.title);
        page.line("subtitle", view.subtitle);
        page.line("print", view.print_title);
        page.line("    detail", view.print_detail);
        page.line("due", view.due_title);
        page.line("    detail", view.due_detail);
        page.action(view.done);
        page.action(view.seen);
        page.action(view.print_again);
        page.line("countdown", view.countdown);
        page.line("ticket", view.ticket.head);
        page.line("    office", view.ticket.office_name);
        page.line("    " + view.ticket.number_label, view.ticket.number);
        page.line("    qr", view.ticket.qr_text);
        page.line("    " + view.ticket.code_label, view.ticket.code.reveal_text());
        for (const auto& [label, value] : view.ticket.lines) page.line("    " + label, value);
        if (const auto& slip = view.ticket.slip) {
            page.line("slip " + std::to_string(slip->width) + "x" + std::to_string(slip->height));
        }
    }
    void operator()(const StatusView& view) {
        page.line("number", view.number);
        page.line("subtitle", view.subtitle);
        page.line("badge", view.badge);
        page.line("warning", view.warning);
        for (const auto& entry : view.entries) {
            page.line(std::string(mark_of(entry.progress)) + entry.title + " · " + entry.when);
            page.line("    detail", entry.detail);
        }
        page.action(view.done);
        page.action(view.print);
    }
    void operator()(const OutOfServiceView& view) {
        page.line("title", view.title);
        page.line("subtitle", view.subtitle);
        page.line("code", view.code);
    }
};

}  // namespace

std::string text_of(const View& view) {
    Page page;
    const auto& frame = view.frame;
    page.line("screen", frame.screen);
    page.line("office", frame.office_name);
    page.line("link", frame.link_text);
    page.line("time", frame.time_text);
    for (const auto& step : frame.steps) page.line(std::string(mark_of(step.progress)) + step.text);
    std::visit(Write{page}, view.screen);
    page.actions(frame.tools);
    page.action(frame.officer);
    page.action(frame.back);
    page.action(frame.cancel);
    page.action(frame.next);
    if (view.zones) {
        const auto& zones = *view.zones;
        page.line("zones", zones.light == ZonesView::Light::lit ? "lit" : "dark");
        page.actions({zones.back, zones.help, zones.choose, zones.previous, zones.next});
    }
    if (view.dialog) {
        page.line("dialog", view.dialog->id);
        page.line("title", view.dialog->title);
        page.line("text", view.dialog->text);
        page.choices(view.dialog->choices);
        page.actions(view.dialog->actions);
    }
    return std::move(page).text();
}

}  // namespace loket::ui
