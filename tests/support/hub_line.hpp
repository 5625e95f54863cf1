// A courier's call as the hub's request, and the hub's response as the courier's answer: what HTTP does between them.
#pragma once

#include "sync/courier/transport.hpp"
#include "sync/hub/exchange.hpp"
#include "sync/wire/tus.hpp"

namespace loket::test {

inline sync::Request request_of(const sync::Call& call) {
    constexpr std::string_view kMethods[] = {"POST", "HEAD", "PATCH"};
    sync::Request request{
        std::string(kMethods[std::size_t(call.method)]), call.path, {}, Bytes(call.body.begin(), call.body.end())};
    for (const sync::Header& header : call.headers) {
        if (header.name == "Content-Type") request.content_type = header.value;
        request.headers.push_back({header.name, header.value});
    }
    request.headers.push_back({"Content-Length", std::to_string(call.body.size())});
    return request;
}

inline bool is_for_files(const sync::Request& request) { return request.path.starts_with(sync::kFilesPath); }

inline sync::Answer answer_to(const sync::Request& request, sync::Response response) {
    sync::Answer answer{response.status, std::move(response.content_type), std::move(response.body),
                        response.retry_after};
    if (request.method == "HEAD") answer.body.clear();
    for (const sync::HeaderField& field : response.headers) {
        if (field.name == "Location") answer.location = field.value;
        if (field.name == sync::kUploadOffset) answer.upload_offset = sync::parse_byte_count(field.value).value();
    }
    return answer;
}

}  // namespace loket::test
