#include "provisioning/settings.hpp"

#include <doctest/doctest.h>

#include <random>

#include "kiosk/base/files.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace loket;
using namespace loket::provisioning;

namespace {

/// What a technician is told about a file; empty when it is taken.
std::string complaint(std::string_view text) {
    const auto settings = parse_settings(text, "loket.toml");
    if (settings) return "";
    CHECK(settings.error().fault == Fault::malformed);
    return settings.error().detail;
}

}  // namespace

TEST_CASE("A technician finds every key with its default in the reference") {
    CHECK(
        settings_text(Settings{}) ==
        R"(# Settings of this kiosk. A line that is taken away has its default. What is not allowed here is told with its
# line at the next start, and nothing starts until it is mended.

[office]
# Name of the office on screen and receipt.
# Allowed: at most 200 bytes in one line; empty: as enrolled
name = ""
# Kecamatan whose villages are offered first.
# Allowed: the code of a kecamatan, as "16.06.01"; empty: as enrolled
kecamatan = ""

[hub]
# Address of the hub; its keys stay those of the enrolment.
# Allowed: http:// or https://, a host and perhaps a port, without a path; empty: as enrolled
url = ""
# PEM file of the only authorities believed for https.
# Allowed: an absolute path; empty: the authorities of the system
ca_file = ""
# How long to wait for a connection to the hub.
# Allowed: a whole number from 1 to 120 (seconds)
connect_timeout_s = 15
# Spread of the first try when the network returns.
# Allowed: a whole number from 0 to 600 (seconds)
try_after_link_up_s = 60

[printer]
# CUPS queue, one of our own, folder of PDF files, or no receipts.
# Allowed: one of "ipp", "escpos", "folder", "none"
kind = "ipp"
# The CUPS scheduler.
# Allowed: host:port, or the absolute path of a socket
server = "127.0.0.1:631"
# Name of the CUPS queue.
# Allowed: 1 to 127 printable characters without space / \ ? ' " #
queue = "loket"
# Width of the roll, or the sheets of an office printer.
# Allowed: one of "80mm", "58mm", "A5", "A4"
paper = "80mm"
# A receipt that is not out by then is cancelled; 12 suits rolls, 30 sheets.
# Allowed: a whole number from 5 to 300 (seconds)
deadline_s = 12
# Where kind "folder" puts its files.
# Allowed: an absolute path; empty: "receipts" in the data folder
folder = ""

[screen]
# Corrects the display's reported size; 0: believe it.
# Allowed: 0 or a whole number from 40 to 600 (pixels an inch)
ppi = 0
# Language in which each session begins; mus, the Malay of the Musi, is a draft.
# Allowed: one of "id", "en", "mus"
language = "id"
# Time without touch until the kiosk asks.
# Allowed: a whole number from 30 to 600 (seconds)
idle_warning_s = 120
# Time to answer before everything is wiped.
# Allowed: a whole number from 15 to 300 (seconds)
idle_countdown_s = 45
# Time the number stays on screen without touch.
# Allowed: a whole number from 20 to 600 (seconds)
filed_shown_s = 60
# A second tap on the same place within this is a trembling hand's.
# Allowed: a whole number from 0 to 1000 (milliseconds)
repeat_ignored_ms = 500

[speech]
# Whether screens are read aloud to whoever wishes it.
# Allowed: true or false
enabled = true
# Sound card of the loudspeaker.
# Allowed: a name as `aplay -L` lists them, as "default"
device = "default"
# Sound card of the headphones.
# Allowed: a name as `aplay -L` lists them; empty: there are none
headphone_device = ""

[microphone]
# Microphone for residents who speak instead of typing; "test" is a clock that ticks.
# Allowed: a name as `arecord -L` lists them, "test" or the path of a sound file; empty: there is none
device = ""

[camera]
# Camera for photos and for the code on receipts; "test" is a test picture.
# Allowed: a path as "/dev/video0", "test" or the path of a picture; empty: there is none
device = ""
)");
}

TEST_CASE("What is written is what is read again") {
    Settings settings;
    settings.office = {"Kantor \"Babat Toman\" \\ Loket 2", "16.06.02"};
    settings.hub = {"https://hub.example:8600", "/etc/loket/ca.pem", std::chrono::seconds(5), std::chrono::seconds(0)};
    settings.printer = {PrinterKind::folder, "/run/cups/cups.sock",    "thermal-1",
                        Paper::roll_58mm,    std::chrono::seconds(30), "/var/spool/slips"};
    settings.screen = {144, FirstLanguage::english, std::chrono::seconds(300), std::chrono::seconds(60),
                       std::chrono::seconds(20)};
    CHECK(parse_settings(settings_text(settings), "loket.toml").value() == settings);
    CHECK(parse_settings(settings_text(Settings{}), "loket.toml").value() == Settings{});
}

TEST_CASE("A short file changes what it mentions and nothing else") {
    Settings expected;
    expected.printer.kind = PrinterKind::none;
    CHECK(parse_settings("[printer]\nkind = 'none'\n", "loket.toml").value() == expected);
    CHECK(parse_settings("printer.kind = 'none'", "loket.toml").value() == expected);
    for (const auto& [code, language] :
         {std::pair{"id", FirstLanguage::indonesian}, {"en", FirstLanguage::english}, {"mus", FirstLanguage::malay}}) {
        const auto settings = parse_settings("[screen]\nlanguage = '" + std::string(code) + "'", "loket.toml");
        CHECK(settings.value().screen.language == language);
    }
    CHECK(parse_settings("", "loket.toml").value() == Settings{});
}

TEST_CASE("A technician is told file, line, key and what is allowed") {
    struct Case {
        const char* text;
        const char* complaint;
    };
    const Case cases[] = {
        {"[scren]\nppi = 96",
         "1: \"scren\" is unknown; allowed: [office], [hub], [printer], [screen], [speech], "
         "[microphone], [camera]"},
        {"ppi = 96",
         "1: \"ppi\" is unknown; allowed: [office], [hub], [printer], [screen], [speech], "
         "[microphone], [camera]"},
        {"screen = 96",
         "1: screen is a whole number; allowed: a table with ppi, language, idle_warning_s, idle_countdown_s, "
         "filed_shown_s, repeat_ignored_ms"},
        {"[hub]\n\nconnect_timeout = 3",
         "3: hub.connect_timeout is unknown; allowed in [hub]: url, ca_file, connect_timeout_s, try_after_link_up_s"},
        {"[screen]\nidle_warning_s = 29",
         "2: screen.idle_warning_s is 29; allowed: a whole number from 30 to 600 (seconds)"},
        {"[screen]\nidle_warning_s = 601",
         "2: screen.idle_warning_s is 601; allowed: a whole number from 30 to 600 (seconds)"},
        {"[screen]\nidle_warning_s = 9223372036854775807",
         "2: screen.idle_warning_s is 9223372036854775807; allowed: a whole number from 30 to 600 (seconds)"},
        {"[screen]\nppi = 96.5",
         "2: screen.ppi is a number with a point; allowed: 0 or a whole number from 40 to 600 (pixels an inch)"},
        {"[screen]\nppi = '96'",
         "2: screen.ppi is a text; allowed: 0 or a whole number from 40 to 600 (pixels an inch)"},
        {"[screen]\nppi = [96]",
         "2: screen.ppi is a list; allowed: 0 or a whole number from 40 to 600 (pixels an inch)"},
        {"[screen]\nlanguage = true", "2: screen.language is true or false; allowed: one of \"id\", \"en\", \"mus\""},
        {"[screen]\nlanguage = 2026-11-23",
         "2: screen.language is a date or time; allowed: one of \"id\", \"en\", \"mus\""},
        {"[printer]\nkind = 'laser'",
         "2: printer.kind is another text; allowed: one of \"ipp\", \"escpos\", \"folder\", \"none\""},
        {"[printer.kind]\nname = 'ipp'",
         "1: printer.kind is a table; allowed: one of \"ipp\", \"escpos\", \"folder\", \"none\""},
        {"[printer]\nkind = 'escpos'\npaper = 'A4'",
         "3: printer.paper is a sheet; a receipt printer (kind \"escpos\") takes \"80mm\" or \"58mm\""},
        {"[printer]\nqueue = 'front desk'",
         "2: printer.queue is another text; allowed: 1 to 127 printable characters without space / \\ ? ' \" #"},
        {"[printer]\nserver = 'localhost'",
         "2: printer.server is another text; allowed: host:port, or the absolute path of a socket"},
        {"[printer]\nfolder = 'slips'",
         "2: printer.folder is another text; allowed: an absolute path; empty: \"receipts\" in the data folder"},
        {"[hub]\nurl = 'hub.example'",
         "2: hub.url is another text; allowed: http:// or https://, a host and perhaps a port, without a path; empty: "
         "as enrolled"},
        {"[screen]\nppi = 1", "2: screen.ppi is 1; allowed: 0 or a whole number from 40 to 600 (pixels an inch)"},
        {"[printer]\nserver = '127.0.0.1:99999'",
         "2: printer.server is another text; allowed: host:port, or the absolute path of a socket"},
        {"[hub]\nurl = 'http://hub.example:abc'",
         "2: hub.url is another text; allowed: http:// or https://, a host and perhaps a port, without a path; empty: "
         "as enrolled"},
        {"[hub]\nurl = 'https://clerk:pass@hub.example'",
         "2: hub.url is another text; allowed: http:// or https://, a host and perhaps a port, without a path; empty: "
         "as enrolled"},
        {"[office]\nkecamatan = '16.06.99'",
         "2: office.kecamatan is another text; allowed: the code of a kecamatan, as \"16.06.01\"; empty: as enrolled"},
        {"[office]\nkecamatan = '16.06.01.2001'",
         "2: office.kecamatan is another text; allowed: the code of a kecamatan, as \"16.06.01\"; empty: as enrolled"},
        {"[office]\nname = \"two\\nlines\"",
         "2: office.name is another text; allowed: at most 200 bytes in one line; empty: as enrolled"},
    };
    for (const Case& row : cases) {
        CAPTURE(row.text);
        CHECK(complaint(row.text) == std::string("loket.toml:") + row.complaint);
    }
}

TEST_CASE("All that is wrong is told at once, in the order of the lines") {
    CHECK(complaint("[screen]\nppi = 601\ncolour = 'blue'\n[hub]\nconnect_timeout_s = '3'\n") ==
          "loket.toml:2: screen.ppi is 601; allowed: 0 or a whole number from 40 to 600 (pixels an inch)\n"
          "loket.toml:3: screen.colour is unknown; allowed in [screen]: ppi, language, idle_warning_s, "
          "idle_countdown_s, filed_shown_s, repeat_ignored_ms\n"
          "loket.toml:5: hub.connect_timeout_s is a text; allowed: a whole number from 1 to 120 (seconds)");
}

TEST_CASE("Settings from a command line are held to the same bounds") {
    CHECK(check(Settings{}).has_value());
    Settings settings;
    settings.printer.queue = "";
    settings.screen.ppi = -1;
    settings.screen.filed_shown = std::chrono::seconds(5);
    CHECK(check(settings).error().detail ==
          "printer.queue is another text; allowed: 1 to 127 printable characters without space / \\ ? ' \" #\n"
          "screen.ppi is -1; allowed: 0 or a whole number from 40 to 600 (pixels an inch)\n"
          "screen.filed_shown_s is 5; allowed: a whole number from 20 to 600 (seconds)");
}

TEST_CASE("What is no TOML is told with its line") {
    for (const char* text : {"[hub]\nurl = \n", "[hub]\nurl = 'x\n", "[hub]\nppi = 1\nppi = 2\n", "[hub]\n\xff\xfe"}) {
        CAPTURE(text);
        const std::string told = complaint(text);
        CHECK(told.rfind("loket.toml:", 0) == 0);
        CHECK(told.find(": not TOML: ") != std::string::npos);
    }
}

TEST_CASE("Damaged settings files are refused or read within their bounds") {
    const std::string whole = settings_text(Settings{});
    std::mt19937 dice(6);
    for (int round = 0; round < 2000; ++round) {
        std::string text = whole;
        text[dice() % text.size()] = char(dice() % 256);
        if (round % 2 == 0) text.resize(dice() % text.size());
        const auto settings = parse_settings(text, "loket.toml");
        if (!settings) continue;
        CHECK(settings->screen.idle_warning >= std::chrono::seconds(30));
        CHECK(parse_settings(settings_text(*settings), "loket.toml").value() == *settings);
    }
    CHECK(complaint(std::string(10'000, '[')).find("not TOML") != std::string::npos);
}

TEST_CASE("A kiosk without a settings file has all defaults; one that cannot be read stops it") {
    const test::TemporaryFolder folder;
    const auto file = folder.path() / kSettingsFile;
    CHECK(load_settings(file).value() == Settings{});
    REQUIRE(write_file(file, as_bytes("[screen]\nppi = -1\n"), FileMode::readable_by_all).has_value());
    CHECK(load_settings(file).error().detail ==
          file.string() + ":2: screen.ppi is -1; allowed: 0 or a whole number from 40 to 600 (pixels an inch)");
    REQUIRE(write_file(file, Bytes(65 * 1024, '#'), FileMode::readable_by_all).has_value());
    CHECK(load_settings(file).error().fault == Fault::too_large);
}

TEST_CASE("A technician turns the voice off, or names its sound cards, and nothing that ALSA would run") {
    const auto settings =
        parse_settings("[speech]\nenabled = false\ndevice = \"plughw:CARD=Device,DEV=0\"\n", "loket.toml").value();
    CHECK(settings.speech.enabled == Switch::off);
    CHECK(settings.speech.device == "plughw:CARD=Device,DEV=0");
    CHECK(parse_settings(settings_text(settings), "loket.toml").value() == settings);
    CHECK(complaint("[speech]\nenabled = \"no\"\n") ==
          "loket.toml:2: speech.enabled is a text; allowed: true or false");
    for (const char* device : {"", "-l", "file:|reboot", "two words", "'quoted'"}) {
        CAPTURE(device);
        CHECK(complaint("[speech]\ndevice = \"" + std::string(device) + "\"\n") ==
              "loket.toml:2: speech.device is another text; allowed: a name as `aplay -L` lists them, as \"default\"");
    }
    CHECK(complaint("[speech]\nheadphone_device = \"\"\n") == "");
}

TEST_CASE("A technician names microphone and camera as the system does, or a test's; without them there are none") {
    CHECK(parse_settings("", "loket.toml").value().microphone.device.empty());
    CHECK(parse_settings("", "loket.toml").value().camera.device.empty());
    for (const auto* device : {"plughw:CARD=Webcam,DEV=0", "test", "/srv/voice.ogg"}) {
        const auto text = "[microphone]\ndevice = \"" + std::string(device) + "\"\n";
        CHECK(parse_settings(text, "loket.toml").value().microphone.device == device);
    }
    for (const auto* device : {"/dev/video0", "test", "/srv/picture.jpg"}) {
        const auto text = "[camera]\ndevice = \"" + std::string(device) + "\"\n";
        CHECK(parse_settings(text, "loket.toml").value().camera.device == device);
    }
    CHECK(complaint("[camera]\ndevice = \"video0\"\n") ==
          "loket.toml:2: camera.device is another text; allowed: a path as \"/dev/video0\", \"test\" or the path of a "
          "picture; empty: there is none");
    CHECK(
        complaint("[microphone]\ndevice = \"hw:0; reboot\"\n") ==
        "loket.toml:2: microphone.device is another text; allowed: a name as `arecord -L` lists them, \"test\" or the "
        "path of a sound file; empty: there is none");
}
