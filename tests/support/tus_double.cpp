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

void TusDouble::forget() {
    places_.clear();
    knows_ = Places::as_created;
}

sync::Answer TusDouble::act(const sync::Call& call, std::size_t arriving) {
    REQUIRE(header_of(call, "Tus-Resumable") == "1.0.0");
    bytes_sent_ += arriving;
    if (call.method == sync::Method::post) {
        REQUIRE(call.path == "/v1/files");
        REQUIRE(header_of(call, "Upload-Metadata").starts_with("hash "));
        uploads_.emplace_back();
        const std::string place = "/v1/files/" + std::to_string(uploads_.size());
        places_[place] = uploads_.size() - 1;
        return {.status = 201, .content_type = {}, .body = {}, .retry_after = {}, .location = place};
    }
    if (knows_ == Places::by_hash && !places_.contains(call.path)) {
        uploads_.emplace_back();
        places_[call.path] = uploads_.size() - 1;
    }
    const auto place = places_.find(call.path);
    if (place == places_.end()) return {404, "", {}, {}};
    Bytes& content = uploads_[place->second];
    if (call.method == sync::Method::patch) {
        REQUIRE(header_of(call, "Content-Type") == "application/offset+octet-stream");
        REQUIRE(header_of(call, "Upload-Checksum") == "sha256 " + base64(sha256_of(call.body)));
        REQUIRE_FALSE(call.body.empty());
        if (header_of(call, "Upload-Offset") != std::to_string(content.size())) return {409, "", {}, {}};
        const bool is_whole = arriving == call.body.size();
        if (!is_whole && keeping_ == Keeping::whole_pieces) arriving = 0;
        content.insert(content.end(), call.body.begin(), call.body.begin() + long(arriving));
    }
    return {.status = call.method == sync::Method::head ? 200 : 204,
            .content_type = {},
            .body = {},
            .retry_after = {},
            .location = {},
            .upload_offset = content.size()};
}

}  // namespace loket::test
