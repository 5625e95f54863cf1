// loket-media: the child of the kiosk that knows microphone and camera, and the only program here that loads
// GStreamer. It is started when a screen wants it and ended when that is left, so nothing of it is there otherwise, and
// a driver that crashes takes only it along. What it says and hears (media_wire.hpp) goes over the socket that it has
// as its input; what it holds is in memory only, and gone with it.
//
//   loket-media microphone DEVICE LOUDSPEAKER | camera DEVICE | scanner DEVICE | pictures
#include <fmt/format.h>
#include <poll.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <csignal>

#include "kiosk/base/log.hpp"
#include "kiosk/base/own_memory.hpp"
#include "kiosk/devices/camera.hpp"
#include "kiosk/devices/sound.hpp"

namespace {

using namespace loket;
using namespace loket::devices;

constexpr int kSocket = STDIN_FILENO;
constexpr int kForever = -1;
/// A frame that is wanted is looked for so often; cameras make up to 30 a second.
constexpr int kFramePauseMs = 20;

Result<void> tell(const MediaNews& news) { return send_message(kSocket, encode(news)); }

class SoundDesk {
public:
    SoundDesk(std::string microphone, std::string loudspeaker)
        : microphone_(std::move(microphone)), loudspeaker_(std::move(loudspeaker)) {}

    Result<void> begin() {
        TRY(Recording::try_device(microphone_));
        return tell(Ready{});
    }

    Result<void> handle(const MediaRequest& request) {
        if (std::holds_alternative<Record>(request)) {
            playing_.reset();
            recording_.reset();
            recording_.emplace(TRY(Recording::begin(microphone_)));
        } else if (std::holds_alternative<StopSound>(request)) {
            if (recording_) TRY(finish());
            if (playing_) TRY(stop_playing());
        } else if (const auto* play = std::get_if<Play>(&request); play && !recording_) {
            playing_.reset();
            auto playing = Playing::begin(play->ogg.reveal(), loudspeaker_);
            if (!playing) return complain(playing.error());
            playing_.emplace(std::move(*playing));
        }
        return {};
    }

    Result<void> look_after() {
        if (recording_) {
            const auto heard = TRY(recording_->listen());
            if (heard) TRY(tell(*heard));
            if (recording_->is_full()) TRY(finish());
        }
        if (playing_) {
            const auto has_ended = playing_->has_ended();
            if (!has_ended) {
                playing_.reset();
                return complain(has_ended.error());
            }
            if (*has_ended) TRY(stop_playing());
        }
        return {};
    }

    int descriptor() const { return recording_ ? recording_->descriptor() : playing_ ? playing_->descriptor() : -1; }
    int patience() const { return kForever; }

private:
    Result<void> finish() {
        const Recorded recorded = TRY(recording_->finish());
        recording_.reset();
        return tell(recorded);
    }
    Result<void> stop_playing() {
        playing_.reset();
        return tell(Played{});
    }
    static Result<void> complain(const Error& error) {
        log_error("media", error);
        return tell(Trouble::sound);
    }

    std::string microphone_;
    std::string loudspeaker_;
    std::optional<Recording> recording_;
    std::optional<Playing> playing_;
};

class CameraDesk {
public:
    CameraDesk(std::string device, Camera::For purpose) : device_(std::move(device)), purpose_(purpose) {}

    Result<void> begin() {
        camera_.emplace(TRY(Camera::open(device_, purpose_)));
        return {};
    }

    Result<void> handle(const MediaRequest& request) {
        if (std::holds_alternative<WantFrame>(request)) is_frame_wanted_ = true;
        if (std::holds_alternative<TakePhoto>(request) && purpose_ == Camera::For::photos) {
            const Photo photo = TRY(camera_->take_photo());
            TRY(tell(photo));
        }
        return {};
    }

    Result<void> look_after() {
        TRY(camera_->check());
        if (!is_frame_wanted_) return {};
        const auto frame = TRY(camera_->next_frame());
        if (!frame) return {};
        is_frame_wanted_ = false;
        if (!std::exchange(is_ready_, true)) TRY(tell(Ready{}));
        TRY(tell(*frame));
        if (purpose_ == Camera::For::photos) return {};
        auto code = TRY(camera_->read_code());
        if (code) TRY(tell(CodeRead{*std::move(code)}));
        return {};
    }

    int descriptor() const { return camera_->descriptor(); }
    int patience() const { return is_frame_wanted_ ? kFramePauseMs : kForever; }

private:
    std::string device_;
    Camera::For purpose_;
    std::optional<Camera> camera_;
    bool is_frame_wanted_ = false;
    bool is_ready_ = false;
};

class PictureDesk {
public:
    Result<void> begin() { return tell(Ready{}); }
    Result<void> handle(const MediaRequest& request) {
        const auto* picture = std::get_if<ImportPicture>(&request);
        if (picture == nullptr) return {};
        const auto photo = photo_of(picture->bytes.reveal());
        if (photo) return tell(*photo);
        log_error("media", photo.error());
        return tell(Trouble::picture);
    }
    Result<void> look_after() { return {}; }
    int descriptor() const { return -1; }
    int patience() const { return kForever; }
};

/// Until the kiosk hangs up.
template <class Desk>
Result<void> serve(Desk& desk) {
    TRY(desk.begin());
    while (true) {
        pollfd waiting[] = {{kSocket, POLLIN, 0}, {desk.descriptor(), POLLIN, 0}};
        poll(waiting, 2, desk.patience());
        if (waiting[0].revents != 0) {
            const auto request = TRY(receive_request(kSocket));
            if (!request) return {};
            TRY(desk.handle(*request));
        }
        TRY(desk.look_after());
    }
}

template <class Desk>
int work_at(Desk desk) {
    const auto served = serve(desk);
    if (served) return 0;
    log_error("media", served.error());
    if (!tell(Trouble::device)) return 1;  // nobody is there to be told
    return 1;
}

}  // namespace

int main(int argc, char** argv) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    start_log("loket-media");
    if (const auto forbidden = forbid_core_dumps(); !forbidden) log_error("media", forbidden.error());
    start_gstreamer();
    const std::vector<std::string> words(argv + 1, argv + argc);
    if (words.size() == 3 && words[0] == "microphone") return work_at(SoundDesk(words[1], words[2]));
    if (words.size() == 2 && words[0] == "camera") return work_at(CameraDesk(words[1], Camera::For::photos));
    if (words.size() == 2 && words[0] == "scanner") return work_at(CameraDesk(words[1], Camera::For::codes));
    if (words.size() == 1 && words[0] == "pictures") return work_at(PictureDesk());
    fmt::print(stderr,
               "usage: loket-media microphone DEVICE LOUDSPEAKER | camera DEVICE | scanner DEVICE | pictures\n");
    return 2;
}
