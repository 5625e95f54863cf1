// Whoever answers in the place of a scheduler or a printer, and is none: the press gets an error, and goes on.
#include <doctest/doctest.h>

#include "printing/cups_spooler.hpp"
#include "printing/press.hpp"
#include "tests/sync/courier/scripted_server.hpp"

using namespace loket;
using namespace loket::printing;
using loket::test::Afterwards;
using loket::test::ScriptedServer;

namespace {

std::string http(std::size_t length, const std::string& body) {
    return "HTTP/1.1 200 OK\r\nContent-Type: application/ipp\r\nContent-Length: " + std::to_string(length) +
           "\r\n\r\n" + body;
}

/// The head of an answer by IPP 2.0, and the beginning of its attributes.
const std::string kBegun("\x02\x00\x00\x00\x00\x00\x00\x01\x01", 9);
/// printer-state-reasons, with one value more that does not end.
const std::string kReasons("\x44\x00\x15printer-state-reasons\x00\x04none", 30);

/// What each answer of such a server comes to.
void check(const std::string& answer, Afterwards afterwards) {
    ScriptedServer server(answer, afterwards);
    CupsSpooler spooler({.host = "127.0.0.1", .port = server.port(), .name = "loket", .patience = Milliseconds(300)});
    CHECK_FALSE(spooler.printer().has_value());
    CHECK_FALSE(spooler.look_at({"1"}).has_value());
    CHECK_FALSE(spooler.cancel({"1"}).has_value());
    CHECK_FALSE(spooler.submit({"BTM2-00427-P", to_bytes("%PDF"), 80, 160}).has_value());

    Press press(spooler, Tuning{});
    CHECK_FALSE(can_print(press.look_at_printer()));
}

}  // namespace

TEST_CASE("An answer that is garbage is none") {
    check(http(12, "garbage! \x01\x02\x03"), Afterwards::keep);
    check("SSH-2.0-OpenSSH_9.2\r\n", Afterwards::close);
    check(std::string(4'000, '\xFF'), Afterwards::close);
}

TEST_CASE("An answer without what was asked for says nothing of a printer") {
    ScriptedServer server(http(10, kBegun + "\x03"), Afterwards::keep);
    CupsSpooler spooler({.host = "127.0.0.1", .port = server.port(), .name = "loket", .patience = Milliseconds(300)});
    CHECK_FALSE(can_print(Press(spooler, Tuning{}).look_at_printer()));
    CHECK(spooler.look_at({"1"}).error().fault == Fault::malformed);
    CHECK(spooler.submit({"BTM2-00427-P", to_bytes("%PDF"), 80, 160}).error().fault == Fault::unknown);
}

TEST_CASE("An answer that breaks off or never comes is waited for no longer than the patience") {
    check(http(100, kBegun), Afterwards::close);
    check(http(100, kBegun + kReasons), Afterwards::keep);  // and nothing more
    check("HTTP/1.1 200 OK\r\nContent-Type: appl", Afterwards::keep);
    check("", Afterwards::keep);
}

TEST_CASE("An answer that never ends is cut off") {
    std::string value("\x44\x00\x00\x00\x30", 5);
    value.append(48, 'x');
    std::string values;
    for (int i = 0; i < 20'000; ++i) values += value;
    check(http(1'000'000'000, kBegun + kReasons + values), Afterwards::keep);
    check(http(1'000'000'000, kBegun + kReasons + values), Afterwards::repeat);
}

TEST_CASE("Headers that never end are cut off") {
    std::string headers = "HTTP/1.1 200 OK\r\n";
    for (int i = 0; i < 1'000; ++i) headers += "X-More: and more\r\n";
    check(headers, Afterwards::repeat);
}
