#include "tests/support/tus_double.hpp"

#include <doctest/doctest.h>

#include "kiosk/base/seal.hpp"

namespace loket::test {
namespace {

std::string header_of(const sync::Call& call, std::string_view name) {
    for (const auto& header : call.headers) {
        if (header.name == name) return header.value;
    }
    return {};
}

}  // namespace

TusDouble::Event TusDouble::cut_after(std::size_t bytes) {
    return [bytes](TusDouble& server, const sync::Call& call) -> Result<sync::Answer> {
        server.act(call, std::min(bytes, call.body.size()));
        return fail(Fault::unreachable, "the connection broke");
    };
}

TusDouble::Event TusDouble::lose_answer() { return cut_after(SIZE_MAX); }

TusDouble::Event TusDouble::answer(sync::Answer answer) {
    return [answer](TusDouble&, const sync::Call&) -> Result<sync::Answer> { return answer; };
}

Result<sync::Answer> TusDouble::send(const sync::Call& call) {
    if (!log_.empty()) log_ += "; ";
    if (call.method == sync::Method::post) log_ += "POST " + header_of(call, "Upload-Length");
    if (call.method == sync::Method::head) log_ += "HEAD";
    if (call.method == sync::Method::patch) {
        log_ += "PATCH " + header_of(call, "Upload-Offset") + "+" + std::to_string(call.body.size());
    }
    if (coming_.empty()) return act(call, call.body.size());
    const Event event = coming_.front();
    coming_.pop_front();
    return event(*this, call);
}

sync::Answer TusDouble::act(const sync::Call& call, std::size_t arriving) {
    REQUIRE(header_of(call, "Tus-Resumable") == "1.0.0");
    bytes_sent_ += arriving;
    if (call.method == sync::Method::post) {
        REQUIRE(call.path == "/v1/files");
        REQUIRE(header_of(call, "Upload-Metadata").starts_with("hash "));
        length_ = std::stoull(header_of(call, "Upload-Length"));
        uploads_.emplace_back();
        place_ = "/v1/files/" + std::to_string(uploads_.size());
        return {.status = 201, .content_type = {}, .body = {}, .retry_after = {}, .location = place_};
    }
    if (place_.empty() || call.path != place_) return {404, "", {}, {}};
    if (call.method == sync::Method::patch) {
        REQUIRE(header_of(call, "Content-Type") == "application/offset+octet-stream");
        REQUIRE(header_of(call, "Upload-Checksum") == "sha256 " + base64(sha256_of(call.body)));
        REQUIRE_FALSE(call.body.empty());
        if (header_of(call, "Upload-Offset") != std::to_string(uploads_.back().size())) return {409, "", {}, {}};
        REQUIRE(uploads_.back().size() + call.body.size() <= length_);
        const bool is_whole = arriving == call.body.size();
        if (!is_whole && keeping_ == Keeping::whole_pieces) arriving = 0;
        uploads_.back().insert(uploads_.back().end(), call.body.begin(), call.body.begin() + long(arriving));
    }
    const int status = call.method == sync::Method::head ? 200 : 204;
    return {.status = status,
            .content_type = {},
            .body = {},
            .retry_after = {},
            .location = {},
            .upload_offset = uploads_.back().size()};
}

}  // namespace loket::test
