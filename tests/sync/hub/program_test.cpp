#include <doctest/doctest.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>

#include "tests/sync/hub/hub_house.hpp"
#include "tests/sync/hub/raw_client.hpp"
#include "tests/sync/hub/running_program.hpp"

using namespace loket;
using namespace loket::sync;
using namespace loket::test;

TEST_CASE("A technician starts the hub, counters deliver to it, and what they sent can be read while it runs") {
    HubHouse house;  // its folder, with keys and an enrolled counter
    TestKiosk kiosk = house.enrolled_kiosk("BTM2");
    const std::string data = house.dir().string();
    RunningProgram hub({"--data", data, "--listen", "127.0.0.1:0"});
    const std::string line = hub.next_line();
    const std::string start = "listening on http://";
    REQUIRE(line.substr(0, start.size()) == start);
    const std::string address = line.substr(start.size());

    const Bytes batch = kiosk.batch({kiosk.envelope(1, "Jalan berlubang di depan pasar.")});
    const std::string answer = answer_to(address, post_text(kBatchPath, kBatchType, as_text(batch)));
    CHECK(status_line_of(answer) == "HTTP/1.1 200 OK");
    const auto receipt = decode_receipt(as_bytes(body_of(answer)), house.keys().sign.public_key);
    REQUIRE(receipt);
    CHECK(code_of(receipt->judgements.at(0).verdict) == "stored");
    CHECK(status_line_of(answer_to(address, post_text("/nowhere", "", ""))) == "HTTP/1.1 404 Not Found");

    const Ended reports = run_hub({"reports", "--data", data, "--jsonl"});
    CHECK(reports.exit_status == 0);
    CHECK(reports.out.find(R"("story":"Jalan berlubang di depan pasar.")") != std::string::npos);
    CHECK(std::count(reports.out.begin(), reports.out.end(), '\n') == 1);

    const Ended second = run_hub({"--data", data, "--listen", address});
    CHECK(second.exit_status == 1);
    CHECK(second.err.find("loket-hub: busy: ") != std::string::npos);

    hub.signal(SIGTERM);
    CHECK(hub.wait().exit_status == 0);
    const std::string status = run_hub({"--data", data, "status"}).out;
    CHECK(status.find("reports: 1\n  BTM2 1, highest serial 1\nset aside:\nrequests refused:\n  not_found 1, last ") !=
          std::string::npos);
}

TEST_CASE("A report survives the hub being killed right after its receipt") {
    HubHouse house;
    TestKiosk kiosk = house.enrolled_kiosk("BTM2");
    RunningProgram hub({"--data", house.dir().string(), "--listen", "127.0.0.1:0"});
    const std::string address = hub.next_line().substr(std::string("listening on http://").size());
    const Bytes batch = kiosk.batch({kiosk.envelope(1, "Jalan berlubang di depan pasar.")});
    REQUIRE(status_line_of(answer_to(address, post_text(kBatchPath, kBatchType, as_text(batch)))) == "HTTP/1.1 200 OK");
    hub.signal(SIGKILL);
    CHECK(hub.wait().exit_status == -1);
    CHECK(house.account().substr(0, 37) == "reports: 1\n  BTM2 1, highest serial 1");
    CHECK(house.deliver(kiosk, batch) == "200 already_stored");
}

TEST_CASE("A hub without keys does not start, and says how to make them") {
    const TemporaryFolder folder;
    const Ended ended = run_hub({"--data", folder.path().string(), "--listen", "127.0.0.1:0"});
    CHECK(ended.exit_status == 1);
    CHECK(ended.out == "");
    CHECK(ended.err == "loket-hub: not_found: this hub has no keys yet; make them with: loket-admin hub-init --data " +
                           folder.path().string() + "\n");
}

TEST_CASE("A command that the hub cannot understand ends with status 2 and a word about it") {
    const TemporaryFolder folder;
    const std::string data = folder.path().string();
    struct Row {
        std::vector<std::string> arguments;
        const char* word;
    };
    for (const Row& row : {
             Row{{}, "--data is required"},
             Row{{"--data", data}, "--listen HOST:PORT is required to serve: malformed: not HOST:PORT"},
             Row{{"--data", data, "--listen", "8600"}, "malformed: not HOST:PORT (8600)"},
             Row{{"reports", "--data", data}, "--jsonl is required"},
             Row{{"--data", data, "--bogus"}, "--bogus"},
             Row{{"--data", data, "--listen", "127.0.0.1:0", "--capacity", "0"}, "--capacity"},
         }) {
        CAPTURE(row.word);
        const Ended ended = run_hub(row.arguments);
        CHECK(ended.exit_status == 2);
        CHECK_MESSAGE(ended.err.find(row.word) != std::string::npos, ended.err);
    }
}

TEST_CASE("An export that does not fit where it goes is an error, not half an export") {
    const HubHouse house;
    const std::string command = LOKET_HUB_PROGRAM " --data '" + house.dir().string() + "' status";
    CHECK(WEXITSTATUS(std::system((command + " >/dev/null").c_str())) == 0);
    CHECK(WEXITSTATUS(std::system((command + " >/dev/full 2>/dev/null").c_str())) == 1);
}

TEST_CASE("A device that was stolen is locked out at a command line, while the hub runs") {
    HubHouse house;
    TestKiosk kiosk = house.enrolled_kiosk("BTM2");
    const std::string data = house.dir().string();
    RunningProgram hub({"--data", data, "--listen", "127.0.0.1:0"});
    const std::string address = hub.next_line().substr(std::string("listening on http://").size());
    CHECK(run_hub({"revoke", "--data", data, "--device", kiosk.id()}).out ==
          "device " + kiosk.id() + " is locked out\n");
    const std::string answer = answer_to(address, post_text(kBatchPath, kBatchType, as_text(kiosk.batch({}))));
    CHECK(status_line_of(answer) == "HTTP/1.1 403 Forbidden");
    const Ended unknown = run_hub({"revoke", "--data", data, "--device", "0123456789abcdef"});
    CHECK(unknown.exit_status == 1);
    CHECK(unknown.err == "loket-hub: not_found: no such device (0123456789abcdef)\n");
}

TEST_CASE("A hub of a small capacity tells counters over HTTP when to come, and counts them") {
    HubHouse house;
    TestKiosk kiosk = house.enrolled_kiosk("BTM2");
    const std::string data = house.dir().string();
    RunningProgram hub({"--data", data, "--listen", "127.0.0.1:0", "--capacity", "1"});
    const std::string address = hub.next_line().substr(std::string("listening on http://").size());
    const std::string request = post_text(kBatchPath, kBatchType, as_text(kiosk.batch({})));
    std::string answer = answer_to(address, request);
    for (int i = 0; i < 1000 && status_line_of(answer) == "HTTP/1.1 200 OK"; ++i) answer = answer_to(address, request);
    CHECK(status_line_of(answer) == "HTTP/1.1 429 Too Many Requests");
    CHECK(answer.find("\r\nRetry-After: 1\r\n") != std::string::npos);
    CHECK(body_of(answer).substr(0, 19) == R"({"code":"slow_down")");
    hub.signal(SIGTERM);
    CHECK(hub.wait().exit_status == 0);
    CHECK(run_hub({"--data", data, "status"}).out.find("\n  slow_down 1, last ") != std::string::npos);
}

TEST_CASE("Asking for reports where there is no hub is an error, not an empty answer") {
    const TemporaryFolder folder;
    const Ended ended = run_hub({"reports", "--data", folder.path().string(), "--jsonl"});
    CHECK(ended.exit_status == 1);
    CHECK_MESSAGE(ended.err.find("loket-hub: not_found: ") == 0, ended.err);
}
