#include "tests/support/loopback_transport.hpp"

namespace loket::test {
namespace {

sync::Answer answer_of(sync::Response response) {
    return {response.status, std::move(response.content_type), std::move(response.body), response.retry_after};
}

Bytes without_last_third(BytesView body) { return Bytes(body.begin(), body.begin() + long(body.size() * 2 / 3)); }

tl::unexpected<Error> silence() { return fail(Fault::timeout, "no answer came", "loopback"); }

}  // namespace

Weather LoopbackTransport::next() {
    ++exchanges_;
    if (coming_.empty()) return weather_;
    const Weather weather = coming_.front();
    coming_.pop_front();
    return weather;
}

sync::Response LoopbackTransport::deliver(std::string_view path, std::string_view content_type, Bytes body) {
    for (const auto& late : std::exchange(delayed_, {})) hub_.handle(late);
    return hub_.handle({"POST", std::string(path), std::string(content_type), std::move(body)});
}

Result<sync::Answer> LoopbackTransport::post(std::string_view path, std::string_view content_type, BytesView body) {
    const Bytes whole(body.begin(), body.end());
    switch (next()) {
        case Weather::clear: return answer_of(deliver(path, content_type, whole));
        case Weather::lose_request: return fail(Fault::unreachable, "no route", "loopback");
        case Weather::lose_answer: deliver(path, content_type, whole); return silence();
        case Weather::delay_request:
            delayed_.push_back({"POST", std::string(path), std::string(content_type), whole});
            return silence();
        case Weather::duplicate:
            deliver(path, content_type, whole);
            return answer_of(deliver(path, content_type, whole));
        case Weather::truncate_request: return answer_of(deliver(path, content_type, without_last_third(whole)));
        case Weather::truncate_answer: {
            auto answer = answer_of(deliver(path, content_type, whole));
            answer.body = without_last_third(answer.body);
            return answer;
        }
        case Weather::portal:
            return sync::Answer{200, "text/html", to_bytes("<html><title>Selamat datang di WiFi</title></html>"), {}};
        case Weather::forged_receipt: return sync::Answer{200, std::string(content_type), whole, {}};
    }
    return silence();
}

}  // namespace loket::test
