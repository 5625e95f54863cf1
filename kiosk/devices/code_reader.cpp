#include "kiosk/devices/code_reader.hpp"

#include <zbar.h>

#include <cstring>

#include "kiosk/base/bytes.hpp"
#include "kiosk/base/secret.hpp"
#include "kiosk/devices/media_wire.hpp"

namespace loket::devices {

std::optional<std::string> read_code_in(const GreyPicture& picture) {
    Bytes grey(picture.width * picture.height);
    for (std::size_t y = 0; y < picture.height; ++y) {
        std::memcpy(grey.data() + y * picture.width, picture.rows + y * picture.stride, picture.width);
    }
    zbar::ImageScanner scanner;
    scanner.set_config(zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
    scanner.set_config(zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_ENABLE, 1);
    zbar::Image image(unsigned(picture.width), unsigned(picture.height), "Y800", grey.data(), grey.size());
    std::optional<std::string> text;
    if (scanner.scan(image) > 0) {
        const std::string found = image.symbol_begin()->get_data();
        if (!found.empty() && found.size() <= kCodeMaximum) text = found;
    }
    image.set_data(nullptr, 0);
    wipe(grey);
    return text;
}

}  // namespace loket::devices
