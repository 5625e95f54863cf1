// How a resident uses the kiosk: reads the screen (the layout trace), touches it (XTEST), types on its keyboard. It
// knows no function of the kiosk, only what can be seen and touched.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/result.hpp"
#include "kiosk/report/draft.hpp"
#include "tests/e2e/finger.hpp"
#include "tests/e2e/layout_trace.hpp"

namespace loket::e2e {

class Visit {
public:
    /// `on_screen` is told the name of each screen once it has come to rest: for screenshots.
    Visit(Finger finger, LayoutTrace trace, std::function<void(std::string_view screen)> on_screen);

    /// From welcome through all steps to the number, and on to welcome again. Fails with timeout or not_found, naming
    /// the step.
    Result<void> file(const Draft& draft);
    /// The same in steps: from welcome to a review with consent given; from there to the number; and away.
    Result<void> fill_in(const Draft& draft);
    Result<void> send();
    Result<void> leave();
    /// From a review: opens the privacy notice, and comes back.
    Result<void> read_notice();
    /// From welcome: calls the officer, begins a report and thinks better of it.
    Result<void> look_around();
    /// Waits until the screen says this somewhere; then all that it says (ui::text_of).
    Result<std::string> read(std::string_view words);
    /// What the screen says now.
    std::string read_now() { return trace_.now().words; }
    /// Touches what has this id, once it is there and can be touched.
    Result<void> tap(std::string_view id);
    Result<void> arrive(std::string_view screen);

    /// Looks a report up by what its receipt says, and goes away again.
    Result<void> look_up(std::string_view number, std::string_view secret_code);
    /// The same without going away: the timeline stays on the screen.
    Result<void> ask_for_status(std::string_view number, std::string_view secret_code);

private:
    Result<void> tap_to(std::string_view id, std::string_view next_screen);
    Result<void> ask(std::string_view id, std::string_view dialog);
    Result<void> choose_village(const std::string& village);
    Result<void> say_when(const std::optional<Date>& event_date);
    Result<void> introduce(const Person& person);
    Result<void> type_into(std::string_view field, std::string_view text);
    Result<void> type_character(std::string_view field, std::string_view before, char character);
    Result<void> show_face_with(std::string_view id);

    Finger finger_;
    LayoutTrace trace_;
    std::function<void(std::string_view)> on_screen_;
    std::string last_tapped_;
};

}  // namespace loket::e2e
