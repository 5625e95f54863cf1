#include "provisioning/stored_form.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace loket::provisioning {
namespace {

using Json = nlohmann::json;  // its objects are sorted by member, so one content has one text

/// Bytes that are no UTF-8 (of an office's name from afar) are replaced: the library would throw.
std::string dumped(const Json& object, int indent) {
    return object.dump(indent, ' ', false, Json::error_handler_t::replace);
}

std::string hash_text(const Json& object) {
    std::string content = dumped(object, -1);
    const std::string hash = hex(hash_of(as_bytes(content)));
    wipe(content);
    return hash;
}

Secret text_of(Json object) {
    object["hash"] = hash_text(object);
    std::string text = dumped(object, 2) + "\n";
    const Secret secret{std::string_view(text)};
    wipe(text);
    return secret;
}

/// The object of a text whose hash is right.
Result<Json> parse_hashed(std::string_view text) {
    if (text.size() > kStoredMaximum) return fail(Fault::malformed, "too long");
    // Deeper than the keys inside the object is not ours, and would be walked recursively.
    const auto is_ours = [](int depth, Json::parse_event_t, Json&) { return depth <= 2; };
    Json object = Json::parse(text, is_ours, false);
    if (!object.is_object()) return fail(Fault::malformed, "not a JSON object");
    const auto hash = object.find("hash");
    if (hash == object.end() || !hash->is_string()) return fail(Fault::malformed, "no hash of the content");
    const std::string expected = *hash;
    object.erase("hash");
    if (hash_text(object) != expected) return fail(Fault::damaged, "the content does not match its hash");
    return object;
}

Result<std::string> text_at(const Json& object, const char* member) {
    const auto found = object.find(member);
    if (found == object.end() || !found->is_string()) return fail(Fault::malformed, "a text is missing", member);
    return found->get<std::string>();
}

Result<Json> object_at(const Json& object, const char* member) {
    const auto found = object.find(member);
    if (found == object.end() || !found->is_object()) return fail(Fault::malformed, "an object is missing", member);
    return *found;
}

/// Exactly `size` bytes in hexadecimal.
Result<Bytes> bytes_at(const Json& object, const char* member, std::size_t size) {
    const std::string text = TRY(text_at(object, member));
    Bytes bytes = TRY(parse_hex(text));
    if (bytes.size() != size) return fail(Fault::malformed, "not of its length", member);
    return bytes;
}

template <class Key>
Result<Key> key_at(const Json& object, const char* member) {
    Key key;
    const Bytes bytes = TRY(bytes_at(object, member, key.size()));
    std::copy(bytes.begin(), bytes.end(), key.begin());
    return key;
}

Json json_of(const SignKeys& keys) {
    return {{"public_key", hex(keys.public_key)}, {"secret_key", hex(keys.secret_key.reveal())}};
}

Result<SignKeys> sign_keys_at(const Json& object, const char* member) {
    const Json keys = TRY(object_at(object, member));
    constexpr std::size_t kSecretKeySize = 64;
    return SignKeys{TRY(key_at<SignPublicKey>(keys, "public_key")),
                    Secret(TRY(bytes_at(keys, "secret_key", kSecretKeySize)))};
}

Result<KnownHub> hub_at(const Json& object, const char* member) {
    const Json hub = TRY(object_at(object, member));
    return KnownHub{TRY(text_at(hub, "url")), TRY(key_at<SignPublicKey>(hub, "sign_key")),
                    TRY(key_at<BoxPublicKey>(hub, "box_key")), TRY(text_at(hub, "box_key_id"))};
}

}  // namespace

Secret identity_text(const Identity& identity) {
    const KnownHub& hub = identity.hub;
    Json object = {{"counter", identity.counter.text()},
                   {"office_name", identity.office_name},
                   {"kecamatan", identity.kecamatan},
                   {"hub",
                    {{"url", hub.url},
                     {"sign_key", hex(hub.sign_key)},
                     {"box_key", hex(hub.box_key)},
                     {"box_key_id", hub.box_key_id}}},
                   {"device_keys", json_of(identity.device_keys)},
                   {"lock_key", hex(identity.lock_key.reveal())}};
    if (!identity.certificate.empty()) object["certificate"] = base64(identity.certificate);
    return text_of(std::move(object));
}

Result<Identity> parse_identity(std::string_view text) {
    const Json object = TRY(parse_hashed(text));
    const std::string counter = TRY(text_at(object, "counter"));
    const bool is_certified = object.contains("certificate");
    const std::string certificate = is_certified ? TRY(text_at(object, "certificate")) : std::string();
    return Identity{TRY(Counter::parse(counter)),
                    TRY(text_at(object, "office_name")),
                    TRY(text_at(object, "kecamatan")),
                    TRY(hub_at(object, "hub")),
                    TRY(sign_keys_at(object, "device_keys")),
                    Secret(TRY(bytes_at(object, "lock_key", kLockKeySize))),
                    TRY(parse_base64(certificate))};
}

Secret pending_text(const PendingEnrolment& pending) {
    return text_of({{"invitation", pending.invitation},
                    {"device_keys", json_of(pending.device_keys)},
                    {"lock_key", hex(pending.lock_key.reveal())}});
}

Result<PendingEnrolment> parse_pending(std::string_view text) {
    const Json object = TRY(parse_hashed(text));
    return PendingEnrolment{TRY(text_at(object, "invitation")), TRY(sign_keys_at(object, "device_keys")),
                            Secret(TRY(bytes_at(object, "lock_key", kLockKeySize)))};
}

}  // namespace loket::provisioning
