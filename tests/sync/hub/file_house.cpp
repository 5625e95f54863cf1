#include "tests/sync/hub/file_house.hpp"

#include <cassert>

#include "sync/hub/listing.hpp"

namespace loket::test {

using namespace loket::sync;

namespace {

Request request_of(std::string method, std::string path, std::vector<HeaderField> headers) {
    Request request{std::move(method), std::move(path), "", {}, BodyState::whole, std::move(headers)};
    request.headers.push_back({kTusResumable, std::string(kTusVersion)});
    return request;
}

}  // namespace

Bytes sample_file(std::size_t size, std::uint64_t seed) {
    SeededEntropy entropy(seed);
    Bytes file(size);
    entropy.fill(file);
    return file;
}

FileHouse::FileHouse(const FileLimits& limits)
    : kiosk_(hub_.enrolled_kiosk("BTM2")), shelf_(*FileShelf::open(hub_.dir())) {
    [[maybe_unused]] const std::string stored =
        hub_.deliver(kiosk_, kiosk_.batch({kiosk_.envelope(1, "Jalan berlubang di depan pasar.")}));
    assert(stored == "200 stored");
    restart(limits);
}

void FileHouse::restart(const FileLimits& limits) {
    files_.reset();
    std::vector<std::unique_ptr<Registry>> registries;
    registries.push_back(hub_.registry());
    files_ = std::make_unique<FileIntake>(shelf_, std::move(registries), hub_.clock(), limits);
}

Hash FileHouse::announce(const Bytes& file) { return announce(hash_of(file), file.size()); }

Hash FileHouse::announce(const Hash& hash, std::size_t size) {
    [[maybe_unused]] const auto announced = hub_.registry()->announce_files({{.hash = hash,
                                                                              .size = size,
                                                                              .region = "16.06.06",
                                                                              .report = kiosk_.stamp(1).id,
                                                                              .announced_at = hub_.clock().wall(),
                                                                              .arrived_at = {}}});
    assert(announced);
    return hash;
}

std::string FileHouse::head(const Hash& hash) { return say(head_request(hash)); }

std::string FileHouse::patch(const Hash& hash, std::uint64_t offset, BytesView piece,
                             std::vector<HeaderField> headers) {
    headers.push_back({"Content-Length", std::to_string(piece.size())});
    Request request = patch_head(hash, offset, std::move(headers));
    request.body = Bytes(piece.begin(), piece.end());
    return say(request);
}

std::string FileHouse::post(const Hash& hash, std::uint64_t length, std::vector<HeaderField> headers) {
    headers.push_back({kUploadLength, std::to_string(length)});
    headers.push_back({kUploadMetadata, upload_metadata(hash)});
    return say(request_of("POST", std::string(kFilesPath), std::move(headers)));
}

std::unique_ptr<Inflow> FileHouse::begin_patch(const Hash& hash, std::uint64_t offset,
                                               std::vector<HeaderField> headers) {
    Reception reception = files_->receive(patch_head(hash, offset, std::move(headers)));
    assert(std::holds_alternative<std::unique_ptr<Inflow>>(reception));
    return std::get<std::unique_ptr<Inflow>>(std::move(reception));
}

std::string FileHouse::say(const Request& request) { return text_of_tus(files_->handle(request)); }

std::filesystem::path FileHouse::partial_path(const Hash& hash) const {
    return hub_.dir() / "files" / "partial" / hex(hash);
}

std::string FileHouse::account() {
    [[maybe_unused]] const auto saved = files_->save_refusals();
    assert(saved);
    const std::string text = text_of(*hub_.registry()->status());
    const std::size_t files = text.find("files: ") + 7;
    return text.substr(files, text.find("reports:") - files) + text.substr(text.find("requests refused:"));
}

std::string text_of_tus(const Response& response) {
    std::string text = std::to_string(response.status);
    if (response.status >= 400) text = refusal_of(response);
    bool speaks_tus = false;
    for (const HeaderField& field : response.headers) {
        if (field.name == kUploadOffset) text += " offset " + field.value;
        if (field.name == kUploadLength) text += " of " + field.value;
        if (field.name == "Location") text += " " + field.value;
        speaks_tus = speaks_tus || (field.name == kTusResumable && field.value == kTusVersion);
    }
    return speaks_tus ? text : text + " without a word of tus";
}

Request head_request(const Hash& hash) { return request_of("HEAD", file_path(hash), {}); }

Request patch_head(const Hash& hash, std::uint64_t offset, std::vector<HeaderField> headers) {
    headers.push_back({kUploadOffset, std::to_string(offset)});
    Request request = request_of("PATCH", file_path(hash), std::move(headers));
    request.content_type = kPieceType;
    return request;
}

}  // namespace loket::test
