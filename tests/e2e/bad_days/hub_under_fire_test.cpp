// Strangers send the hub whatever they like, while a counter goes on delivering.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <csignal>
#include <map>
#include <random>
#include <regex>
#include <thread>

#include "provisioning/identity.hpp"
#include "sync/wire/batch.hpp"
#include "sync/wire/http.hpp"
#include "tests/e2e/bad_days/office.hpp"
#include "tests/support/seeded_entropy.hpp"
#include "tests/sync/hub/raw_client.hpp"

using namespace loket;
using namespace loket::e2e;
using test::RawClient;

namespace {

constexpr int kStrangers = 4;
constexpr int kShotsEach = 60;
/// ThreadSanitizer keeps four bytes of its own for each that a program uses.
#ifdef __SANITIZE_THREAD__
constexpr long kMemoryOfAByte = 5;
#else
constexpr long kMemoryOfAByte = 1;
#endif
/// The hub takes bodies of 64 MiB at one moment, in buffers that grow by doubling.
constexpr long kGrowthAllowedKb = 160 * 1024 * kMemoryOfAByte;

struct Shot {
    std::string request;
    std::string status;  ///< "413"
    std::string code;    ///< "too_large"
};

/// One of each kind.
std::vector<Shot> make_shots(const provisioning::Identity& counter) {
    test::SeededEntropy entropy(1);
    const SignKeys stranger = make_sign_keys(entropy);
    const auto post = [](const Bytes& body) {
        return test::post_text(sync::kBatchPath, sync::kBatchType, as_text(body));
    };
    sync::Batch batch{.device = sync::device_id(counter.device_keys.public_key),
                      .counter = counter.counter,
                      .sequence = 1'000'000,
                      .made_at = SystemClock().wall(),
                      .journal_head = {},
                      .books = {},
                      .envelopes = {}};
    const Bytes wrongly_signed = encode(batch, stranger.secret_key);
    batch.device = sync::device_id(stranger.public_key);
    const Bytes of_a_stranger = encode(batch, stranger.secret_key);
    const Bytes cut(wrongly_signed.begin(), wrongly_signed.begin() + std::ptrdiff_t(wrongly_signed.size() / 2));
    Bytes noise(5'000);
    std::mt19937 chance(7);
    for (auto& byte : noise) byte = std::uint8_t(chance());
    return {
        {post(wrongly_signed), "401", "wrong_signature"},
        {post(of_a_stranger), "403", "unknown_device"},
        {post(cut), "400", "malformed"},
        {post(noise), "400", "malformed"},
        {post({}), "400", "malformed"},
        {post(Bytes(sync::kBatchMaximum + 1)), "413", "too_large"},
        {test::post_text(sync::kBatchPath, "text/html", "<html>"), "415", "unsupported_media_type"},
        {test::post_text("/v1/reports", sync::kBatchType, "x"), "404", "not_found"},
        {fmt::format("GET {} HTTP/1.1\r\nHost: hub\r\nConnection: close\r\n\r\n", sync::kBatchPath), "405",
         "method_not_allowed"},
    };
}

/// How often each was heard, a line each.
std::string text_of(const std::map<std::string, int>& counts) {
    std::string text;
    for (const auto& [what, count] : counts) text += fmt::format("{} {}\n", count, what);
    return text;
}

/// The most memory that a process ever held, kB.
long peak_kb(pid_t process) {
    const std::string status = text_of_file(fmt::format("/proc/{}/status", process));
    std::smatch peak;
    REQUIRE(std::regex_search(status, peak, std::regex("VmHWM:\\s+([0-9]+) kB")));
    return std::stol(peak[1]);
}

/// A hundred clients that promise 1 MiB each, keep back the last byte, and leave.
void hold_bodies(const std::string& address) {
    const std::string body(sync::kBatchMaximum - 1, 'x');
    std::string request = test::post_text(sync::kBatchPath, sync::kBatchType, body + "x");
    request.pop_back();
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 100; ++i) {
        clients.push_back(std::make_unique<RawClient>(address));
        clients.back()->say(request);
    }
}

/// The answer to a request. While bodies of those who left are still read the hub may be busy, and says when to come
/// again; nobody waits so long here.
std::string answer_with_room(const std::string& address, const std::string& request) {
    std::string answer;
    REQUIRE(comes_true([&] {
        answer = test::answer_to(address, request);
        return test::status_line_of(answer) != "HTTP/1.1 503 Service Unavailable";
    }));
    return answer;
}

/// What is no answer to speak of: half a head, half a body, no HTTP at all.
void say_and_leave(const std::string& address) {
    for (const char* words :
         {"POST /v1/ba", "POST /v1/batches HTTP/1.1\r\nHost: hub\r\nContent-Length: 500\r\n\r\nhalf",
          "\x16\x03\x01\x02\x01\xfc\x03\x03", "SSH-2.0-OpenSSH_9.2\r\n\r\n"}) {
        RawClient(address).say(words);
    }
}

}  // namespace

TEST_CASE("Under fire the hub says precisely what is wrong, counts it, stays small, and serves its counter") {
    Office office;
    office.open_hub();
    office.open_kiosk();
    const auto identity = provisioning::load_identity(office.kiosk_folder());
    REQUIRE(identity.has_value());
    const auto shots = make_shots(*identity);
    const std::string address = office.hub_address();
    for (const auto& shot : shots) test::answer_to(address, shot.request);
    const long before = peak_kb(office.hub().id());
    hold_bodies(address);

    std::vector<std::map<std::string, int>> answers(kStrangers);
    {
        std::vector<std::jthread> strangers;
        for (int i = 0; i < kStrangers; ++i) {
            strangers.emplace_back([&, i] {
                for (int n = 0; n < kShotsEach; ++n) {
                    const auto answer = answer_with_room(address, shots[std::size_t(n + i) % shots.size()].request);
                    ++answers[std::size_t(i)][test::status_line_of(answer).substr(9, 3) + " " + test::body_of(answer)];
                    say_and_leave(address);
                }
            });
        }
        must(office.resident().file(short_report()));
        office.wait_for_status({"filed=1 acknowledged=1 waiting=0"});
    }
    const long growth = peak_kb(office.hub().id()) - before;
    CHECK(growth < kGrowthAllowedKb);
    MESSAGE(fmt::format("the hub grew by {} kB", growth));

    std::map<std::string, int> expected = {};
    for (int i = 0; i < kStrangers; ++i) {
        for (int n = 0; n < kShotsEach; ++n) {
            const Shot& shot = shots[std::size_t(n + i) % shots.size()];
            ++expected[shot.status + " {\"code\":\"" + shot.code + "\""];
        }
    }
    std::map<std::string, int> heard;
    for (const auto& of_one : answers) {
        for (const auto& [answer, count] : of_one) heard[answer.substr(0, answer.find(','))] += count;
    }
    CHECK(text_of(heard) == text_of(expected));

    CHECK(office.delivered().size() == 1);
    CHECK(office.hub().stop() == 0);
    const std::string status = run({LOKET_BIN "/loket-hub", "status", "--data", office.hub_folder().string()}).output;
    std::map<std::string, int> refused;
    for (const auto& shot : shots) ++refused[shot.code];  // the first of each
    for (const auto& [answer, count] : expected) refused[answer.substr(13, answer.size() - 14)] += count;
    for (const auto& [code, count] : refused) {
        // What was cut off in the middle may count as well.
        std::smatch counted;
        REQUIRE_MESSAGE(std::regex_search(status, counted, std::regex("\n  " + code + " ([0-9]+), last ")), status);
        CHECK_MESSAGE(std::stoi(counted[1]) >= count, code << "\n" << status);
    }
}
