// Microphone and camera as the flow knows them: which screen wants which, what a touch asks of it, and what it tells.
// A device is open exactly while its screen is shown; `step` sees to that, so that no way out of a screen forgets it.
#pragma once

#include <type_traits>
#include <vector>

#include "ui/flow/flow.hpp"

namespace loket::ui {

template <class Thing, class... Things>
inline constexpr bool kIsOneOf = (std::is_same_v<Thing, Things> || ...);
template <class Wish>
inline constexpr bool kIsForStudio =
    kIsOneOf<Wish, OpenVoice, OpenPhotos, OpenScanner, StartRecording, StopSound, PlayVoice, DropVoice, TakePhoto,
             KeepPhoto, RetakePhoto, DropPhoto>;
template <class News>
inline constexpr bool kIsOfStudio = kIsOneOf<News, DeviceReady, SoundHeard, VoiceRecorded, SoundEnded, CameraSees,
                                             PhotoTaken, CodeSeen, DeviceTrouble>;

/// What must be open while a screen is shown.
Device device_for(Screen screen);

/// Obeys a wish that is for microphone or camera. One that does not fit what they are doing does nothing.
std::vector<Effect> use_studio(State& state, const Intent& intent, const Facts& facts);
/// Takes in what they tell.
void follow_studio(State& state, const Event& event, const Facts& facts);

/// Something is recorded, or waits for its answer: no time to leave.
bool is_occupied(const State& state);

/// The voice of a draft; nullptr without one.
const Attachment* voice_of(const Draft& draft);
std::size_t photo_count(const Draft& draft);
/// What is kept of an attachment. Requires that it is one of the draft.
const KeptFile& kept_of(const State& state, const Attachment& attachment);
/// Those of the photos, in the order of taking.
std::vector<const KeptFile*> kept_photos(const State& state);

}  // namespace loket::ui
