// Pictures of the camera as textures, each for as long as every frame shows it: the one that moves is another after a
// moment, the photos that are kept stay. Owned by the UI thread.
#pragma once

#include <memory>
#include <vector>

#include "ui/flow/state.hpp"

namespace loket::ui {

/// All but the constructor requires a current context of OpenGL 3, and to be released in it.
class CameraPictures {
public:
    /// The texture's name in GL.
    unsigned texture_of(const PictureHold& picture);
    void begin_frame();
    /// Overwrites and frees what was not asked for since begin_frame.
    void end_frame();
    void release();

private:
    struct Shown {
        std::weak_ptr<const CameraPicture> picture;  // not kept alive by it, but no other is taken for it
        int width;
        int height;
        unsigned texture;
        enum class In { last_frame, this_frame } in;
    };
    std::vector<Shown> all_;
};

}  // namespace loket::ui
