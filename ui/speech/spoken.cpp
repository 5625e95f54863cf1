#include "ui/speech/spoken.hpp"

#include <algorithm>
#include <utility>

#include "ui/flow/views/context.hpp"

namespace loket::ui {

namespace {

using Manner = Utterance::Manner;
using Telling = Utterance::Telling;

/// A part follows the words before it as a sentence of its own.
void add_sentence(std::string& text, std::string_view part) {
    if (part.empty()) return;
    if (!text.empty()) text += ". ";
    text += part;
}

/// Fields whose digits are nobody's but the resident's.
bool is_secret(std::string_view field_id) {
    return field_id == "field.nik" || field_id == "field.phone" || field_id == "field.secret_code";
}

/// The field takes digits alone.
bool is_masked_nik(const FieldView& field) {
    return field.focus.id == "field.nik" && field.text.find('X') != std::string::npos;
}

class Teller {
public:
    Teller(const Catalog& catalog, SpeechOutput output) : say(catalog), output_(output) {}

    void tell(std::string_view id, std::string_view text, Telling telling = Telling::anew) {
        if (!text.empty()) told_.push_back({std::string(id), std::string(text), Manner::prose, telling});
    }
    void spell(std::string_view id, std::string_view text, Telling telling = Telling::anew) {
        if (!text.empty()) told_.push_back({std::string(id), std::string(text), Manner::spelling, telling});
    }

    /// What must not be heard by who stands by: spelt into headphones alone.
    void spell_secret(std::string_view id, std::string_view text, Telling telling = Telling::anew) {
        if (output_ == SpeechOutput::headphones) return spell(id, text, telling);
        if (!text.empty()) tell(id, say("speech.secret"), telling);
    }

    void action(const Action& action, Telling telling = Telling::anew) {
        if (action.text.empty()) return;
        const auto words = say.fill("speech.button", {{"name", action.text}});
        const bool is_enabled = action.availability == Availability::enabled;
        tell(action.id, is_enabled ? words : words + ", " + say("speech.disabled"), telling);
    }
    void action(const std::optional<Action>& maybe, Telling telling = Telling::anew) {
        if (maybe) action(*maybe, telling);
    }

    /// One of several: losing its mark is not worth a word, the other that gets it is told.
    void choice(const Choice& choice, std::size_t number, std::size_t count) {
        const bool is_chosen = choice.selection == Selection::selected;
        std::string text = choice.action.text;
        if (is_chosen) text += ", " + say("speech.chosen");
        add_sentence(text, choice.detail);
        add_sentence(text,
                     say.fill("speech.place", {{"number", std::to_string(number)}, {"count", std::to_string(count)}}));
        tell(choice.action.id, text, is_chosen ? Telling::anew : Telling::with_screen);
    }
    void choices(const std::vector<Choice>& all) {
        for (std::size_t i = 0; i < all.size(); ++i) choice(all[i], i + 1, all.size());
    }
    /// A switch or check box: both of its states are told.
    void box(const Choice& box) {
        std::string text = box.action.text;
        add_sentence(text, box.selection == Selection::selected ? say("speech.ticked") : say("speech.unticked"));
        add_sentence(text, box.detail);
        tell(box.action.id, text);
    }

    void field(const FieldView& field) {
        const auto& id = field.focus.id;
        const bool is_focused = field.selection == Selection::selected;
        tell(id, is_focused ? field.label + ", " + say("speech.typing") : field.label,
             is_focused ? Telling::anew : Telling::with_screen);
        if (field.text.empty()) {
            tell(id, field.hint, Telling::with_screen);
        } else if (id == "field.ticket_number") {
            spell(id, field.text, Telling::with_screen);
        } else if (is_secret(id) && !is_masked_nik(field)) {
            spell_secret(id, field.text, Telling::with_screen);
        } else {
            tell(id, field.text, Telling::with_screen);
        }
        tell(id, field.note, Telling::with_screen);
        tell(id, field.problem);
    }

    void steps(const std::vector<StepView>& steps) {
        const auto current = std::find_if(steps.begin(), steps.end(), [](const StepView& step) {
            return step.progress == StepView::Progress::current;
        });
        if (current == steps.end()) return;
        tell("steps", say.fill("speech.step", {{"number", std::to_string(current - steps.begin() + 1)},
                                               {"count", std::to_string(steps.size())},
                                               {"name", current->text}}));
    }
    /// What stands around every screen.
    void frame(const FrameView& frame) {
        action(frame.next);
        action(frame.back, Telling::with_screen);
        action(frame.cancel, Telling::with_screen);
        action(frame.officer, Telling::with_screen);
        for (const Action& tool : frame.tools) action(tool, Telling::with_screen);
        tell("office", frame.office_name, Telling::with_screen);
        tell("link", frame.link_text, Telling::with_screen);
        tell("time", say.fill("speech.time", {{"time", frame.time_text}}), Telling::with_screen);
    }
    void dialog(const DialogView& dialog) {
        tell("title", dialog.title);
        tell("text", dialog.text, Telling::with_screen);  // of the idle question it counts down
        choices(dialog.choices);
        for (const Action& each : dialog.actions) action(each);
    }

    void pages(std::string_view text, const std::optional<Action>& previous, const std::optional<Action>& next) {
        tell("page", text);
        action(previous, Telling::with_screen);
        action(next, Telling::with_screen);
    }

    // ---- One for each screen

    void operator()(const WelcomeView& view) {
        tell("title", view.title);
        tell("subtitle", view.subtitle);
        choices(view.choices);
    }
    void operator()(const TopicView& view) {
        tell("title", view.title);
        tell("problem", view.problem);
        auto all = view.tiles;
        all.push_back(view.other);
        choices(all);
    }
    void operator()(const StoryView& view) {
        tell("title", view.title);
        field(view.story);
        tell("hints", view.hints_title, Telling::with_screen);
        for (const Hint& hint : view.hints) {
            tell("hints", hint.is_met ? hint.text + ", " + say("speech.hint_met") : hint.text, Telling::with_screen);
        }
        choices(view.ways);
    }
    void operator()(const VoiceView& view) {
        tell("title", view.title);
        tell("problem", view.problem);
        tell("text", view.text);
        tell("length", view.time_text, Telling::with_screen);
        for (const Action& each : view.actions) action(each);
    }
    void operator()(const CameraView& view) {
        tell("title", view.title);
        tell("problem", view.problem);
        tell("text", view.text);
        tell("picture", view.picture_text);
        for (const Action& each : view.actions) action(each);
        tell("photos", view.count_text);
        for (const auto& shot : view.shots) action(shot.drop, Telling::with_screen);
    }
    void operator()(const PlaceView& view) {
        tell("title", view.title);
        tell("problem", view.problem);
        tell("kecamatan", view.kecamatan_text);
        action(view.change_kecamatan, Telling::with_screen);
        choices(view.choices);
        pages(view.page_text, view.previous_page, view.next_page);
    }
    void operator()(const FormView& view) {
        tell("title", view.title);
        tell("subtitle", view.subtitle);
        tell("problem", view.problem);
        for (const FieldView& each : view.fields) field(each);
        choices(view.quick);
        action(view.submit, Telling::with_screen);
        action(view.scan, Telling::with_screen);
    }
    void operator()(const IdentityView& view) {
        tell("title", view.title);
        tell("problem", view.problem);
        choices(view.choices);
        box(view.confidential);
        box(view.about_office);
    }
    void operator()(const ReviewView& view) {
        tell("title", view.title);
        tell("problem", view.problem);
        tell("warning", view.warning);
        for (const ReviewRow& row : view.rows) {
            std::string text = row.label + ": " + row.text;
            add_sentence(text, row.detail);
            tell(row.edit.id, text);
            action(row.edit, Telling::with_screen);
        }
        box(view.consent);
        action(view.notice, Telling::with_screen);
    }
    void operator()(const NoticeView& view) {
        tell("title", view.title);
        for (const auto& paragraph : view.paragraphs) tell("notice", paragraph);
        pages(view.page_text, view.previous_page, view.next_page);
        action(view.close, Telling::with_screen);
    }
    void operator()(const FilingView& view) { tell("title", view.title); }
    void operator()(const FiledView& view) {
        tell("title", view.title);
        tell("subtitle", view.subtitle);
        tell("print", view.print_title);
        tell("print", view.print_detail);
        ticket(view.ticket);
        tell("due", view.due_title);
        tell("due", view.due_detail);
        action(view.done, Telling::with_screen);
        action(view.seen);
        action(view.print_again);
        tell("countdown", view.countdown, Telling::with_screen);
    }
    void operator()(const StatusView& view) {
        spell("number", view.number);
        tell("subtitle", view.subtitle);
        tell("badge", view.badge);
        tell("warning", view.warning);
        for (const auto& entry : view.entries) {
            std::string text = entry.title + ", " + entry.when;
            add_sentence(text, entry.detail);
            tell("timeline", text);
        }
        action(view.done, Telling::with_screen);
        action(view.print);
    }
    void operator()(const OutOfServiceView& view) {
        tell("title", view.title);
        tell("subtitle", view.subtitle);
        spell("code", view.code);
    }

    std::vector<Utterance> told() && { return std::move(told_); }

private:
    void ticket(const TicketPreview& ticket) {
        tell("ticket", ticket.number_label, Telling::with_screen);
        spell("ticket", ticket.number, Telling::with_screen);
        tell("ticket", ticket.code_label, Telling::with_screen);
        spell_secret("ticket", ticket.code.reveal_text(), Telling::with_screen);
        tell("ticket", ticket.head, Telling::with_screen);
        tell("ticket", ticket.office_name, Telling::with_screen);
        for (const auto& [label, value] : ticket.lines) tell("ticket", label + ": " + value, Telling::with_screen);
    }

    Words say;
    SpeechOutput output_;
    std::vector<Utterance> told_;
};

bool has_id(const std::vector<Utterance>& all, const std::string& id) {
    return std::any_of(all.begin(), all.end(), [&](const Utterance& each) { return each.id == id; });
}

bool is_said_in(const std::vector<Utterance>& all, const Utterance& said) {
    return std::any_of(all.begin(), all.end(),
                       [&](const Utterance& each) { return each.id == said.id && each.text == said.text; });
}

const KeyboardView* keyboard_of(const View& view) {
    if (const auto* story = std::get_if<StoryView>(&view.screen)) return &story->keyboard;
    const auto* form = std::get_if<FormView>(&view.screen);
    return form != nullptr && form->keyboard ? &*form->keyboard : nullptr;
}

/// Letters and marks by themselves; what has a picture or a short sign by its name.
std::vector<Utterance> spoken_keys(const KeyboardView& keyboard, const Catalog& catalog) {
    const Words say(catalog);
    std::vector<Utterance> told;
    const auto tell = [&](const Key& key) {
        const auto& action = key.action;
        if (key.style == Key::Style::function) {
            constexpr std::string_view kPrefix = "key.";
            told.push_back({action.id, say("speech.key.", std::string_view(action.id).substr(kPrefix.size()))});
        } else if (std::holds_alternative<TypeText>(action.intent) && action.id != "key.space") {
            told.push_back({action.id, action.text, Manner::spelling});
        } else {
            told.push_back({action.id, action.text});
        }
    };
    if (keyboard.suggestions) {
        for (const Action& word : *keyboard.suggestions) told.push_back({word.id, word.text});
    }
    for (const Key& key : keyboard.digits) tell(key);
    for (const auto& row : keyboard.rows) std::for_each(row.begin(), row.end(), tell);
    return told;
}

/// What is said now would be in the recording.
bool is_recording(const View& view) {
    const auto* voice = std::get_if<VoiceView>(&view.screen);
    return !view.dialog && voice != nullptr && voice->sound == VoiceView::Sound::recording;
}

std::string_view dialog_id(const View& view) { return view.dialog ? std::string_view(view.dialog->id) : ""; }

}  // namespace

std::vector<Utterance> spoken_of(const View& view, const Catalog& catalog) {
    Teller teller(catalog, view.frame.access.listening.output);
    if (view.dialog) {
        teller.dialog(*view.dialog);
    } else {
        teller.steps(view.frame.steps);
        std::visit([&](const auto& screen) { teller(screen); }, view.screen);
        teller.frame(view.frame);
    }
    return std::move(teller).told();
}

std::vector<Utterance> spoken_stop(const View& view, const std::vector<std::string>& ids, const Catalog& catalog) {
    auto all = spoken_of(view, catalog);
    if (const auto* keyboard = keyboard_of(view)) {
        for (auto& each : spoken_keys(*keyboard, catalog)) all.push_back(std::move(each));
    }
    if (const auto* story = std::get_if<StoryView>(&view.screen)) {
        const Words say(catalog);
        if (story->story.earlier) all.push_back({story->story.earlier->id, say("speech.story.earlier")});
        if (story->story.later) all.push_back({story->story.later->id, say("speech.story.later")});
    }
    std::vector<Utterance> told;
    for (const auto& id : ids) {
        std::copy_if(all.begin(), all.end(), std::back_inserter(told),
                     [&](const Utterance& each) { return each.id == id; });
    }
    return told;
}

std::vector<Utterance> spoken_change(const View& before, const View& after, const Catalog& catalog) {
    auto now = spoken_of(after, catalog);
    const auto& was = before.frame.access;
    const auto& is = after.frame.access;
    const bool is_asked_for =
        was.listening.speech != is.listening.speech || was.listening.repeats != is.listening.repeats;
    const bool is_another = before.frame.screen != after.frame.screen || dialog_id(before) != dialog_id(after) ||
                            was.language != is.language;
    if (is_asked_for) return now;
    if (is_recording(after)) return {};
    if (is_another) return now;
    const auto then = spoken_of(before, catalog);
    std::erase_if(now, [&](const Utterance& each) {
        return is_said_in(then, each) || (each.telling == Telling::with_screen && has_id(then, each.id));
    });
    return now;
}

std::string text_of(const std::vector<Utterance>& utterances) {
    std::string text;
    for (const auto& each : utterances) {
        text += each.telling == Telling::with_screen ? "-" : "";
        text += each.manner == Manner::spelling ? "~" : "";
        text += each.id + ": " + each.text + "\n";
    }
    return text;
}

}  // namespace loket::ui
