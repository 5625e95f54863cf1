// One exchange of HTTP as values, so that the hub is a function of them and needs no socket to be tested. Bodies of
// files are the exception: they flow.
#pragma once

#include <strings.h>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "kiosk/base/bytes.hpp"

namespace loket::sync {

/// Whether the body is there. The front only keeps to the bounds; what to answer is for the hub to say.
enum class BodyState {
    whole,
    over_limit,  ///< longer than kBatchMaximum
    too_slow,    ///< took longer than the front waits; the answer is counted and reaches nobody
    no_room,     ///< the bodies being received at this moment take all the memory that there is for them
};

struct HeaderField {
    std::string name;
    std::string value;
};

struct Request {
    std::string method;  ///< "POST"
    std::string path;    ///< "/v1/batch", without query
    std::string content_type;
    Bytes body;  ///< at most kBatchMaximum bytes; empty unless whole
    BodyState body_state = BodyState::whole;
    std::vector<HeaderField> headers;  ///< as they came, in their order

    /// The value of the first header of this name, in whatever case; nothing when there is none.
    std::optional<std::string_view> header(std::string_view name) const {
        for (const HeaderField& field : headers) {
            if (field.name.size() == name.size() && ::strncasecmp(field.name.data(), name.data(), name.size()) == 0) {
                return field.value;
            }
        }
        return std::nullopt;
    }
};

struct Response {
    int status;  ///< HTTP status code
    std::string content_type;
    Bytes body;
    std::optional<std::chrono::seconds> retry_after;
    std::string allow;  ///< the methods that the path takes, with status 405; otherwise empty
    std::vector<HeaderField> headers;  ///< any others
};

/// What a body that is taken in piece by piece wants next.
enum class Flow {
    on,
    cut,  ///< no answer is worth the bytes that would still come: end the connection
};

/// A body that is taken in piece by piece, for what is too large to be kept in memory. When it goes without `end`, the
/// connection broke in the middle. Used by one thread at a time.
class Inflow {
public:
    virtual ~Inflow() = default;
    virtual Flow take(BytesView piece) = 0;
    /// All of the body has been taken. Once.
    virtual Response end() = 0;
};

/// Let the body be kept, within the bounds of the front, and handed on whole.
struct KeepBody {};

/// What is to be done with a body, decided when the head of its request is there. A response needs no body at all.
using Reception = std::variant<KeepBody, Response, std::unique_ptr<Inflow>>;

}  // namespace loket::sync
