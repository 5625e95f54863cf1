// The kiosk's end of loket-media: starts it, passes on what it is to do, and hands over what it says. Two small threads
// wait for the socket, one for each direction, so the screen never does. When this goes, so does the child, at once.
#pragma once

#include <sys/types.h>

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "kiosk/base/mailbox.hpp"
#include "kiosk/base/worker.hpp"
#include "kiosk/devices/media_wire.hpp"

namespace loket::devices {

class MediaProcess {
public:
    /// The command as in media_main.cpp, the program first. `on_news` is called on a thread of this; the last it is
    /// told is Trouble::device, when the child ends by itself. Fails with io when it cannot be started.
    static Result<std::unique_ptr<MediaProcess>> start(std::vector<std::string> command,
                                                       std::function<void(MediaNews)> on_news);
    MediaProcess(const MediaProcess&) = delete;
    MediaProcess& operator=(const MediaProcess&) = delete;
    /// Waits for the child, unless `leave` was called and `has_left` has become true.
    ~MediaProcess();

    void tell(const MediaRequest& request);
    /// Ends the child without waiting for it; it says nothing more.
    void leave();
    bool has_left() const { return has_left_; }

private:
    MediaProcess(pid_t process, int socket, std::function<void(MediaNews)> on_news);
    void read_news();
    void send_requests();

    const pid_t process_;
    const int socket_;
    const std::function<void(MediaNews)> on_news_;
    Mailbox<Bytes> requests_;
    std::atomic<bool> is_leaving_ = false;
    std::atomic<bool> has_left_ = false;
    std::unique_ptr<Worker> reader_;
    std::unique_ptr<Worker> writer_;
};

}  // namespace loket::devices
