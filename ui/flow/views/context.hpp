// What every view is made from, and the small pieces that several of them share.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "ui/flow/flow.hpp"
#include "ui/flow/view.hpp"

namespace loket::ui {

/// Words of the catalogue as strings. The test of the catalogues finds the keys in use by the calls of `say`.
class Words {
public:
    explicit Words(const Catalog& catalog) : catalog_(catalog) {}

    std::string operator()(std::string_view key) const { return std::string(catalog_[key]); }
    /// A key made of a prefix that ends with a dot, and a code.
    std::string operator()(std::string_view prefix, std::string_view code) const {
        return (*this)(std::string(prefix).append(code));
    }
    std::string fill(std::string_view key,
                     std::initializer_list<std::pair<std::string_view, std::string_view>> values) const {
        return catalog_.fill(key, values);
    }
    std::string fill(std::string_view prefix, std::string_view code,
                     std::initializer_list<std::pair<std::string_view, std::string_view>> values) const {
        return catalog_.fill(std::string(prefix).append(code), values);
    }
    /// The words for so many of a thing, with the number in place of "{name}".
    std::string counted(std::string_view key, std::int64_t count, std::string_view name) const {
        return catalog_.counted(key, count, name);
    }
    std::string counted(std::string_view prefix, std::string_view code, std::int64_t count,
                        std::string_view name) const {
        return catalog_.counted(std::string(prefix).append(code), count, name);
    }
    const Catalog& catalog() const { return catalog_; }

private:
    const Catalog& catalog_;
};

struct Context {
    const State& state;
    const Facts& facts;
    Words say;
};

WelcomeView welcome_view(const Context& context);
TopicView topic_view(const Context& context);
StoryView story_view(const Context& context);
VoiceView voice_view(const Context& context);
CameraView photos_view(const Context& context);
CameraView scan_view(const Context& context);
PlaceView place_view(const Context& context);
FormView place_detail_view(const Context& context);
IdentityView identity_view(const Context& context);
FormView person_view(const Context& context);
ReviewView review_view(const Context& context);
NoticeView notice_view(const Context& context);
FilingView filing_view(const Context& context);
FiledView filed_view(const Context& context);
FormView status_entry_view(const Context& context);
StatusView status_view(const Context& context);
OutOfServiceView out_of_service_view(const Context& context);

FrameView frame_view(const Context& context);
std::optional<DialogView> dialog_view(const Context& context);
DialogView listening_dialog(const Context& context);
DialogView help_dialog(const Context& context);
/// Nothing while the screen is used by what stands on it.
std::optional<ZonesView> zones_view(const Context& context);
/// Makes the screen read, or leads to what is set of the voice; nothing without a voice.
std::optional<Action> listening_tool(const Context& context);

// ---- Shared pieces

/// "topic", "place_detail": the name in layout traces.
std::string_view name_of(Screen screen);
/// "nik", "event_date": the end of a field's id.
std::string_view name_of(TextField field);

/// The topic's name in English or, as the tables have it, in Indonesian; an empty code is "other".
std::string topic_name(const Context& context, std::string_view topic_code);
/// What is wrong with a field, in words; empty when nothing is.
std::string problem_text(const Context& context, Field field);
/// A text field with its label, hint and problem; the caller adds a note.
FieldView field_view(const Context& context, TextField field);
/// "Halaman 1 dari 2"; empty with one page.
std::string page_text(const Context& context);
std::optional<Action> previous_page(const Context& context);
std::optional<Action> next_page(const Context& context);
/// Whole seconds until `length` after the last touch, at least 0, rounded up.
std::int64_t seconds_left(const Context& context, Milliseconds length);
/// "2 dari 5 foto".
std::string photo_count_text(const Context& context);
/// "1:12", minutes and seconds.
std::string length_text(Milliseconds length);
/// "Senin, 30 November 2026", or "14 hari kerja" when no date may be promised.
std::string due_text(const Context& context, const std::optional<Date>& due, int working_days);

constexpr Selection selection(bool is_selected) { return is_selected ? Selection::selected : Selection::unselected; }
constexpr Availability availability(bool is_enabled) {
    return is_enabled ? Availability::enabled : Availability::disabled;
}

}  // namespace loket::ui
