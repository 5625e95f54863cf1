#include "sync/hub/hub_keys.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "kiosk/base/files.hpp"

namespace loket::sync {
namespace {

using Json = nlohmann::json;

/// A key takes some 200 characters: room for hundreds of rotations.
constexpr std::size_t kFileMaximum = 64 * 1024;

constexpr std::size_t kSignSecretSize = 64;
constexpr std::size_t kBoxSecretSize = 32;

HubBoxKey make_box_key(Entropy& entropy) {
    BoxKeys keys = make_box_keys(entropy);
    std::string id = box_key_id(keys.public_key);
    return {std::move(id), std::move(keys)};
}

Result<void> save(const std::filesystem::path& path, const HubKeys& keys) {
    Json boxes = Json::array();
    for (const auto& [id, box] : keys.box_keys) {
        boxes.push_back({{"id", id}, {"public", hex(box.public_key)}, {"secret", hex(box.secret_key.reveal())}});
    }
    const Json document = {
        {"sign", {{"public", hex(keys.sign.public_key)}, {"secret", hex(keys.sign.secret_key.reveal())}}},
        {"box", std::move(boxes)},
    };
    const Secret text(std::string_view(document.dump(2) + "\n"));
    return write_file(path, text.reveal(), FileMode::private_to_owner);
}

/// Fails with malformed unless the member is a text of exactly `size` bytes in hexadecimal.
Result<Bytes> bytes_of(const Json& object, const char* member, std::size_t size) {
    if (!object.is_object()) return fail(Fault::malformed, "a key is no object");
    const auto found = object.find(member);
    if (found == object.end() || !found->is_string()) return fail(Fault::malformed, std::string("no text ") + member);
    Bytes bytes = TRY(parse_hex(found->get_ref<const std::string&>()));
    if (bytes.size() != size) return fail(Fault::malformed, std::string("wrong length of ") + member);
    return bytes;
}

Result<std::array<std::uint8_t, 32>> public_key_of(const Json& object) {
    const Bytes bytes = TRY(bytes_of(object, "public", 32));
    std::array<std::uint8_t, 32> key;
    std::copy(bytes.begin(), bytes.end(), key.begin());
    return key;
}

Result<HubKeys> parse(BytesView text) {
    const Json document = Json::parse(text.begin(), text.end(), nullptr, /*allow_exceptions=*/false);
    if (!document.is_object() || !document.contains("sign") || !document.contains("box")) {
        return fail(Fault::malformed, "not a file of hub keys");
    }
    const Json& sign = document["sign"];
    HubKeys keys{{TRY(public_key_of(sign)), Secret(TRY(bytes_of(sign, "secret", kSignSecretSize)))}, {}};
    if (!document["box"].is_array() || document["box"].empty()) return fail(Fault::malformed, "no box key");
    for (const Json& box : document["box"]) {
        const BoxPublicKey public_key = TRY(public_key_of(box));
        keys.box_keys.push_back(
            {box_key_id(public_key), {public_key, Secret(TRY(bytes_of(box, "secret", kBoxSecretSize)))}});
    }
    return keys;
}

}  // namespace

HubIdentity HubKeys::identity() const {
    const HubBoxKey& current = box_keys.back();
    return {sign.public_key, current.keys.public_key, current.id};
}

const BoxKeys* HubKeys::find_box_key(std::string_view id) const {
    const auto found =
        std::find_if(box_keys.begin(), box_keys.end(), [&](const HubBoxKey& candidate) { return candidate.id == id; });
    return found == box_keys.end() ? nullptr : &found->keys;
}

Result<HubKeys> make_hub_keys(const std::filesystem::path& dir, Entropy& entropy) {
    const auto path = dir / kHubKeysFile;
    std::error_code error;
    if (std::filesystem::exists(path, error)) return fail(Fault::exists, "this hub has keys already", path.string());
    TRY(make_private_folder(dir));
    HubKeys keys{make_sign_keys(entropy), {}};
    keys.box_keys.push_back(make_box_key(entropy));
    TRY(save(path, keys));
    return keys;
}

Result<HubKeys> load_hub_keys(const std::filesystem::path& dir) {
    const auto path = dir / kHubKeysFile;
    const Secret text(TRY(read_file(path, kFileMaximum)));
    auto keys = parse(text.reveal());
    if (!keys) return fail(Fault::malformed, keys.error().detail, path.string());
    return keys;
}

Result<HubKeys> rotate_box_key(const std::filesystem::path& dir, Entropy& entropy) {
    HubKeys keys = TRY(load_hub_keys(dir));
    keys.box_keys.push_back(make_box_key(entropy));
    TRY(save(dir / kHubKeysFile, keys));
    return keys;
}

std::string make_invitation(const HubKeys& keys, const InvitationFields& fields, Entropy& entropy) {
    std::array<std::uint8_t, 16> id;
    entropy.fill(id);
    const Invitation invitation{.id = hex(id),
                                .counter = fields.counter,
                                .office_name = fields.office_name,
                                .kecamatan = fields.kecamatan,
                                .hub_url = fields.hub_url,
                                .hub = keys.identity(),
                                .valid_until = fields.valid_until};
    return encode(invitation, keys.sign.secret_key);
}

}  // namespace loket::sync
