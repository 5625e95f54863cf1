// A resident made of code: touches controls by their ids, as they stand in the view, never by calling the flow around
// it. What the screen does not offer, the resident cannot do.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ui/flow/flow.hpp"
#include "ui/flow/view.hpp"

namespace loket::ui {

/// A kiosk in Babat Toman on Monday 23 November 2026, 09.42.
Facts babat_toman();

/// "BTM2-00427" with its check character.
TicketNumber ticket_number();

/// Every control that can be touched now: those of the dialog when there is one, otherwise all enabled ones.
std::vector<Action> touchable(const View& view);

class Player {
public:
    Player();

    State state;
    Facts facts;
    std::vector<Effect> effects;  ///< all that the screen wanted so far

    /// Touches a control; the test fails when it is not there or disabled.
    Player& touch(std::string_view id);
    bool can_touch(std::string_view id) const;
    /// Types ASCII on the on-screen keyboard, key by key, turning its faces as a person would.
    Player& type(std::string_view text);
    /// What a touch meant that came from elsewhere than a control's id.
    Player& does(const Intent& intent);
    Player& happens(const Event& event);
    /// Lets time pass on both clocks and tells the screen.
    Player& wait(Milliseconds time);

    View view() const;
    /// The view as text without the frame's head and tools, so that tests compare what is particular to a screen.
    std::string screen_text() const;
    /// The words of a dialog; empty without one.
    std::string dialog_text() const;

    /// Whether nothing is left of anybody: the first screen with its defaults and no text.
    bool is_fresh() const;

    // ---- Ways that many tests begin with

    Player& choose_topic();
    Player& tell_story();
    Player& choose_place();
    Player& go_to_identity();
    /// An anonymous report with everything in it, on review.
    Player& go_to_review();
    /// Sent and filed.
    Player& file();

private:
    void give(const Input& input);
};

}  // namespace loket::ui
