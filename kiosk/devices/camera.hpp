// A camera that is on for as long as this lives: frames for the screen, photos, and the codes that it sees. One thread.
// Fails with io.
#pragma once

#include <optional>
#include <string>

#include "kiosk/devices/photo.hpp"

namespace loket::devices {

class Camera {
public:
    /// Photos, or codes: the codes of a receipt are looked for in all that it can see, which costs something.
    enum class For { photos, codes };
    /// `device` as in sources.hpp.
    static Result<Camera> open(const std::string& device, For purpose);

    /// A frame that was not taken yet; nothing when there is none now.
    Result<std::optional<Frame>> next_frame();
    /// What stands in the code that is seen just now, if one is. Requires For::codes.
    Result<std::optional<std::string>> read_code();
    /// Requires For::photos.
    Result<Photo> take_photo();
    /// What is wrong with it, if anything is.
    Result<void> check();
    int descriptor() const { return pipeline_.descriptor(); }

private:
    explicit Camera(Pipeline pipeline) : pipeline_(std::move(pipeline)) {}
    Pipeline pipeline_;
};

}  // namespace loket::devices
