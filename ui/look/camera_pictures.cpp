#include "ui/look/camera_pictures.hpp"

#include "kiosk/base/secret.hpp"
#include "ui/look/picture.hpp"

namespace loket::ui {

unsigned CameraPictures::texture_of(const PictureHold& picture) {
    for (Shown& shown : all_) {
        if (shown.picture.owner_before(picture) || picture.owner_before(shown.picture)) continue;
        shown.in = Shown::In::this_frame;
        return shown.texture;
    }
    Bytes rgba;
    rgba.reserve(picture->rgb.size() / 3 * 4);
    for (std::size_t i = 0; i + 2 < picture->rgb.size(); i += 3) {
        rgba.insert(rgba.end(), {picture->rgb[i], picture->rgb[i + 1], picture->rgb[i + 2], 255});
    }
    const unsigned texture = make_texture(rgba, picture->width, picture->height);
    loket::wipe(rgba);
    all_.push_back({picture, picture->width, picture->height, texture, Shown::In::this_frame});
    return texture;
}

void CameraPictures::begin_frame() {
    for (Shown& shown : all_) shown.in = Shown::In::last_frame;
}

void CameraPictures::end_frame() {
    std::erase_if(all_, [](const Shown& shown) {
        if (shown.in == Shown::In::this_frame) return false;
        release_texture(shown.texture, shown.width, shown.height);
        return true;
    });
}

void CameraPictures::release() {
    begin_frame();
    end_frame();
}

}  // namespace loket::ui
