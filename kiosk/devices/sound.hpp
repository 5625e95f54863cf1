// A voice on its way in, and out again to whoever wants to hear what was recorded. The microphone is open only while
// something is recorded. One thread; nothing waits but what says so. Fails with io, or timeout.
#pragma once

#include <optional>
#include <string>

#include "kiosk/devices/media_wire.hpp"
#include "kiosk/devices/pipeline.hpp"

namespace loket::devices {

class Recording {
public:
    /// Whether the device (sources.hpp) can be recorded from. Waits for it.
    static Result<void> try_device(const std::string& device);
    /// From now on.
    static Result<Recording> begin(const std::string& device);

    /// What was heard since the last call; nothing when it was nothing new.
    Result<std::optional<Heard>> listen();
    /// It has run for kRecordingMs, or its source has no more.
    bool is_full() const { return has_ended_ || so_far_ >= kRecordingMs; }
    /// Ends it, and waits for its last sounds.
    Result<Recorded> finish();
    int descriptor() const { return pipeline_.descriptor(); }

private:
    explicit Recording(Pipeline pipeline) : pipeline_(std::move(pipeline)) {}
    void drain();

    Pipeline pipeline_;
    Secret ogg_;
    std::uint32_t so_far_ = 0;
    bool has_ended_ = false;
};

class Playing {
public:
    /// `device` as ALSA names it; "test": nowhere, at its own pace.
    static Result<Playing> begin(BytesView ogg, const std::string& device);
    /// Fails when it cannot be played.
    Result<bool> has_ended();
    int descriptor() const { return pipeline_.descriptor(); }

private:
    explicit Playing(Pipeline pipeline) : pipeline_(std::move(pipeline)) {}
    Pipeline pipeline_;
};

}  // namespace loket::devices
