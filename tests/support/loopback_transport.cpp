#include "tests/support/loopback_transport.hpp"

#include "kiosk/base/seal.hpp"
#include "sync/wire/http.hpp"
#include "tests/support/forged_receipt.hpp"
#include "tests/support/hub_line.hpp"
#include "tests/support/seeded_entropy.hpp"

namespace loket::test {
namespace {

struct Row {
    Weather weather;
    std::string_view name;
};

// clang-format off
constexpr Row kWeathers[] = {
    {Weather::clear,            "clear"},
    {Weather::lose_request,     "lose_request"},
    {Weather::lose_answer,      "lose_answer"},
    {Weather::half_open,        "half_open"},
    {Weather::delay_request,    "delay_request"},
    {Weather::overtake_request, "overtake_request"},
    {Weather::delay_answer,     "delay_answer"},
    {Weather::duplicate,        "duplicate"},
    {Weather::truncate_request, "truncate_request"},
    {Weather::truncate_answer,  "truncate_answer"},
    {Weather::corrupt_request,  "corrupt_request"},
    {Weather::corrupt_answer,   "corrupt_answer"},
    {Weather::portal,           "portal"},
    {Weather::moved,            "moved"},
    {Weather::conflict,         "conflict"},
    {Weather::too_large,        "too_large"},
    {Weather::slow_down,        "slow_down"},
    {Weather::broken,           "broken"},
    {Weather::forged_receipt,   "forged_receipt"},
    {Weather::strange_receipt,  "strange_receipt"},
};
// clang-format on

Bytes without_last_third(BytesView body) { return Bytes(body.begin(), body.begin() + long(body.size() * 2 / 3)); }

/// Which bit it is hangs on the bytes, so that it is another one for each message and the same in each run.
Bytes with_one_bit_wrong(Bytes body) {
    if (body.empty()) return body;
    const Hash hash = hash_of(body);
    const std::size_t at = (std::size_t(hash[0]) << 16 | std::size_t(hash[1]) << 8 | hash[2]) % body.size();
    body[at] = std::uint8_t(body[at] ^ 1 << hash[3] % 8);
    return body;
}

sync::Answer page(int status, std::string text) {
    return {status, "text/html", to_bytes("<html><title>" + std::move(text) + "</title></html>"), {}};
}

tl::unexpected<Error> silence() { return fail(Fault::timeout, "no answer came", "loopback"); }

}  // namespace

std::span<const Weather> all_weathers() {
    static const std::vector<Weather> all = [] {
        std::vector<Weather> weathers;
        for (const Row& row : kWeathers) weathers.push_back(row.weather);
        return weathers;
    }();
    return all;
}

std::string_view name_of(Weather weather) { return kWeathers[std::size_t(weather)].name; }

Weather LoopbackTransport::next() {
    ++exchanges_;
    if (coming_.empty()) return weather_;
    const Weather weather = coming_.front();
    coming_.pop_front();
    return weather;
}

Result<sync::Answer> LoopbackTransport::deliver(sync::Request request) {
    for (const auto& late : std::exchange(delayed_, {})) hub_(late);
    auto response = hub_(request);
    for (const auto& late : std::exchange(overtaken_, {})) hub_(late);
    if (!response) return fail(Fault::unreachable, "the connection broke", "loopback");
    sync::Answer answer = answer_to(request, *std::move(response));
    // What is said of a file says whatever it says to anybody's file.
    if (!late_answer_ || is_for_files(request)) return answer;
    return *std::exchange(late_answer_, std::nullopt);
}

Result<sync::Answer> LoopbackTransport::send(const sync::Call& call) {
    sync::Request request = request_of(call);
    if (files_ != nullptr && is_for_files(request)) return files_->send(call);
    return bend(next(), std::move(request));
}

Result<sync::Answer> LoopbackTransport::bend(Weather weather, sync::Request request) {
    const auto with_answer = [&](Bytes (*change)(Bytes)) {
        auto answer = deliver(std::move(request));
        if (answer) answer->body = change(std::move(answer->body));
        return answer;
    };
    switch (weather) {
        case Weather::clear: return deliver(std::move(request));
        case Weather::lose_request: return fail(Fault::unreachable, "no route", "loopback");
        case Weather::lose_answer: (void)deliver(std::move(request)); return silence();
        case Weather::half_open: return silence();
        case Weather::delay_request: delayed_.push_back(std::move(request)); return silence();
        case Weather::overtake_request: overtaken_.push_back(std::move(request)); return silence();
        case Weather::delay_answer:
            if (is_for_files(request)) {
                (void)deliver(std::move(request));
                return silence();
            }
            if (auto answer = deliver(std::move(request))) late_answer_ = *std::move(answer);
            return silence();
        case Weather::duplicate: (void)deliver(request); return deliver(std::move(request));
        case Weather::truncate_request:
            request.body = without_last_third(request.body);
            return deliver(std::move(request));
        case Weather::truncate_answer: return with_answer([](Bytes whole) { return without_last_third(whole); });
        case Weather::corrupt_request:
            request.body = with_one_bit_wrong(std::move(request.body));
            return deliver(std::move(request));
        case Weather::corrupt_answer: return with_answer(with_one_bit_wrong);
        case Weather::portal: return page(200, "Selamat datang di WiFi");
        case Weather::moved: return page(301, "Moved");
        case Weather::conflict: return page(409, "Conflict");
        case Weather::too_large: return page(413, "Request Entity Too Large");
        case Weather::slow_down: {
            auto answer = page(429, "Too Many Requests");
            answer.retry_after = kRetryAfter;
            return answer;
        }
        case Weather::broken: return page(500, "Internal Server Error");
        case Weather::forged_receipt: return sync::Answer{200, request.content_type, request.body, {}};
        case Weather::strange_receipt: {
            if (request.path != sync::kBatchPath) return page(200, "Selamat datang di WiFi");
            SeededEntropy stranger(666);
            return sync::Answer{
                200, request.content_type, forge_receipt(request.body, make_sign_keys(stranger).secret_key), {}};
        }
    }
    return silence();
}

std::vector<sync::Request> LoopbackTransport::take_under_way() {
    auto late = std::exchange(delayed_, {});
    for (auto& request : std::exchange(overtaken_, {})) late.push_back(std::move(request));
    return late;
}

void LoopbackTransport::put_under_way(std::vector<sync::Request> late) {
    for (auto& request : late) delayed_.push_back(std::move(request));
}

void LoopbackTransport::arrive() {
    for (const auto& late : take_under_way()) hub_(late);
}

}  // namespace loket::test
