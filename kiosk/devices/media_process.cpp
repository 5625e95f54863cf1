#include "kiosk/devices/media_process.hpp"

#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "kiosk/base/child.hpp"
#include "kiosk/base/log.hpp"

namespace loket::devices {
Result<std::unique_ptr<MediaProcess>> MediaProcess::start(std::vector<std::string> command,
                                                          std::function<void(MediaNews)> on_news) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
        return fail(Fault::io, std::strerror(errno), "socketpair");
    }
    const auto process = start_child(std::move(command), ends[1], -1);
    close(ends[1]);
    if (!process) {
        close(ends[0]);
        return tl::unexpected(process.error());
    }
    return std::unique_ptr<MediaProcess>(new MediaProcess(*process, ends[0], std::move(on_news)));
}

MediaProcess::MediaProcess(pid_t process, int socket, std::function<void(MediaNews)> on_news)
    : process_(process), socket_(socket), on_news_(std::move(on_news)) {
    reader_ = std::make_unique<Worker>("media", [this] { read_news(); });
    writer_ = std::make_unique<Worker>("media-out", [this] { send_requests(); });
}

MediaProcess::~MediaProcess() {
    leave();
    reader_.reset();
    writer_.reset();
    close(socket_);
}

void MediaProcess::tell(const MediaRequest& request) { requests_.put(encode(request)); }

void MediaProcess::leave() {
    is_leaving_ = true;
    requests_.close();
    shutdown(socket_, SHUT_RDWR);
}

void MediaProcess::read_news() {
    while (!is_leaving_) {
        auto news = receive_news(socket_);
        if (is_leaving_) break;
        if (!news) log_error("media", news.error());
        if (!news || !*news) {
            on_news_(Trouble::device);
            break;
        }
        on_news_(**std::move(news));
    }
    kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
    has_left_ = true;
}

void MediaProcess::send_requests() {
    while (auto message = requests_.take()) {
        if (is_leaving_) {
            wipe(*message);
            continue;
        }
        if (!send_message(socket_, *std::move(message))) shutdown(socket_, SHUT_RDWR);  // the reader then ends it all
    }
}

}  // namespace loket::devices
