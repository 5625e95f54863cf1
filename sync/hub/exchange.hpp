// One exchange of HTTP as values, so that the hub is a function of them and needs no socket to be tested.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "kiosk/base/bytes.hpp"

namespace loket::sync {

/// Whether the body is there. The front only keeps to the bounds; what to answer is for the hub to say.
enum class BodyState {
    whole,
    over_limit,  ///< longer than kBatchMaximum
    too_slow,    ///< took longer than the front waits; the answer is counted and reaches nobody
    no_room,     ///< the bodies being received at this moment take all the memory that there is for them
};

struct Request {
    std::string method;  ///< "POST"
    std::string path;    ///< "/v1/batch", without query
    std::string content_type;
    Bytes body;  ///< at most kBatchMaximum bytes; empty unless whole
    BodyState body_state = BodyState::whole;
};

struct Response {
    int status;  ///< HTTP status code
    std::string content_type;
    Bytes body;
    std::optional<std::chrono::seconds> retry_after;
    std::string allow;  ///< the methods that the path takes, with status 405; otherwise empty
};

}  // namespace loket::sync
