#include "kiosk/report/attachment.hpp"

namespace loket {

std::string_view code_of(MediaType type) {
    switch (type) {
        case MediaType::jpeg: return "image/jpeg";
        case MediaType::ogg: return "audio/ogg";
    }
    return {};
}

std::optional<MediaType> parse_media_type(std::string_view code) {
    for (const MediaType type : {MediaType::jpeg, MediaType::ogg}) {
        if (code == code_of(type)) return type;
    }
    return std::nullopt;
}

bool Attachment::operator==(const Attachment& other) const {
    return type == other.type && hash == other.hash && size == other.size &&
           equal_in_constant_time(key.reveal(), other.key.reveal());
}

}  // namespace loket
