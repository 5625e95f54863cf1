// What a technician may set on one kiosk: DIR/loket.toml. Every key has a default, so the file may be short or missing;
// what a counter must know of itself comes from its enrolment (identity.hpp), and the three keys that repeat it are
// there for the day when an office is renamed or its hub moves.
//
// A wrong file stops the program before it has begun, with every problem at once, each with its line and what is
// allowed: a kiosk that starts with half of its settings is found out weeks later. Pure values, any thread.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>

#include "kiosk/base/result.hpp"

namespace loket::provisioning {

enum class PrinterKind {
    ipp,     ///< a CUPS queue that is given PDF
    escpos,  ///< a CUPS queue of our own to a receipt printer, which is given dots
    folder,  ///< PDF files in a folder, where there is no printer
    none,    ///< no receipts; the screen says so
};
enum class Paper { roll_80mm, roll_58mm, a5, a4 };
/// The language in which a session begins.
enum class FirstLanguage { indonesian, english, malay };
/// A setting that is true or false.
enum class Switch { off, on };

struct Settings {
    struct Office {
        std::string name;       ///< empty: as enrolled
        std::string kecamatan;  ///< region code; empty: as enrolled
        bool operator==(const Office&) const = default;
    };
    struct Hub {
        std::string url;      ///< without a path; empty: as enrolled
        std::string ca_file;  ///< PEM file of the only authorities believed; empty: those of the system
        std::chrono::seconds connect_timeout{15};
        std::chrono::seconds try_after_link_up{60};  ///< the first try is spread over 0 to this
        bool operator==(const Hub&) const = default;
    };
    struct Printer {
        PrinterKind kind = PrinterKind::ipp;
        std::string server = "127.0.0.1:631";  ///< host:port of the CUPS scheduler, or the path of its socket
        std::string queue = "loket";
        Paper paper = Paper::roll_80mm;
        std::chrono::seconds deadline{12};  ///< a job that has not ended by then is cancelled (printing.md, trap 9)
        std::string folder;                 ///< for PrinterKind::folder; empty: `receipts` in the data folder
        bool operator==(const Printer&) const = default;
    };
    struct Screen {
        int ppi = 0;  ///< pixels an inch; 0: as the display reports
        FirstLanguage language = FirstLanguage::indonesian;
        std::chrono::seconds idle_warning{120};  ///< access.md row 10
        std::chrono::seconds idle_countdown{45};
        std::chrono::seconds filed_shown{60};
        int repeat_ignored_ms = 500;  ///< access.md row 4
        bool operator==(const Screen&) const = default;
    };
    struct Speech {
        Switch enabled = Switch::on;     ///< whether residents are offered that screens are read aloud
        std::string device = "default";  ///< the loudspeaker's sound card, as ALSA names it
        std::string headphone_device;    ///< empty: there are no headphones
        bool operator==(const Speech&) const = default;
    };

    struct Microphone {
        std::string device;  ///< as ALSA names it, "test", or a file; empty: there is none
        bool operator==(const Microphone&) const = default;
    };
    struct Camera {
        std::string device;  ///< "/dev/video0", "test", or a file; empty: there is none
        bool operator==(const Camera&) const = default;
    };

    Office office;
    Hub hub;
    Printer printer;
    Screen screen;
    Speech speech;
    Microphone microphone;
    Camera camera;

    bool operator==(const Settings&) const = default;
};

/// The file's name in the data folder.
inline constexpr std::string_view kSettingsFile = "loket.toml";

/// Reads TOML; what it does not mention has its default. `file_name` is for the messages only. Fails with malformed:
/// the detail has one line for each unknown key, wrong type or value out of bounds, "loket.toml:3: ...".
Result<Settings> parse_settings(std::string_view text, std::string_view file_name);

/// Reads a settings file of at most 64 KiB; a missing one means all defaults. Fails as parse_settings and read_file do.
Result<Settings> load_settings(const std::filesystem::path& file);

/// Holds values that came from elsewhere, such as a command line, to the bounds of the file. Fails with malformed, one
/// line for each: "hub.url is another text; allowed: ...".
Result<void> check(const Settings& settings);

/// The whole file with a comment for each key; parse_settings reads the same settings out of it. It is also the
/// reference of all keys: print it for Settings{}.
std::string settings_text(const Settings& settings);

}  // namespace loket::provisioning
