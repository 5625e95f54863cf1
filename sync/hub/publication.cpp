#include "sync/hub/publication.hpp"

#include <nlohmann/json.hpp>

#include "kiosk/report/calendar.hpp"

namespace loket::sync {
namespace {

using Json = nlohmann::json;

Result<std::string> text_at(const Json& object, const char* member) {
    const auto found = object.find(member);
    if (found == object.end() || !found->is_string()) return fail(Fault::malformed, "not a text", member);
    return found->get<std::string>();
}

Result<FeedItem> item_of(const Json& json) {
    const std::string kind = TRY(text_at(json, "kind"));
    if (kind == "proposal") {
        const auto supporters = json.find("supporters");
        if (supporters == json.end() || !supporters->is_number_unsigned()) {
            return fail(Fault::malformed, "not a number", "supporters");
        }
        return Proposal{TRY(text_at(json, "id")), TRY(text_at(json, "title")), TRY(text_at(json, "village")),
                        supporters->get<std::uint64_t>()};
    }
    if (kind == "holidays") {
        Holidays holidays{TRY(text_at(json, "csv"))};
        TRY(Calendar::parse(holidays.csv));
        return holidays;
    }
    if (kind == "topic") {
        return TopicName{TRY(text_at(json, "code")), TRY(text_at(json, "indonesian")), TRY(text_at(json, "english")),
                         TRY(text_at(json, "agency"))};
    }
    if (kind == "setting") return Setting{TRY(text_at(json, "name")), TRY(text_at(json, "value"))};
    return fail(Fault::malformed, "an unknown kind", kind);
}

}  // namespace

Result<FeedItem> feed_item_from_json(std::string_view line) {
    if (line.size() > kFeedItemMaximum) return fail(Fault::too_large, "a line beyond 64 KiB");
    const Json json = Json::parse(line, nullptr, /*allow_exceptions=*/false);
    if (!json.is_object()) return fail(Fault::malformed, "not a JSON object");
    FeedItem item = TRY(item_of(json));
    // What a counter could not read must not get into its feed.
    if (!TRY(decode_item(encode(item)))) return fail(Fault::malformed, "an unknown kind");
    return item;
}

}  // namespace loket::sync
