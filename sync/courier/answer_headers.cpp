#include "sync/courier/answer_headers.hpp"

#include <algorithm>
#include <charconv>

namespace loket::sync {
namespace {

constexpr std::size_t kLocationMaximum = 1024;
constexpr std::string_view kWhiteSpace = " \t\r\n";

std::string_view trimmed(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(kWhiteSpace), text.size()));
    return text.substr(0, text.find_last_not_of(kWhiteSpace) + 1);
}

/// Names of headers have no case (RFC 9110, section 5.1).
bool is_name(std::string_view name, std::string_view lower_case) {
    return std::ranges::equal(name, lower_case,
                              [](char a, char b) { return (a >= 'A' && a <= 'Z' ? char(a - 'A' + 'a') : a) == b; });
}

std::optional<std::uint64_t> number_in(std::string_view text) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

}  // namespace

std::string path_of(std::string_view location, std::string_view base_url) {
    if (location.starts_with(base_url)) location.remove_prefix(base_url.size());
    const bool is_path = location.starts_with('/') && !location.starts_with("//");
    const bool is_printable = std::ranges::all_of(location, [](char c) { return c > ' ' && c < '\x7f'; });
    if (!is_path || !is_printable || location.size() > kLocationMaximum) return {};
    return std::string(location);
}

void take_header_line(Answer& answer, std::string_view line, std::string_view base_url) {
    if (line.starts_with("HTTP/")) {
        answer.location.clear();
        answer.upload_offset.reset();
        return;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return;
    const std::string_view name = line.substr(0, colon);
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (is_name(name, "location")) answer.location = path_of(value, base_url);
    if (is_name(name, "upload-offset")) answer.upload_offset = number_in(value);
}

}  // namespace loket::sync
