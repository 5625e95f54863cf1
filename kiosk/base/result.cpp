#include "kiosk/base/result.hpp"

namespace loket {

std::string_view name_of(Fault fault) {
    switch (fault) {
        case Fault::io: return "io";
        case Fault::full: return "full";
        case Fault::busy: return "busy";
        case Fault::damaged: return "damaged";
        case Fault::malformed: return "malformed";
        case Fault::too_large: return "too_large";
        case Fault::not_found: return "not_found";
        case Fault::exists: return "exists";
        case Fault::refused: return "refused";
        case Fault::unreachable: return "unreachable";
        case Fault::timeout: return "timeout";
        case Fault::unknown: return "unknown";
    }
    return "unknown";
}

std::string Error::text() const {
    std::string text(name_of(fault));
    if (!detail.empty()) text += ": " + detail;
    if (!where.empty()) text += " (" + where + ")";
    return text;
}

}  // namespace loket
