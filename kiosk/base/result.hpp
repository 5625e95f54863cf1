// What can go wrong in the world, as a value.
//
// Three kinds of wrong are kept apart in this house. A `Problem` (kiosk/report) is something the citizen can
// mend. An `Error`, here, is something of the world: a full disk, a printer unplugged, a hub away; it is logged
// once, where it is handled, and usually retried. A bug is an assertion. No exception crosses a folder:
// libraries that throw are fenced in the one file that includes them.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

namespace loket {

/// What kind of trouble, so that a caller can decide without reading words.
enum class Fault {
    io,           ///< the disk or a device answered with an error
    full,         ///< no space left
    busy,         ///< somebody else holds it; again later
    damaged,      ///< the content is not what was written, or not what was signed
    malformed,    ///< bytes from outside that do not follow their format
    too_large,    ///< bytes from outside beyond their bound
    not_found,    ///< there is no such thing
    exists,       ///< there is such a thing already
    refused,      ///< the other side understood, and said no
    unreachable,  ///< no connection, or it broke
    timeout,      ///< no answer in time
    unknown,      ///< the outcome could not be learnt: neither done nor not done
};

/// Lower-case English name of a fault, for logs and machine-readable answers.
std::string_view name_of(Fault fault);

struct Error {
    Fault fault;
    std::string detail;  ///< English, for the log; never personal data
    std::string where;   ///< file, URL path, queue: what it happened to; may be empty

    /// "full: no space left on device (loket.db)"
    std::string text() const;
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(Fault fault, std::string detail, std::string where = {}) {
    return tl::unexpected<Error>(Error{fault, std::move(detail), std::move(where)});
}

namespace detail {
template <class T>
T take(Result<T>&& result) {
    return std::move(*result);
}
inline void take(Result<void>&&) {}
}  // namespace detail

}  // namespace loket

/// Unwraps a Result, or returns its error from the calling function. The only macro of the house.
#define TRY(expression)                                                         \
    ({                                                                          \
        auto try_result_ = (expression);                                        \
        if (!try_result_) return tl::unexpected(std::move(try_result_).error()); \
        ::loket::detail::take(std::move(try_result_));                          \
    })
