// A resident at a real window: the kiosk's own shell and flow under Xvfb, on a display as large as one that offices
// have, touched through XTEST and seen as the display shows it. Time is the test's own, so that what is shown, down to
// the clock in the corner, is the same each time.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/e2e/finger.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/ui/flow/player.hpp"
#include "tests/ui/shell/x_display.hpp"
#include "ui/shell/shell.hpp"

namespace loket::ui {

class Stage {
public:
    Stage(Size display, float px_per_mm);

    /// Touches what has this id. The test fails when it is not there, is disabled, or nothing comes of the touch.
    void tap(std::string_view id);
    /// Small letters, digits and spaces on the on-screen keyboard, key by key.
    void type(std::string_view text);
    /// Presses a key of a physical keyboard, or of a pad of switches, as `xdotool key` names it.
    void press(std::string_view key);
    /// Something happens in the world.
    void happens(const Event& event);
    /// What the display shows now, after the frame that is due.
    Pixels seen();

    /// Whether there is something with this id that can be touched now.
    bool has(std::string_view id) const;
    const Layout& layout() const { return layout_; }
    /// Ids of what the five keys have led to last.
    const std::vector<std::string>& pointed() const { return pointed_; }

    Player resident;

private:
    void let_time_pass();
    /// Runs the shell until `sent` has brought something about.
    void run_for(std::string_view sent);

    test::XDisplay display_;
    test::ManualClock clock_;
    Shell shell_;
    e2e::Finger finger_;
    Layout layout_;
    std::vector<std::string> pointed_;
};

}  // namespace loket::ui
