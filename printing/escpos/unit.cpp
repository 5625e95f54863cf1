#include "printing/escpos/unit.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace loket::printing::escpos {
namespace {

constexpr int kWidestHead = 1'280;  // dots: 160 mm

constexpr std::pair<std::string_view, Can Abilities::*> kAbilities[] = {{"status", &Abilities::tell_status},
                                                                        {"changes", &Abilities::report_changes},
                                                                        {"echo", &Abilities::echo},
                                                                        {"low", &Abilities::feel_low_paper}};

std::optional<int> number(std::string_view text, int least, int most) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < least || value > most) return std::nullopt;
    return value;
}

/// Takes what stands before the first of `marks` off the front; they stay.
std::string_view take_until(std::string_view& rest, std::string_view marks) {
    const std::string_view taken = rest.substr(0, rest.find_first_of(marks));
    rest.remove_prefix(taken.size());
    return taken;
}

bool is_address(std::string_view host) {
    int parts = 0;
    while (parts < 4 && number(take_until(host, "."), 0, 255)) {
        ++parts;
        if (host.empty()) break;
        host.remove_prefix(1);
    }
    return parts == 4 && host.empty();
}

bool is_device_path(std::string_view path) {
    const auto is_plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("/_-.:").find(c) != std::string_view::npos;
    };
    return path.starts_with("/dev/") && path.find("..") == std::string_view::npos &&
           std::all_of(path.begin(), path.end(), is_plain);
}

Result<void> set(Unit& unit, std::string_view key, std::string_view value) {
    for (const auto& [name, ability] : kAbilities) {
        if (key != name) continue;
        if (value != "yes" && value != "no") break;
        unit.abilities.*ability = value == "yes" ? Can::yes : Can::no;
        return {};
    }
    const auto width = number(value, 8, kWidestHead);
    if (key != "width" || !width || *width % 8 != 0) {
        return fail(Fault::malformed, "not a printer's ability", std::string(key) + "=" + std::string(value));
    }
    unit.width = *width;
    return {};
}

}  // namespace

Result<Unit> parse_unit(std::string_view uri) {
    const auto not_one = [&] { return fail(Fault::malformed, "not a receipt printer's address", std::string(uri)); };
    std::string_view rest = uri;
    if (take_until(rest, ":") != kUnitScheme || !rest.starts_with("://")) return not_one();
    rest.remove_prefix(3);
    const std::string_view authority = take_until(rest, "/?");
    const std::string_view path = take_until(rest, "?");
    Unit unit;
    if (authority.empty()) {
        if (!is_device_path(path)) return not_one();
        unit.place = FilePlace{std::string(path)};
    } else {
        std::string_view port = authority;
        const std::string_view host = take_until(port, ":");
        const auto wanted = port.empty() ? std::optional(9100) : number(port.substr(1), 1, 65'535);
        if (!is_address(host) || !wanted || (!path.empty() && path != "/")) return not_one();
        unit.place = NetworkPlace{std::string(host), *wanted};
    }
    while (!rest.empty()) {
        rest.remove_prefix(1);
        std::string_view value = take_until(rest, "&");
        const std::string_view key = take_until(value, "=");
        TRY(set(unit, key, value.substr(std::min<std::size_t>(1, value.size()))));
    }
    return unit;
}

std::string text_of(const Unit& unit) {
    std::string text = std::string(kUnitScheme) + "://";
    if (const auto* network = std::get_if<NetworkPlace>(&unit.place)) {
        text += network->host + ":" + std::to_string(network->port) + "/";
    } else {
        text += std::get<FilePlace>(unit.place).path;
    }
    char mark = '?';
    for (const auto& [name, ability] : kAbilities) {
        text += mark + std::string(name) + (unit.abilities.*ability == Can::yes ? "=yes" : "=no");
        mark = '&';
    }
    return text + "&width=" + std::to_string(unit.width);
}

}  // namespace loket::printing::escpos
