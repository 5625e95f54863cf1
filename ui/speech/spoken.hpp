// A screen in the words of somebody who reads it to another: what it asks, what can be chosen, what has been typed, and
// last what is always there. An open dialog is read alone, for nothing beneath it can be touched.
//
// Pure. The words are not yet made speakable (normalise.hpp): they are those of the view, so that what is said can be
// compared with what is seen.
#pragma once

#include <string>
#include <vector>

#include "ui/flow/view.hpp"

namespace loket::ui {

struct Utterance {
    std::string id;    ///< the element that it belongs to: an action's id, or "title", "subtitle", "problem" ...
    std::string text;  ///< not empty
    enum class Manner { prose, spelling } manner = Manner::prose;
    /// Whether it is said by itself when it changes on a screen that stays, or only when the whole screen is read: a
    /// countdown, and what grows with each key.
    enum class Telling { anew, with_screen } telling = Telling::anew;

    bool operator==(const Utterance&) const = default;
};

/// The whole screen, or its dialog; the catalogue is that of the view's language.
std::vector<Utterance> spoken_of(const View& view, const Catalog& catalog);

/// What a listener must hear after `before` became `after`: everything of another screen, of a dialog that has opened
/// and of the screen under one that was closed; otherwise only what is new on it. Nothing for a mere tick or key.
std::vector<Utterance> spoken_change(const View& before, const View& after, const Catalog& catalog);

/// What one of the five keys has led to: everything that is said of one element, or the keys of a row. Nothing for an
/// id that is not there.
std::vector<Utterance> spoken_stop(const View& view, const std::vector<std::string>& ids, const Catalog& catalog);

/// One line an utterance, "id: text", with "~" before what is spelt and "-" before what is not told anew; for tests.
std::string text_of(const std::vector<Utterance>& utterances);

}  // namespace loket::ui
