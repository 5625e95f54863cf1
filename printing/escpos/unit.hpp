// One receipt printer: where it is, how wide its head is and what it can do. Model names lie and copies of a printer
// lack what the original has, so each unit is asked once (`loket-admin printer probe`) and its answers stand in its
// address, one line; what does not stand there is not relied upon.
//
//     loket-escpos://192.168.1.40:9100/?status=yes&changes=yes&echo=yes&low=no&width=576
//     loket-escpos:///dev/usb/lp0?status=yes
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "kiosk/base/result.hpp"

namespace loket::printing::escpos {

enum class Can { no, yes };

struct Abilities {
    Can tell_status = Can::no;     ///< "status": answers real-time questions (DLE EOT)
    Can report_changes = Can::no;  ///< "changes": tells by itself how it is (GS a)
    Can echo = Can::no;            ///< "echo": says when a job is printed (GS ( H)
    Can feel_low_paper = Can::no;  ///< "low": has a sensor for the end of the roll coming near

    bool operator==(const Abilities&) const = default;
};

struct NetworkPlace {
    std::string host;  ///< an IPv4 address: an office without a network has nobody to ask for names
    int port = 9100;
    bool operator==(const NetworkPlace&) const = default;
};
struct FilePlace {
    std::string path;  ///< below /dev
    bool operator==(const FilePlace&) const = default;
};

struct Unit {
    std::variant<NetworkPlace, FilePlace> place;
    Abilities abilities;
    int width = 576;  ///< dots, a multiple of 8: 576 of 80 mm, 384 of 58 mm
    bool operator==(const Unit&) const = default;
};

inline constexpr std::string_view kUnitScheme = "loket-escpos";

/// Fails with malformed: another scheme, a place that is none, a key or a value that is not known.
Result<Unit> parse_unit(std::string_view uri);
/// With every key.
std::string text_of(const Unit& unit);

}  // namespace loket::printing::escpos
