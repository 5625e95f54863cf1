#include "sync/wire/http.hpp"

#include <nlohmann/json.hpp>

namespace loket::sync {
namespace {

struct Row {
    RefusalCode code;
    std::string_view text;
    int status;
};

// clang-format off
constexpr Row kRefusals[] = {
    {RefusalCode::malformed,              "malformed",              400},
    {RefusalCode::wrong_signature,        "wrong_signature",        401},
    {RefusalCode::unknown_device,         "unknown_device",         403},
    {RefusalCode::revoked_device,         "revoked_device",         403},
    {RefusalCode::unannounced,            "unannounced",            403},
    {RefusalCode::not_found,              "not_found",              404},
    {RefusalCode::method_not_allowed,     "method_not_allowed",     405},
    {RefusalCode::too_slow,               "too_slow",               408},
    {RefusalCode::invitation_used,        "invitation_used",        409},
    {RefusalCode::wrong_offset,           "wrong_offset",           409},
    {RefusalCode::invitation_expired,     "invitation_expired",     410},
    {RefusalCode::unsupported_version,    "unsupported_version",    412},
    {RefusalCode::too_large,              "too_large",              413},
    {RefusalCode::unsupported_media_type, "unsupported_media_type", 415},
    {RefusalCode::wrong_content,          "wrong_content",          422},
    {RefusalCode::slow_down,              "slow_down",              429},
    {RefusalCode::wrong_checksum,         "wrong_checksum",         460},
    {RefusalCode::internal,               "internal",               500},
    {RefusalCode::busy,                   "busy",                   503},
};
// clang-format on

constexpr std::size_t kRefusalMaximum = 4 * 1024;

const Row& row_of(RefusalCode code) {
    for (const Row& row : kRefusals) {
        if (row.code == code) return row;
    }
    __builtin_unreachable();  // the table has every code; a test goes through them
}

}  // namespace

std::string_view code_of(RefusalCode code) { return row_of(code).text; }

std::optional<RefusalCode> parse_refusal_code(std::string_view code) {
    for (const Row& row : kRefusals) {
        if (row.text == code) return row.code;
    }
    return std::nullopt;
}

int status_of(RefusalCode code) { return row_of(code).status; }

std::string encode(const Refusal& refusal) {
    const nlohmann::json json{{"code", code_of(refusal.code)}, {"message", refusal.message}};
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Result<Refusal> decode_refusal(BytesView bytes) {
    if (bytes.size() > kRefusalMaximum) return fail(Fault::too_large, "refusal over its bound");
    const auto json = nlohmann::json::parse(bytes.begin(), bytes.end(), nullptr, /*allow_exceptions=*/false);
    if (!json.is_object()) return fail(Fault::malformed, "refusal is no JSON object");
    const auto code = json.find("code");
    const auto message = json.find("message");
    if (code == json.end() || !code->is_string() || message == json.end() || !message->is_string()) {
        return fail(Fault::malformed, "refusal without code or message");
    }
    const auto known = parse_refusal_code(code->get_ref<const std::string&>());
    if (!known) return fail(Fault::malformed, "unknown code of refusal");
    return Refusal{*known, message->get<std::string>()};
}

}  // namespace loket::sync
