#include "tests/e2e/visit.hpp"

#include <fmt/format.h>

#include <cctype>
#include <thread>

#include "kiosk/report/region.hpp"

namespace loket::e2e {
namespace {

using std::chrono::milliseconds;

/// The kiosk ignores touches for 400 ms after a change of screen, and a second touch on the same key for 300 ms
/// (500 ms elsewhere), so that a trembling hand does no harm. A resident is slower than that, the more so as the kiosk
/// counts from when it saw the touch, which on a busy machine is later than when it was made.
constexpr milliseconds kAfterArrival{520};  // "next" may have been touched last, and is touched again here
constexpr milliseconds kSameKeyAgain{600};
constexpr milliseconds kBetweenKeys{25};
constexpr milliseconds kBetweenTouches{520};

std::string key_id(char character) {
    if (character == ' ') return "key.space";
    if (character == '\n') return "key.enter";
    return fmt::format("key.{}", char(std::tolower(static_cast<unsigned char>(character))));
}

/// Where the kiosk's keyboard offers a capital by itself: at the start of a sentence, and of each part of a name.
bool begins_with_capital(std::string_view field, std::string_view before) {
    if (before.empty() || before.back() == '\n') return true;
    if (before.back() != ' ') return false;
    if (field == "field.name") return true;
    const auto end = before.find_last_not_of(' ');
    return end == std::string_view::npos || std::string_view(".?!\n").find(before[end]) != std::string_view::npos;
}

bool shows(const Layout& layout, std::string_view id, std::string_view text) {
    const Element* element = layout.find(id);
    return element != nullptr && (text.empty() || element->text == text);
}

}  // namespace

Visit::Visit(Finger finger, LayoutTrace trace, std::function<void(std::string_view)> on_screen)
    : finger_(std::move(finger)), trace_(std::move(trace)), on_screen_(std::move(on_screen)) {}

Result<void> Visit::arrive(std::string_view screen) {
    TRY(trace_.wait_for(screen,
                        [&](const Layout& layout) { return layout.screen == screen && layout.dialog.empty(); }));
    std::this_thread::sleep_for(kAfterArrival);
    last_tapped_.clear();
    on_screen_(screen);
    return {};
}

Result<void> Visit::tap(std::string_view id) {
    const Layout layout = TRY(trace_.wait_for(id, [&](const Layout& now) {
        const Element* element = now.find(id);
        return element != nullptr && element->state == Element::State::enabled;
    }));
    const Element& element = *layout.find(id);
    const bool is_key = id.substr(0, 4) == "key.";
    if (last_tapped_ == id) std::this_thread::sleep_for(is_key ? kSameKeyAgain : kBetweenTouches);
    last_tapped_ = id;
    finger_.tap(int(element.x + element.width / 2), int(element.y + element.height / 2));
    std::this_thread::sleep_for(kBetweenKeys);
    return {};
}

Result<void> Visit::tap_to(std::string_view id, std::string_view next_screen) {
    TRY(tap(id));
    return arrive(next_screen);
}

Result<void> Visit::show_face_with(std::string_view id) {
    constexpr int kFaces = 3;  // letters, symbols, more symbols; each holds a key towards another
    const bool wants_letter = id.size() == 5 && std::isalpha(static_cast<unsigned char>(id[4]));
    for (int tries = 0; tries <= kFaces; ++tries) {
        const Layout before = trace_.now();
        if (before.find(id) != nullptr) return {};
        const std::string_view towards = wants_letter                         ? "key.letters"
                                         : before.find("key.more") != nullptr ? "key.more"
                                                                              : "key.symbols";
        TRY(tap(towards));
        TRY(trace_.wait_for("another face of the keyboard",
                            [&](const Layout& now) { return now.find(towards) == nullptr; }));
    }
    return fail(Fault::not_found, "no face of the keyboard has this key", std::string(id));
}

Result<void> Visit::type_character(std::string_view field, std::string_view before, char character) {
    const std::string id = key_id(character);
    TRY(show_face_with(id));
    const bool is_letter = std::isalpha(static_cast<unsigned char>(character));
    const bool has_shift = trace_.now().find("key.shift") != nullptr;
    if (is_letter && has_shift) {
        // Let the keyboard settle on the case that it offers here by itself, then change it if need be.
        const bool offers_capital = begins_with_capital(field, before);
        TRY(trace_.wait_for("the case that fits",
                            [&](const Layout& now) { return shows(now, "key.a", offers_capital ? "A" : "a"); }));
        const bool wants_capital = std::isupper(static_cast<unsigned char>(character));
        if (wants_capital != offers_capital) {
            TRY(tap("key.shift"));
            TRY(trace_.wait_for("the other case",
                                [&](const Layout& now) { return shows(now, "key.a", wants_capital ? "A" : "a"); }));
        }
    }
    // Who writes watches the letters appear. A kiosk that is busy would otherwise meet two touches on one key at once,
    // and take the second for a tremble. (A dash that a field sets by itself changes nothing.)
    const std::string before_touch = trace_.now().words;
    TRY(tap(id));
    (void)trace_.wait_for(
        "the letter", [&](const Layout& now) { return now.words != before_touch; }, std::chrono::seconds(1));
    return {};
}

Result<void> Visit::type_into(std::string_view field, std::string_view text) {
    if (text.empty()) return {};
    TRY(tap(field));
    TRY(trace_.wait_for("a keyboard", [](const Layout& layout) { return layout.find("key.done") != nullptr; }));
    std::this_thread::sleep_for(kAfterArrival);
    for (std::size_t i = 0; i < text.size(); ++i) TRY(type_character(field, text.substr(0, i), text[i]));
    on_screen_("keyboard");
    TRY(tap("key.done"));
    TRY(trace_.wait_for("no keyboard", [](const Layout& layout) { return layout.find("key.done") == nullptr; }));
    std::this_thread::sleep_for(kAfterArrival);
    return {};
}

Result<void> Visit::choose_village(const std::string& village) {
    if (village.empty()) return {};
    const std::string kecamatan = "kecamatan." + std::string(kecamatan_code_of(village));
    const auto turn_to = [&](const std::string& id) -> Result<void> {
        while (trace_.now().find(id) == nullptr) {
            const Layout before = trace_.now();
            const Element* next = before.find("page.next");
            if (next == nullptr || next->state == Element::State::disabled) {
                return fail(Fault::not_found, "not on any page", id);
            }
            TRY(tap("page.next"));
            TRY(trace_.wait_for("the next page", [&](const Layout& now) { return now.texts() != before.texts(); }));
        }
        return {};
    };
    const std::string id = "village." + village;
    if (auto on_these_pages = turn_to(id); !on_these_pages) {
        TRY(tap("change_kecamatan"));
        TRY(trace_.wait_for("the kecamatan",
                            [](const Layout& now) { return now.find("change_kecamatan") == nullptr; }));
        std::this_thread::sleep_for(kAfterArrival);
        TRY(turn_to(kecamatan));
        TRY(tap(kecamatan));
        TRY(trace_.wait_for("its villages", [](const Layout& now) { return now.find("change_kecamatan") != nullptr; }));
        std::this_thread::sleep_for(kAfterArrival);
        TRY(turn_to(id));
    }
    return tap(id);
}

Result<void> Visit::say_when(const std::optional<Date>& event_date) {
    if (!event_date) return {};
    return type_into("field.event_date", fmt::format("{:02}{:02}{:04}", unsigned(event_date->day()),
                                                     unsigned(event_date->month()), int(event_date->year())));
}

Result<void> Visit::introduce(const Person& person) {
    TRY(type_into("field.name", person.name));
    TRY(type_into("field.nik", person.nik));
    TRY(type_into("field.phone", person.phone));
    return type_into("field.address", person.address);
}

Result<std::string> Visit::read(std::string_view words) {
    const auto says_it = [&](const Layout& now) { return now.words.find(words) != std::string::npos; };
    auto seen = trace_.wait_for(words, says_it, std::chrono::seconds(40));
    if (!seen) return fail(seen.error().fault, seen.error().detail + "\n" + trace_.now().words);
    return seen->words;
}

Result<void> Visit::file(const Draft& draft) {
    TRY(fill_in(draft));
    TRY(send());
    return leave();
}

Result<void> Visit::send() { return tap_to("send", "filed"); }

Result<void> Visit::leave() { return tap_to("done", "welcome"); }

Result<void> Visit::read_notice() {
    TRY(tap_to("notice", "notice"));
    return tap_to("notice.close", "review");
}

/// Touches what brings up a question over the screen.
Result<void> Visit::ask(std::string_view id, std::string_view dialog) {
    TRY(tap(id));
    TRY(trace_.wait_for(dialog, [&](const Layout& now) { return now.dialog == dialog; }));
    std::this_thread::sleep_for(kAfterArrival);
    on_screen_("dialog-" + std::string(dialog));
    return {};
}

Result<void> Visit::look_around() {
    TRY(arrive("welcome"));
    TRY(ask("officer", "officer"));
    TRY(tap_to("overlay.keep", "welcome"));
    TRY(tap_to(fmt::format("kind.{}", code_of(Kind::aspirasi)), "topic"));
    TRY(ask("cancel", "cancel"));
    return tap_to("overlay.leave", "welcome");
}

Result<void> Visit::fill_in(const Draft& draft) {
    TRY(arrive("welcome"));
    TRY(tap_to(fmt::format("kind.{}", code_of(draft.kind)), "topic"));
    TRY(tap("topic." + draft.topic));
    TRY(tap_to("next", "story"));
    TRY(type_into("field.story", draft.story));
    TRY(tap_to("next", "place"));
    TRY(choose_village(draft.village));
    TRY(tap_to("next", "place_detail"));
    TRY(type_into("field.place_detail", draft.place_detail));
    TRY(say_when(draft.event_date));
    TRY(tap_to("next", "identity"));
    TRY(tap(fmt::format("identity.{}", code_of(draft.identity.value_or(Identity::none)))));
    if (draft.publicity == Publicity::confidential) TRY(tap("confidential"));
    if (draft.addressee == Addressee::one_level_up) TRY(tap("about_office"));
    if (draft.identity == Identity::none) {
        TRY(tap_to("next", "review"));
    } else {
        TRY(tap_to("next", "person"));
        TRY(introduce(draft.person));
        TRY(tap_to("next", "review"));
    }
    return tap("consent");
}

Result<void> Visit::ask_for_status(std::string_view number, std::string_view secret_code) {
    TRY(arrive("welcome"));
    TRY(tap_to("status", "status_entry"));
    TRY(type_into("field.ticket_number", number));
    TRY(type_into("field.secret_code", secret_code));
    return tap_to("look_up", "status");
}

Result<void> Visit::look_up(std::string_view number, std::string_view secret_code) {
    TRY(ask_for_status(number, secret_code));
    return leave();
}

}  // namespace loket::e2e
