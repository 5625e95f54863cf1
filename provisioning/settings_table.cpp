#include "provisioning/settings_table.hpp"

#include <algorithm>
#include <charconv>

#include "kiosk/report/region.hpp"

namespace loket::provisioning {
namespace {

constexpr std::size_t kTextMaximum = 200;  // bytes; no address, path or name of an office comes near it

bool is_plain(std::string_view text) {
    return text.size() <= kTextMaximum && std::all_of(text.begin(), text.end(), [](char c) {
               return static_cast<unsigned char>(c) >= 0x20 && c != 0x7f;
           });
}

bool is_port(std::string_view text) {
    int port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    return error == std::errc() && end == text.data() + text.size() && 1 <= port && port <= 65535;
}

bool is_kecamatan(std::string_view text) {
    const Region* region = find_region(text);
    return text.empty() || (region != nullptr && region->level == RegionLevel::kecamatan);
}

/// An origin: a path, a user or a password in it would end up in logs.
bool is_url(std::string_view text) {
    if (text.empty()) return true;
    for (const std::string_view scheme : {"https://", "http://"}) {
        if (text.rfind(scheme, 0) != 0) continue;
        std::string_view host = text.substr(scheme.size());
        const std::size_t colon = host.rfind(':');
        const bool has_port = colon != host.npos && host.back() != ']';  // colons in brackets are an IPv6 address's
        if (has_port && !is_port(host.substr(colon + 1))) return false;
        if (has_port) host.remove_suffix(host.size() - colon);
        return !host.empty() && is_plain(host) && host.find_first_of(" /?#@\\\"") == host.npos;
    }
    return false;
}

/// Relative paths would depend on the folder that the program was started in.
bool is_path(std::string_view text) { return is_plain(text) && (text.empty() || text.front() == '/'); }

bool is_server(std::string_view text) {
    if (text.empty() || !is_plain(text) || text.find(' ') != text.npos) return false;
    if (text.front() == '/') return true;
    const std::size_t colon = text.rfind(':');
    if (colon == text.npos || colon == 0) return false;
    return is_port(text.substr(colon + 1));
}

/// As CUPS names its queues: printable, without the characters of addresses and shells.
bool is_queue(std::string_view text) {
    return !text.empty() && text.size() <= 127 && std::all_of(text.begin(), text.end(), [](char c) {
        return c > ' ' && c < 0x7f && std::string_view("/\\?'\"#").find(c) == std::string_view::npos;
    });
}

/// As `aplay -L` lists them: "default", "plughw:CARD=Device,DEV=0". No more signs than those need: ALSA would also run
/// a program that a name asks for, and a leading "-" would be an option to aplay.
bool is_sound_device(std::string_view text) {
    return text.size() <= kTextMaximum && (text.empty() || text.front() != '-') &&
           std::all_of(text.begin(), text.end(), [](char c) {
               const bool is_letter = ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9');
               return is_letter || std::string_view(":=,._-").find(c) != std::string_view::npos;
           });
}
/// A path is that of a file with a voice, for trials.
bool is_microphone(std::string_view text) { return is_sound_device(text) || (is_path(text) && !text.empty()); }
bool is_camera(std::string_view text) { return is_path(text) || text == "test"; }
bool is_loudspeaker(std::string_view text) { return !text.empty() && is_sound_device(text); }

}  // namespace

std::vector<Row> rows_of(Settings& s) {
    const Form name{is_plain, "at most 200 bytes in one line; empty: as enrolled"};
    const Form region{is_kecamatan, "the code of a kecamatan, as \"16.06.01\"; empty: as enrolled"};
    const Form url{is_url, "http:// or https://, a host and perhaps a port, without a path; empty: as enrolled"};
    const Form authority{is_path, "an absolute path; empty: the authorities of the system"};
    const Form server{is_server, "host:port, or the absolute path of a socket"};
    const Form queue{is_queue, "1 to 127 printable characters without space / \\ ? ' \" #"};
    const Form folder{is_path, "an absolute path; empty: \"receipts\" in the data folder"};
    const Words kinds{"ipp", "escpos", "folder", "none"}, papers{"80mm", "58mm", "A5", "A4"},
        languages{"id", "en", "mus"};
    const Form speaker{is_loudspeaker, "a name as `aplay -L` lists them, as \"default\""};
    const Form headphones{is_sound_device, "a name as `aplay -L` lists them; empty: there are none"};
    const Form microphone{
        is_microphone, "a name as `arecord -L` lists them, \"test\" or the path of a sound file; empty: there is none"};
    const Form camera{is_camera, "a path as \"/dev/video0\", \"test\" or the path of a picture; empty: there is none"};

    // clang-format off: a table is read by its columns
    return {
        {"office", "name", &s.office.name, name, "", "Name of the office on screen and receipt"},
        {"office", "kecamatan", &s.office.kecamatan, region, "", "Kecamatan whose villages are offered first"},
        {"hub", "url", &s.hub.url, url, "", "Address of the hub; its keys stay those of the enrolment"},
        {"hub", "ca_file", &s.hub.ca_file, authority, "", "PEM file of the only authorities believed for https"},
        {"hub", "connect_timeout_s", &s.hub.connect_timeout, Between{1, 120}, "seconds",
         "How long to wait for a connection to the hub"},
        {"hub", "try_after_link_up_s", &s.hub.try_after_link_up, Between{0, 600}, "seconds",
         "Spread of the first try when the network returns"},
        {"printer", "kind", &s.printer.kind, kinds, "",
         "CUPS queue, one of our own, folder of PDF files, or no receipts"},
        {"printer", "server", &s.printer.server, server, "", "The CUPS scheduler"},
        {"printer", "queue", &s.printer.queue, queue, "", "Name of the CUPS queue"},
        {"printer", "paper", &s.printer.paper, papers, "", "Width of the roll, or the sheets of an office printer"},
        {"printer", "deadline_s", &s.printer.deadline, Between{5, 300}, "seconds",
         "A receipt that is not out by then is cancelled; 12 suits rolls, 30 sheets"},
        {"printer", "folder", &s.printer.folder, folder, "", "Where kind \"folder\" puts its files"},
        {"screen", "ppi", &s.screen.ppi, Between{40, 600, Between::Zero::too}, "pixels an inch",
         "Corrects the display's reported size; 0: believe it"},
        {"screen", "language", &s.screen.language, languages, "",
         "Language in which each session begins; mus, the Malay of the Musi, is a draft"},
        {"screen", "idle_warning_s", &s.screen.idle_warning, Between{30, 600}, "seconds",
         "Time without touch until the kiosk asks"},
        {"screen", "idle_countdown_s", &s.screen.idle_countdown, Between{15, 300}, "seconds",
         "Time to answer before everything is wiped"},
        {"screen", "filed_shown_s", &s.screen.filed_shown, Between{20, 600}, "seconds",
         "Time the number stays on screen without touch"},
        {"screen", "repeat_ignored_ms", &s.screen.repeat_ignored_ms, Between{0, 1000}, "milliseconds",
         "A second tap on the same place within this is a trembling hand's"},
        {"speech", "enabled", &s.speech.enabled, YesNo{}, "", "Whether screens are read aloud to whoever wishes it"},
        {"speech", "device", &s.speech.device, speaker, "", "Sound card of the loudspeaker"},
        {"speech", "headphone_device", &s.speech.headphone_device, headphones, "", "Sound card of the headphones"},
        {"microphone", "device", &s.microphone.device, microphone, "",
         "Microphone for residents who speak instead of typing; \"test\" is a clock that ticks"},
        {"camera", "device", &s.camera.device, camera, "",
         "Camera for photos and for the code on receipts; \"test\" is a test picture"},
    };
    // clang-format on
}

std::string allowed_text(const Row& row) {
    if (const auto* range = std::get_if<Between>(&row.allowed)) {
        return std::string(range->zero == Between::Zero::too ? "0 or " : "") + "a whole number from " +
               std::to_string(range->least) + " to " + std::to_string(range->most) + " (" + std::string(row.unit) + ")";
    }
    if (std::holds_alternative<YesNo>(row.allowed)) return "true or false";
    if (const auto* text = std::get_if<Form>(&row.allowed)) return std::string(text->form);
    std::string list = "one of";
    const char* separator = " ";
    for (const std::string_view word : std::get<Words>(row.allowed)) {
        list += separator + ('"' + std::string(word)) + '"';
        separator = ", ";
    }
    return list;
}

}  // namespace loket::provisioning
