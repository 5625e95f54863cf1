#include "ui/speech/speaker.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "kiosk/base/child.hpp"
#include "kiosk/base/log.hpp"

namespace loket::ui {

namespace {

constexpr std::string_view kRoom = "speech";
/// A sound card that was unplugged may be there again.
constexpr Milliseconds kRestAfterFailure{60'000};

Error error_of(int number, const std::string& where) { return {Fault::io, std::strerror(number), where}; }

/// Whether `name` can be started, here or in a folder of PATH.
bool is_program(const std::string& name) {
    if (name.find('/') != name.npos) return access(name.c_str(), X_OK) == 0;
    const char* path = std::getenv("PATH");
    std::string_view rest = path ? path : "";
    while (!rest.empty()) {
        const auto end = std::min(rest.find(':'), rest.size());
        if (access((std::string(rest.substr(0, end)) + "/" + name).c_str(), X_OK) == 0) return true;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
}

/// Its status when it has ended, once; nothing while it runs.
std::optional<int> status_of(pid_t process) {
    int status = 0;
    return waitpid(process, &status, WNOHANG) == process ? std::optional(status) : std::nullopt;
}

/// Whether a program has done its part. That nobody listens any more (SIGPIPE) is the other one's fault.
bool is_fine(int status) {
    return (WIFEXITED(status) && WEXITSTATUS(status) == 0) || (WIFSIGNALED(status) && WTERMSIG(status) == SIGPIPE);
}

/// Words a minute: what sounds calm, ordinary and brisk in the Indonesian voice.
std::string words_per_minute(SpeechSpeed speed) {
    switch (speed) {
        case SpeechSpeed::slow: return "120";
        case SpeechSpeed::normal: return "150";
        case SpeechSpeed::fast: return "190";
    }
    return "150";
}

/// espeak-ng's amplitude goes from 0 to 200; the steps are about 3 dB apart.
std::string amplitude(int volume) {
    constexpr int kAmplitudes[kSpeechVolumes] = {35, 50, 70, 100, 140, 200};
    return std::to_string(kAmplitudes[std::clamp(volume, 1, kSpeechVolumes) - 1]);
}

}  // namespace

Result<std::unique_ptr<Speaker>> Speaker::open(SpeakerOptions options, const Clock& clock) {
    for (const auto& program : {options.synthesiser, options.player}) {
        if (!is_program(program)) return fail(Fault::not_found, "this program is missing", program);
    }
    std::unique_ptr<Speaker> speaker(new Speaker(std::move(options), clock));
    speaker->ready_ = TRY(speaker->prepare(speaker->synthesis({})));
    return speaker;
}

Speaker::~Speaker() {
    stop();
    discard_ready();
    for (const pid_t process : leaving_) {
        kill(process, SIGKILL);
        waitpid(process, nullptr, 0);
    }
}

std::vector<std::string> Speaker::synthesis(const VoiceSettings& settings) const {
    return {options_.synthesiser,
            "--stdout",
            "-b",
            "1",  // UTF-8
            "-v",
            settings.language == Language::english ? "en" : "id",
            "-s",
            words_per_minute(settings.speed),
            "-a",
            amplitude(settings.volume)};
}

Result<Speaker::Ready> Speaker::prepare(std::vector<std::string> command) const {
    // A socket rather than a pipe: to one that nobody reads it can be written without a signal.
    int words[2], sound[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, words) != 0) {
        return tl::unexpected(error_of(errno, "socketpair"));
    }
    if (pipe2(sound, O_CLOEXEC) != 0) {
        const auto error = error_of(errno, "pipe2");
        close(words[0]);
        close(words[1]);
        return tl::unexpected(error);
    }
    const auto process = start_child(command, words[1], sound[1]);
    close(words[1]);
    close(sound[1]);
    if (!process) {
        close(words[0]);
        close(sound[0]);
        return tl::unexpected(process.error());
    }
    return Ready{std::move(command), *process, words[0], sound[0]};
}

void Speaker::say(const std::vector<Utterance>& utterances, const VoiceSettings& settings) {
    stop();
    const auto text = lines_for(utterances, settings.language);
    if (text.empty()) return;
    const auto begun = begin(text, settings);
    if (!begun) note_failure(begun.error());
}

Result<void> Speaker::begin(const std::string& text, const VoiceSettings& settings) {
    const auto command = synthesis(settings);
    if (ready_ && (ready_->command != command || has_ended(*ready_))) discard_ready();
    if (!ready_) ready_ = TRY(prepare(command));
    const bool is_loud = settings.output == SpeechOutput::loudspeaker || options_.headphone_device.empty();
    const auto& device = is_loud ? options_.device : options_.headphone_device;
    playing_ = TRY(start_child({options_.player, "-q", "-D", device}, ready_->sound, -1));
    const ssize_t sent = send(ready_->words, text.data(), text.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    const int error = errno;
    close(ready_->words);  // the end of the words, and so of the program when it has said them
    close(ready_->sound);
    speaking_ = ready_->process;
    ready_.reset();
    if (sent != ssize_t(text.size())) {
        stop();
        return tl::unexpected(error_of(sent < 0 ? error : EAGAIN, options_.synthesiser));
    }
    ready_ = TRY(prepare(command));
    return {};
}

bool Speaker::has_ended(Ready& ready) {
    if (!status_of(ready.process)) return false;
    ready.process = -1;
    return true;
}

void Speaker::stop() {
    // Who was told before and still has not gone hangs.
    if (playing_) {
        for (const pid_t process : leaving_) kill(process, SIGKILL);
    }
    // aplay throws away at SIGTERM what the sound card has not yet played.
    if (playing_) kill(*playing_, SIGTERM);
    if (speaking_) kill(*speaking_, SIGKILL);
    for (auto* process : {&playing_, &speaking_}) {
        if (*process) leaving_.push_back(**process);
        process->reset();
    }
    reap();
}

bool Speaker::is_speaking() {
    reap();
    return playing_.has_value();
}

bool Speaker::is_able() {
    reap();
    return has_rested();
}

bool Speaker::has_rested() const { return !failed_at_ || clock_.steady() - *failed_at_ >= kRestAfterFailure; }

void Speaker::discard_ready() {
    if (!ready_) return;
    close(ready_->words);
    close(ready_->sound);
    if (ready_->process > 0) {
        kill(ready_->process, SIGKILL);
        leaving_.push_back(ready_->process);
    }
    ready_.reset();
}

void Speaker::reap() {
    std::erase_if(leaving_, [](pid_t process) { return status_of(process).has_value(); });
    const auto look_at = [&](std::optional<pid_t>& process, const std::string& program) {
        const auto status = process ? status_of(*process) : std::nullopt;
        if (!status) return;
        process.reset();
        if (!is_fine(*status)) note_failure({Fault::io, "ended with status " + std::to_string(*status), program});
    };
    look_at(playing_, options_.player);
    look_at(speaking_, options_.synthesiser);
}

void Speaker::note_failure(const Error& error) {
    const bool is_known = !has_rested();
    failed_at_ = clock_.steady();
    if (!is_known) log_error(kRoom, error);  // the other program falls with the one that failed
    if (playing_ || speaking_) stop();
}

}  // namespace loket::ui
