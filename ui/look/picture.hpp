// A slip's dots as the screen shows them: black on white, made smaller or larger to whole pixels, and kept as a texture
// for as long as it is shown. Thermal dots are small; a screen that took every second one would break their letters, so
// each pixel is as grey as the part of it that is black.
//
// Owned by the UI thread. What is grey here shows the secret code, as the dots do: it is overwritten when it is of no
// more use.
#pragma once

#include <memory>

#include "kiosk/base/bytes.hpp"
#include "ui/flow/state.hpp"

namespace loket::ui {

/// How black each pixel is, 0 to 255, row by row, when the dots fill `width` x `height` pixels. The caller wipes it.
Bytes shades_of(const SlipDots& dots, int width, int height);

/// Textures that the screen shows as they are. Both require a current context of OpenGL 3; what is released is
/// overwritten, because a driver without a graphics card keeps it in this process, in memory that is used again as it
/// was.
unsigned make_texture(const Bytes& rgba, int width, int height);
void release_texture(unsigned texture, int width, int height);

/// One texture at a time; between two frames it is forgotten unless it was asked for in the first. All but the
/// constructor requires a current context of OpenGL 3, and to be released in it.
class Picture {
public:
    /// The texture's name in GL of these dots at this size in pixels. Made anew for other dots or another size.
    unsigned texture_of(const std::shared_ptr<const SlipDots>& dots, int width, int height);
    void begin_frame() { is_shown_ = false; }
    void end_frame() {
        if (!is_shown_) release();
    }
    /// Overwrites and frees the texture, if there is one.
    void release();

private:
    std::weak_ptr<const SlipDots> dots_;  // not kept alive by it, but no others are taken for them
    int width_ = 0;
    int height_ = 0;
    unsigned texture_ = 0;  // 0: none
    bool is_shown_ = false;
};

}  // namespace loket::ui
