#include "sync/courier/disposition.hpp"

#include <doctest/doctest.h>

#include "sync/wire/http.hpp"
#include "tests/sync/wire/samples.hpp"

using namespace loket;
using namespace loket::sync;
using namespace std::chrono_literals;

namespace {

const test::Hub kHub = test::sample_hub();
const SignKeys kDevice = test::sample_device();

Posted two_reports() {
    const Receipt receipt = test::sample_receipt(kHub, kDevice);
    return {receipt.device, receipt.batch, {test::sample_stamp(427).id, test::sample_stamp(428).id}};
}

Posted one_report() {
    Posted posted = two_reports();
    posted.ids.pop_back();
    return posted;
}

Answer answer_of(int status, std::string_view body = {}, std::optional<std::chrono::seconds> retry_after = {}) {
    return {status, "text/html", to_bytes(body), retry_after};
}

Answer answer_with(const Receipt& receipt, const test::Hub& hub = kHub) {
    return {200, std::string(kReceiptType), encode(receipt, hub.sign_keys.secret_key), {}};
}

std::string text_of(const Disposition& what) {
    struct Writer {
        std::string operator()(const Settled& settled) const {
            std::string text = "settled:";
            for (const Judgement& it : settled.receipt.judgements) text += " " + std::string(code_of(it.verdict));
            return text;
        }
        std::string operator()(const Shrink& shrink) const { return "shrink: " + shrink.why; }
        std::string operator()(const Wait& wait) const {
            const std::string when = wait.retry_after ? " for " + std::to_string(wait.retry_after->count()) + " s" : "";
            return "wait" + when + ": " + wait.why;
        }
    };
    return std::visit(Writer{}, what);
}

std::string judged(const Result<Answer>& answer, const Posted& posted = two_reports()) {
    return text_of(disposition(answer, posted, kHub.sign_keys.public_key));
}

}  // namespace

TEST_CASE("A receipt of the hub for exactly this batch settles it") {
    CHECK(judged(answer_with(test::sample_receipt(kHub, kDevice))) == "settled: stored refused");
}

TEST_CASE("No status, page or forgery makes the kiosk forget a report") {
    const auto error = [](Fault fault) -> Result<Answer> { return fail(fault, "lost"); };
    struct Row {
        Result<Answer> answer;
        const char* expected;
    };
    const Row rows[] = {
        {answer_of(200, "<html>Masuk ke WiFi</html>"),
         "wait: no receipt of our hub: malformed: another kind of item than expected"},
        {answer_of(200), "wait: no receipt of our hub: malformed: cut off"},
        {answer_of(204), "wait: HTTP 204"},
        {answer_of(301), "wait: HTTP 301"},
        {answer_of(400, encode(Refusal{RefusalCode::malformed, "cut off"})), "wait: HTTP 400 malformed"},
        {answer_of(401), "wait: HTTP 401"},
        {answer_of(403, encode(Refusal{RefusalCode::revoked_device, ""})), "wait: HTTP 403 revoked_device"},
        {answer_of(404), "wait: HTTP 404"},
        {answer_of(409, encode(Refusal{RefusalCode::invitation_used, ""})), "wait: HTTP 409 invitation_used"},
        {answer_of(410), "wait: HTTP 410"},
        {answer_of(418, R"({"code":"delete everything","message":""})"), "wait: HTTP 418"},
        {answer_of(429, {}, 90s), "wait for 90 s: HTTP 429"},
        {answer_of(500), "wait: HTTP 500"},
        {answer_of(503, {}, 5s), "wait for 5 s: HTTP 503"},
        {answer_of(-1), "wait: HTTP -1"},
        {error(Fault::too_large), "wait: too_large: lost"},
        {error(Fault::unknown), "wait: unknown: lost"},
    };
    for (const Row& row : rows) CHECK(judged(row.answer) == row.expected);
}

TEST_CASE("What the way could not carry is sent again in smaller portions") {
    CHECK(judged(answer_of(413)) == "shrink: HTTP 413");
    CHECK(judged(answer_of(408)) == "shrink: HTTP 408");
    CHECK(judged(answer_of(504)) == "shrink: HTTP 504");
    CHECK(judged(fail(Fault::timeout, "silence")) == "shrink: timeout: silence");
    CHECK(judged(fail(Fault::unreachable, "reset")) == "shrink: unreachable: reset");
}

TEST_CASE("A single report waits too, whatever an unsigned answer calls it") {
    CHECK(judged(answer_of(413), one_report()) == "shrink: HTTP 413");
    CHECK(judged(fail(Fault::timeout, "silence"), one_report()) == "shrink: timeout: silence");
    CHECK(judged(answer_of(400), one_report()) == "wait: HTTP 400");
}

TEST_CASE("A receipt for anything but this batch settles nothing") {
    const auto changed = [](auto change) {
        Receipt receipt = test::sample_receipt(kHub, kDevice);
        change(receipt);
        return judged(answer_with(receipt));
    };
    CHECK(changed([](Receipt& it) { it.batch[0] ^= 1; }) == "wait: receipt for another batch");
    CHECK(changed([](Receipt& it) { it.device = "0000000000000000"; }) == "wait: receipt for another batch");
    const std::string unjudged = "wait: receipt that does not judge what was sent";
    CHECK(changed([](Receipt& it) { it.judgements.pop_back(); }) == unjudged);
    CHECK(changed([](Receipt& it) { it.judgements.push_back(it.judgements[0]); }) == unjudged);

    const test::Hub stranger = test::sample_hub(101);
    CHECK(judged(answer_with(test::sample_receipt(kHub, kDevice), stranger)) ==
          "wait: no receipt of our hub: damaged: wrong signature");
}

TEST_CASE("A receipt with any one byte changed settles nothing") {
    const Answer whole = answer_with(test::sample_receipt(kHub, kDevice));
    for (std::size_t i = 0; i < whole.body.size(); ++i) {
        Answer answer = whole;
        answer.body[i] ^= 1;
        CHECK(judged(answer).starts_with("wait"));
        answer.body.resize(i);
        CHECK(judged(answer).starts_with("wait"));
    }
}
