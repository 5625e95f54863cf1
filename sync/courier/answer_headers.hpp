// Reads the few header lines of an answer that this house acts on. They are a stranger's words: bounded, strict, and
// what does not fit counts as not said.
#pragma once

#include <string_view>

#include "sync/courier/transport.hpp"

namespace loket::sync {

/// Takes one line of an answer's head, "Name: value\r\n". A line of a status ("HTTP/1.1 100 Continue") forgets what
/// came before it: only the last head counts.
void take_header_line(Answer& answer, std::string_view line, std::string_view base_url);

/// The path of a Location on the host of `base_url`: "/v1/files/7f" of "/v1/files/7f" or of
/// "http://hub:8600/v1/files/7f". Empty for another host, for a relative path, over 1024 bytes, and for anything but
/// printable ASCII.
std::string path_of(std::string_view location, std::string_view base_url);

}  // namespace loket::sync
