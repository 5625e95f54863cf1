#include "ui/flow/studio.hpp"

#include <algorithm>
#include <cassert>

#include "ui/flow/navigation.hpp"
#include "ui/flow/typing.hpp"

namespace loket::ui {

namespace {

using Phase = Studio::Phase;
using What = UseDevice::What;
using Effects = std::vector<Effect>;

bool is_voice(const Attachment& attachment) { return attachment.type == MediaType::ogg; }
bool is_photo(const Attachment& attachment) { return attachment.type == MediaType::jpeg; }

void drop(State& state, const Attachment& attachment) {
    const Hash hash = attachment.hash;
    std::erase_if(state.kept, [&](const KeptFile& kept) { return kept.hash == hash; });
    std::erase_if(state.draft.attachments, [&](const Attachment& each) { return each.hash == hash; });
}

void add(State& state, const Attachment& attachment, const KeptFile& file) {
    state.draft.attachments.push_back(attachment);
    state.kept.push_back(file);
}

struct Use {
    State& state;
    const Facts& facts;

    bool is_at(Screen screen, Phase phase) const { return state.screen == screen && state.studio.phase == phase; }
    void begin(Phase phase) {
        state.studio.phase = phase;
        state.studio.level = 0;
        state.studio.so_far = Milliseconds(0);
        state.studio.complaint = Studio::Complaint::none;
    }
    Effects look_on() {
        state.studio.judged.reset();
        state.studio.judged_file.reset();
        begin(Phase::ready);
        return {UseDevice{What::look}};
    }

    Effects operator()(const OpenVoice&) {
        if (state.screen == Screen::story && facts.microphone == Facts::Presence::present) enter(state, Screen::voice);
        return {};
    }
    Effects operator()(const OpenPhotos&) {
        if (state.screen == Screen::story && facts.camera == Facts::Presence::present) enter(state, Screen::photos);
        return {};
    }
    Effects operator()(const OpenScanner&) {
        if (state.screen == Screen::status_entry && facts.camera == Facts::Presence::present) {
            enter(state, Screen::scan);
        }
        return {};
    }
    Effects operator()(const StartRecording&) {
        if (!is_at(Screen::voice, Phase::ready)) return {};
        begin(Phase::recording);
        return {UseDevice{What::record}};
    }
    Effects operator()(const StopSound&) {
        if (is_at(Screen::voice, Phase::recording)) {
            state.studio.phase = Phase::finishing;
            return {UseDevice{What::stop}};
        }
        if (!is_at(Screen::voice, Phase::playing)) return {};
        return {UseDevice{What::stop}};
    }
    Effects operator()(const PlayVoice&) {
        const Attachment* voice = voice_of(state.draft);
        if (!is_at(Screen::voice, Phase::ready) || voice == nullptr) return {};
        begin(Phase::playing);
        return {PlayFile{*voice, kept_of(state, *voice).ciphertext}};
    }
    Effects operator()(const DropVoice&) {
        const Attachment* voice = voice_of(state.draft);
        if (is_at(Screen::voice, Phase::ready) && voice != nullptr) drop(state, *voice);
        return {};
    }
    Effects operator()(const TakePhoto&) {
        if (!is_at(Screen::photos, Phase::ready) || photo_count(state.draft) >= kPhotosMaximum) return {};
        begin(Phase::finishing);
        return {UseDevice{What::photograph}};
    }
    Effects operator()(const KeepPhoto&) {
        if (!is_at(Screen::photos, Phase::judging)) return {};
        add(state, *state.studio.judged, *state.studio.judged_file);
        return look_on();
    }
    Effects operator()(const RetakePhoto&) {
        if (!is_at(Screen::photos, Phase::judging)) return {};
        return look_on();
    }
    Effects operator()(const DropPhoto& intent) {
        const bool is_free = is_at(Screen::photos, Phase::ready) || is_at(Screen::photos, Phase::broken);
        std::size_t index = 0;
        for (const Attachment& attachment : state.draft.attachments) {
            if (!is_free || !is_photo(attachment) || index++ != intent.index) continue;
            drop(state, attachment);
            break;
        }
        return {};
    }
    template <class Other>
    Effects operator()(const Other&) {
        return {};
    }
};

struct FollowStudio {
    State& state;
    const Facts& facts;

    bool has(Device device) const { return device_for(state.screen) == device; }
    Studio& studio() { return state.studio; }
    /// Who speaks, or listens to what was said, is there.
    void note_presence() {
        if (state.overlay != Overlay::idle) state.last_touch = facts.tick;
    }

    void operator()(const DeviceReady&) {
        if (!has(Device::none) && studio().phase == Phase::opening) studio().phase = Phase::ready;
    }
    void operator()(const SoundHeard& event) {
        const bool is_heard = studio().phase == Phase::recording || studio().phase == Phase::playing;
        if (!has(Device::microphone) || !is_heard) return;
        studio().level = std::clamp(event.level, 0, 100);
        studio().so_far = event.so_far;
        ++studio().beats;
        note_presence();
    }
    void operator()(const VoiceRecorded& event) {
        const bool is_awaited = studio().phase == Phase::recording || studio().phase == Phase::finishing;
        if (!has(Device::microphone) || !is_awaited) return;
        if (const Attachment* before = voice_of(state.draft)) drop(state, *before);
        add(state, event.attachment, event.file);
        studio() = {.phase = Phase::ready};
        note_presence();
    }
    void operator()(const SoundEnded&) {
        if (has(Device::microphone) && studio().phase == Phase::playing) studio() = {.phase = Phase::ready};
    }
    void operator()(const CameraSees& event) {
        const bool moves = studio().phase == Phase::opening || studio().phase == Phase::ready;
        if ((!has(Device::camera) && !has(Device::scanner)) || !moves) return;
        studio().phase = Phase::ready;
        studio().picture = event.picture;
        ++studio().beats;
    }
    void operator()(const PhotoTaken& event) {
        if (!has(Device::camera) || studio().phase != Phase::finishing) return;
        studio().phase = Phase::judging;
        studio().picture = event.file.picture;
        studio().judged = event.attachment;
        studio().judged_file = event.file;
        ++studio().beats;
    }
    void operator()(const CodeSeen& event) {
        if (!has(Device::scanner)) return;
        if (!event.number) {
            studio().complaint = Studio::Complaint::strange_code;
            return;
        }
        state.typed_number = event.number->text();
        state.last_touch = facts.tick;
        enter(state, Screen::status_entry);
        focus_on(state, TextField::secret_code);
    }
    void operator()(const DeviceTrouble& event) {
        if (has(Device::none)) return;
        if (event.what == DeviceTrouble::What::device) {
            studio() = {.phase = Phase::broken};
        } else if (studio().phase == Phase::playing) {
            studio() = {.phase = Phase::ready, .complaint = Studio::Complaint::not_playable};
        }
    }
    template <class Other>
    void operator()(const Other&) {}
};

}  // namespace

Device device_for(Screen screen) {
    switch (screen) {
        case Screen::voice: return Device::microphone;
        case Screen::photos: return Device::camera;
        case Screen::scan: return Device::scanner;
        default: return Device::none;
    }
}

std::vector<Effect> use_studio(State& state, const Intent& intent, const Facts& facts) {
    return std::visit(Use{state, facts}, intent);
}

void follow_studio(State& state, const Event& event, const Facts& facts) {
    std::visit(FollowStudio{state, facts}, event);
}

bool is_occupied(const State& state) {
    if (device_for(state.screen) == Device::none) return false;
    const Phase phase = state.studio.phase;
    return phase == Phase::recording || phase == Phase::finishing || phase == Phase::judging;
}

const Attachment* voice_of(const Draft& draft) {
    const auto found = std::ranges::find_if(draft.attachments, is_voice);
    return found == draft.attachments.end() ? nullptr : &*found;
}

std::size_t photo_count(const Draft& draft) { return std::size_t(std::ranges::count_if(draft.attachments, is_photo)); }

const KeptFile& kept_of(const State& state, const Attachment& attachment) {
    const auto found = std::ranges::find(state.kept, attachment.hash, &KeptFile::hash);
    assert(found != state.kept.end());
    return *found;
}

std::vector<const KeptFile*> kept_photos(const State& state) {
    std::vector<const KeptFile*> photos;
    for (const Attachment& attachment : state.draft.attachments) {
        if (is_photo(attachment)) photos.push_back(&kept_of(state, attachment));
    }
    return photos;
}

}  // namespace loket::ui
