// The way to the regency is cut, or leads somewhere else.
#include <doctest/doctest.h>

#include "tests/e2e/bad_days/office.hpp"
#include "tests/sync/courier/scripted_server.hpp"

using namespace loket::e2e;
using loket::test::Afterwards;
using loket::test::ScriptedServer;

namespace {

bool says(const std::string& words, std::string_view what) { return words.find(what) != words.npos; }

std::string answer(std::string_view head, std::string_view body) {
    return std::string(head) + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

}  // namespace

TEST_CASE("Residents file while the hub is away; when it comes everything is delivered by itself") {
    Office office;
    office.open_kiosk();
    Visit& resident = office.resident();
    must(resident.fill_in(short_report()));
    must(resident.send());
    const std::string filed =
        must(resident.read("Tersimpan aman di loket ini. Akan dikirim ke Pemerintah Kabupaten "
                           "begitu jaringan tersambung"));
    CHECK(says(filed, "link: Luring · tersimpan aman\n"));
    const Receipt receipt = receipt_on(filed);
    must(resident.leave());
    CHECK(says(office.status().output, "filed=1 acknowledged=0 waiting=1"));

    must(resident.ask_for_status(receipt.number, receipt.code));
    const std::string waiting = must(resident.read("badge: Menunggu jaringan\n"));
    CHECK_FALSE(says(waiting, "badge: Diterima kabupaten"));
    must(resident.leave());

    office.open_hub();
    office.wait_for_status({"filed=1 acknowledged=1 waiting=0"});
    CHECK(office.delivered() == std::vector{receipt.number});
    must(resident.ask_for_status(receipt.number, receipt.code));
    const std::string delivered = must(resident.read("badge: Diterima kabupaten\n"));
    CHECK(says(delivered, "link: Tersambung\n"));
    must(resident.leave());
}

TEST_CASE(
    "Whoever answers in the hub's place is not believed: the kiosk keeps everything and says that it is offline") {
    const ScriptedServer portal(
        answer("HTTP/1.1 200 OK\r\nContent-Type: text/html", "<html><title>Login WiFi</title></html>"),
        Afterwards::keep);
    const ScriptedServer other(answer("HTTP/1.1 404 Not Found\r\nContent-Type: application/json", "{\"error\":\"?\"}"),
                               Afterwards::keep);
    Office office;
    for (const auto* server : {&portal, &other}) {
        office.set("url", "\"" + server->url() + "\"");
        office.open_kiosk();
        must(office.resident().fill_in(short_report()));
        must(office.resident().send());
        while (server->connections() == 0) sched_yield();
        const std::string filed = must(office.resident().read("Tersimpan aman di loket ini. Akan dikirim"));
        CHECK(says(filed, "link: Luring · tersimpan aman\n"));
        must(office.resident().leave());
    }
    const auto status = office.status();
    CHECK(status.status == 0);
    CHECK(says(status.output, "filed=2 acknowledged=0 waiting=2 parked=0"));

    office.open_hub();
    office.set("url", "\"http://" + office.hub_address() + "\"");
    office.open_kiosk();
    office.wait_for_status({"filed=2 acknowledged=2 waiting=0"});
    CHECK(office.delivered().size() == 2);
}
