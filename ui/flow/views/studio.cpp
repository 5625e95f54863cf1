// The screens of microphone and camera.
#include "ui/flow/studio.hpp"

#include "ui/flow/views/context.hpp"

namespace loket::ui {

namespace {

using Phase = Studio::Phase;

Action action(const Context& context, std::string_view id, std::string text, Intent intent, std::string_view icon) {
    return {std::string(id), std::move(text), std::move(intent),
            availability(context.state.studio.phase != Phase::opening), std::string(icon)};
}

std::string voice_text(const Context& context) {
    const auto& say = context.say;
    const bool is_kept = voice_of(context.state.draft) != nullptr;
    switch (context.state.studio.phase) {
        case Phase::opening: return say("voice.text.opening");
        case Phase::recording: return say("voice.text.recording");
        case Phase::finishing: return say("voice.text.finishing");
        case Phase::playing: return say("voice.text.playing");
        case Phase::broken: return say("voice.text.broken");
        case Phase::ready:
        case Phase::judging: break;
    }
    return is_kept ? say("voice.text.kept") : say("voice.text.ready");
}

std::vector<Action> voice_actions(const Context& context) {
    const auto& say = context.say;
    const auto stop = action(context, "stop", say("voice.stop"), StopSound{}, "stop");
    const bool is_kept = voice_of(context.state.draft) != nullptr;
    switch (context.state.studio.phase) {
        case Phase::recording:
        case Phase::playing: return {stop};
        case Phase::finishing:
        case Phase::broken:
        case Phase::judging: return {};
        case Phase::opening:
        case Phase::ready: break;
    }
    if (!is_kept) return {action(context, "record", say("voice.record"), StartRecording{}, "microphone")};
    return {action(context, "play", say("voice.play"), PlayVoice{}, "play"),
            action(context, "record", say("voice.again"), StartRecording{}, "microphone"),
            action(context, "drop_voice", say("voice.drop"), DropVoice{}, "delete")};
}

std::string photos_text(const Context& context) {
    const auto& say = context.say;
    switch (context.state.studio.phase) {
        case Phase::finishing: return say("photos.text.finishing");
        case Phase::judging: return say("photos.text.judging");
        case Phase::broken: return say("photos.text.broken");
        default: break;
    }
    const bool is_full = photo_count(context.state.draft) >= kPhotosMaximum;
    return is_full ? say("photos.text.full") : say("photos.text.ready");
}

std::vector<Action> photo_actions(const Context& context) {
    const auto& say = context.say;
    const Phase phase = context.state.studio.phase;
    if (phase == Phase::broken || phase == Phase::finishing) return {};
    if (phase == Phase::judging) {
        return {action(context, "keep", say("photos.keep"), KeepPhoto{}, "check"),
                action(context, "retake", say("photos.retake"), RetakePhoto{}, "reload")};
    }
    if (photo_count(context.state.draft) >= kPhotosMaximum) return {};
    return {action(context, "take", say("photos.take"), TakePhoto{}, "camera")};
}

/// Instead of a picture, until there is one.
std::string no_picture_text(const Context& context) {
    const bool is_opening = context.state.studio.phase == Phase::opening;
    return is_opening ? context.say("photos.text.opening") : std::string();
}

}  // namespace

std::string photo_count_text(const Context& context) {
    return context.say.fill("photos.count", {{"count", std::to_string(photo_count(context.state.draft))},
                                             {"limit", std::to_string(kPhotosMaximum)}});
}

VoiceView voice_view(const Context& context) {
    const auto& say = context.say;
    const Studio& studio = context.state.studio;
    const Attachment* voice = voice_of(context.state.draft);
    const bool is_recording = studio.phase == Phase::recording || studio.phase == Phase::finishing;
    const bool is_playing = studio.phase == Phase::playing;
    const auto kept = voice != nullptr ? kept_of(context.state, *voice).length : Milliseconds(0);
    const Milliseconds whole = is_recording || voice == nullptr ? kVoiceMaximum : kept;
    const Milliseconds at = is_recording || is_playing ? studio.so_far : Milliseconds(0);
    VoiceView view{.title = say("voice.title"),
                   .text = voice_text(context),
                   .share = whole.count() > 0 ? std::min(1.0, double(at.count()) / double(whole.count())) : 0.0,
                   .level = studio.level,
                   .actions = voice_actions(context)};
    if (is_recording || is_playing) {
        view.time_text = say.fill("voice.time", {{"time", length_text(at)}, {"limit", length_text(whole)}});
    } else if (voice != nullptr) {
        view.time_text = length_text(kept);
    }
    if (studio.phase == Phase::recording) view.sound = VoiceView::Sound::recording;
    if (is_playing) view.sound = VoiceView::Sound::playing;
    if (studio.complaint == Studio::Complaint::not_playable) view.problem = say("voice.not_playable");
    return view;
}

CameraView photos_view(const Context& context) {
    const auto& say = context.say;
    CameraView view{.title = say("photos.title"),
                    .text = photos_text(context),
                    .picture = context.state.studio.picture,
                    .picture_text = no_picture_text(context),
                    .actions = photo_actions(context)};
    const bool is_free = !is_occupied(context.state);
    for (const KeptFile* photo : kept_photos(context.state)) {
        const std::size_t index = view.shots.size();
        const auto number = std::to_string(index + 1);
        view.shots.push_back({photo->picture,
                              {"drop_photo." + number, say.fill("photos.drop", {{"number", number}}), DropPhoto{index},
                               availability(is_free), "delete"}});
    }
    if (!view.shots.empty()) view.count_text = photo_count_text(context);
    return view;
}

CameraView scan_view(const Context& context) {
    const auto& say = context.say;
    const Studio& studio = context.state.studio;
    const bool is_broken = studio.phase == Phase::broken;
    CameraView view{.title = say("scan.title"),
                    .text = is_broken ? say("scan.text.broken") : say("scan.text.ready"),
                    .picture = studio.picture,
                    .picture_text = no_picture_text(context)};
    if (studio.complaint == Studio::Complaint::strange_code) view.problem = say("scan.strange_code");
    return view;
}

}  // namespace loket::ui
