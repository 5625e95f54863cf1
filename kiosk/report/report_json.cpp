#include <algorithm>
#include <nlohmann/json.hpp>

#include "kiosk/report/report.hpp"

namespace loket {
namespace {

using Json = nlohmann::json;  // its objects are sorted by member

constexpr std::size_t kJsonMaximum = 256 * 1024;
constexpr int kJsonDepth = 8;

/// Looks only at brackets outside of texts, before anything is built of them.
bool is_too_deep(std::string_view json) {
    int depth = 0;
    bool in_text = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (in_text) {
            if (c == '\\') ++i;
            if (c == '"') in_text = false;
        } else if (c == '"') {
            in_text = true;
        } else if (c == '{' || c == '[') {
            if (++depth > kJsonDepth) return true;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return false;
}

void put(Json& object, const char* member, std::string_view text) {
    if (!text.empty()) object[member] = text;
}

/// The text of a member; an absent one is empty. Fails with malformed for anything but a text.
Result<std::string> text_at(const Json& object, const char* member) {
    const auto found = object.find(member);
    if (found == object.end()) return std::string();
    if (!found->is_string()) return fail(Fault::malformed, "not a text", member);
    return found->get_ref<const std::string&>();
}

/// The object of a member; an absent one is an empty object.
Result<Json> object_at(const Json& object, const char* member) {
    const auto found = object.find(member);
    if (found == object.end()) return Json::object();
    if (!found->is_object()) return fail(Fault::malformed, "not an object", member);
    return *found;
}

/// A member that holds one of the words of an enum.
template <class Word>
Result<Word> word_at(const Json& object, const char* member, std::optional<Word> (*parse)(std::string_view)) {
    const std::string text = TRY(text_at(object, member));
    const std::optional<Word> word = parse(text);
    if (!word) return fail(Fault::malformed, "an unknown word", member);
    return *word;
}

/// The 32 bytes of a member, in base 64 for URLs.
Result<Bytes> bytes32_at(const Json& object, const char* member) {
    const std::string text = TRY(text_at(object, member));
    Bytes bytes = TRY(parse_base64url(text));
    if (bytes.size() != 32) return fail(Fault::malformed, "not 32 bytes", member);
    return bytes;
}

Json json_of(const Attachment& attachment) {
    return {{"hash", base64url(attachment.hash)},
            {"key", base64url(attachment.key.reveal())},
            {"size", attachment.size},
            {"type", code_of(attachment.type)}};
}

Result<Attachment> attachment_from(const Json& json) {
    if (!json.is_object()) return fail(Fault::malformed, "not an object", "attachments");
    Attachment attachment;
    attachment.type = TRY(word_at(json, "type", parse_media_type));
    std::ranges::copy(TRY(bytes32_at(json, "hash")), attachment.hash.begin());
    attachment.key = Secret(TRY(bytes32_at(json, "key")));
    const auto size = json.find("size");
    if (size == json.end() || !size->is_number_unsigned()) return fail(Fault::malformed, "not a size", "size");
    attachment.size = size->get<std::uint64_t>();
    if (attachment.size == 0 || attachment.size > kAttachmentMaximum) {
        return fail(Fault::malformed, "a size out of its bounds", "size");
    }
    return attachment;
}

Result<std::vector<Attachment>> attachments_at(const Json& object) {
    std::vector<Attachment> attachments;
    const auto found = object.find("attachments");
    if (found == object.end()) return attachments;
    if (!found->is_array()) return fail(Fault::malformed, "not a list", "attachments");
    for (const Json& item : *found) attachments.push_back(TRY(attachment_from(item)));
    return attachments;
}

Result<Draft> draft_from(const Json& json) {
    Draft draft;
    draft.kind = TRY(word_at(json, "kind", parse_kind));
    draft.topic = TRY(text_at(json, "topic"));
    draft.story = TRY(text_at(json, "story"));
    draft.village = TRY(text_at(json, "village"));
    draft.place_detail = TRY(text_at(json, "place_detail"));
    if (json.contains("event_date")) {
        const std::string event_date = TRY(text_at(json, "event_date"));
        draft.event_date = TRY(parse_date(event_date));
    }
    draft.identity = TRY(word_at(json, "identity", parse_identity));
    draft.publicity = TRY(word_at(json, "publicity", parse_publicity));
    draft.addressee = TRY(word_at(json, "addressee", parse_addressee));
    const Json person = TRY(object_at(json, "person"));
    draft.person.name = TRY(text_at(person, "name"));
    draft.person.nik = TRY(text_at(person, "nik"));
    draft.person.address = TRY(text_at(person, "address"));
    draft.person.phone = TRY(text_at(person, "phone"));
    if (json.contains("consent")) {
        const Json consent = TRY(object_at(json, "consent"));
        const std::string agreed_at = TRY(text_at(consent, "agreed_at"));
        draft.consent.emplace();
        draft.consent->notice_version = TRY(text_at(consent, "notice_version"));
        draft.consent->agreed_at = TRY(parse_iso8601(agreed_at));
    }
    draft.attachments = TRY(attachments_at(json));
    return draft;
}

}  // namespace

std::string to_json(const Report& report) {
    const Draft& content = report.content();
    Json person = Json::object();
    put(person, "name", content.person.name);
    put(person, "nik", content.person.nik);
    put(person, "address", content.person.address);
    put(person, "phone", content.person.phone);

    Json json = Json::object();
    put(json, "kind", code_of(content.kind));
    put(json, "topic", content.topic);
    put(json, "story", content.story);
    put(json, "village", content.village);
    put(json, "place_detail", content.place_detail);
    if (content.event_date) put(json, "event_date", iso8601(*content.event_date));
    put(json, "identity", code_of(*content.identity));
    put(json, "publicity", code_of(content.publicity));
    put(json, "addressee", code_of(content.addressee));
    if (!person.empty()) json["person"] = std::move(person);
    json["consent"] = {{"notice_version", content.consent->notice_version},
                       {"agreed_at", iso8601(content.consent->agreed_at)}};
    for (const Attachment& attachment : content.attachments) json["attachments"].push_back(json_of(attachment));
    return json.dump();
}

Result<Report> report_from_json(std::string_view json, Date captured) {
    if (json.size() > kJsonMaximum) return fail(Fault::too_large, "a report beyond 256 KiB");
    if (is_too_deep(json)) return fail(Fault::too_large, "a report nested deeper than 8");
    const Json parsed = Json::parse(json, nullptr, /*allow_exceptions=*/false);
    if (!parsed.is_object()) return fail(Fault::malformed, "not a JSON object");
    Draft draft = TRY(draft_from(parsed));
    auto report = validate(draft, captured);
    wipe(draft);
    if (!report) return fail(Fault::refused, text_of(report.error()));
    return *std::move(report);
}

}  // namespace loket
