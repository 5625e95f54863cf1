#include "sync/hub/file_intake.hpp"

#include <cassert>

#include "kiosk/base/log.hpp"
#include "sync/hub/checksum.hpp"
#include "sync/hub/lease.hpp"
#include "sync/wire/file.hpp"

namespace loket::sync {
namespace {

constexpr std::string_view kRoom = "files";

/// tus lets a client that knows only POST say in a header what it means.
std::string_view method_of(const Request& request) {
    if (request.method != "POST") return request.method;
    return request.header("X-HTTP-Method-Override").value_or(request.method);
}

bool is_for_files(std::string_view path) {
    return path == kFilesPath || path.substr(0, kFilesPath.size() + 1) == std::string(kFilesPath) + "/";
}

Response with_offset(int status, std::uint64_t offset) {
    Response response{status, "", {}, {}, "", {}};
    response.headers = {{kTusResumable, std::string(kTusVersion)}, {kUploadOffset, std::to_string(offset)}};
    return response;
}

}  // namespace

/// The body of one PATCH, into its partial file.
class FileIntake::Upload final : public Inflow {
public:
    Upload(FileIntake& intake, FileClaim claim, const AnnouncedFile& file, std::uint64_t start,
           std::optional<UploadChecksum> checksum)
        : intake_(intake), claim_(std::move(claim)), file_(file), start_(start), checksum_(std::move(checksum)) {
        if (checksum_) digest_.emplace(checksum_->algorithm);
    }

    Flow take(BytesView piece) override {
        if (failure_) return Flow::on;  // to the end of the body, so that the client hears why
        auto partial = claim_.take();
        if (!partial) return Flow::cut;  // a newer connection goes on with this file
        if (const auto kept = keep(*partial, piece); !kept) failure_ = kept.error();
        claim_.put(*std::move(partial));
        return Flow::on;
    }

    Response end() override { return intake_.finish(*this); }

private:
    friend class FileIntake;

    Result<void> keep(PartialFile& partial, BytesView piece) {
        if (partial.size() + piece.size() > file_.size) {
            TRY(partial.cut_back_to(start_));
            return fail(Fault::too_large, "longer than announced");
        }
        if (digest_) digest_->add(piece);
        return partial.append(piece);
    }

    FileIntake& intake_;
    FileClaim claim_;
    const AnnouncedFile file_;
    const std::uint64_t start_;  ///< offset of the body's first byte
    const std::optional<UploadChecksum> checksum_;
    std::optional<RunningDigest> digest_;
    std::optional<Error> failure_;  ///< nothing is kept after it
};

FileIntake::FileIntake(FileShelf shelf, std::vector<std::unique_ptr<Registry>> registries, const Clock& clock,
                       const FileLimits& limits)
    : shelf_(std::move(shelf)), clock_(clock), limits_(limits), claims_(shelf_), refusals_(kRoom, clock) {
    assert(!registries.empty());
    for (auto& registry : registries) idle_.put(std::move(registry));
}

Reception FileIntake::receive(const Request& head) {
    if (!is_for_files(head.path)) return KeepBody{};
    const std::string_view method = method_of(head);
    if (method == "OPTIONS") return tell_abilities();
    if (head.header(kTusResumable) != kTusVersion) {
        Response response = refuse(RefusalCode::unsupported_version, "this hub speaks tus 1.0.0");
        response.headers.push_back({"Tus-Version", std::string(kTusVersion)});
        return response;
    }
    const bool is_collection = head.path == kFilesPath;
    const auto hash = parse_file_path(head.path);
    if (!is_collection && !hash) return refuse(RefusalCode::not_found, "no such path");
    const bool is_taken = is_collection ? method == "POST" : method == "HEAD" || method == "PATCH";
    if (!is_taken) {
        const std::string allowed = is_collection ? "OPTIONS, POST" : "OPTIONS, HEAD, PATCH";
        Response response = refuse(RefusalCode::method_not_allowed, "this path takes " + allowed);
        response.allow = allowed;
        return response;
    }
    if (is_collection) return create(head);
    const auto file = find(*hash);
    if (!file) return refuse(file.error());
    if (!*file) return refuse(RefusalCode::unannounced, "no report here speaks of this file");
    if (method == "HEAD") return tell_offset(**file);
    return open_upload(**file, head);
}

Response FileIntake::handle(const Request& request) {
    Reception reception = receive(request);
    if (auto* response = std::get_if<Response>(&reception)) return std::move(*response);
    Inflow& inflow = *std::get<std::unique_ptr<Inflow>>(reception);
    if (inflow.take(request.body) == Flow::cut) return refuse(RefusalCode::wrong_offset, "taken over");
    return inflow.end();
}

Response FileIntake::tell_abilities() const {
    Response response{204, "", {}, {}, "", {}};
    response.headers = {{kTusResumable, std::string(kTusVersion)},
                        {"Tus-Version", std::string(kTusVersion)},
                        {"Tus-Extension", std::string(kTusExtensions)},
                        {"Tus-Max-Size", std::to_string(kFileMaximum)},
                        {"Tus-Checksum-Algorithm", std::string(kTusChecksumAlgorithms)}};
    return response;
}

/// The announcement has made the upload already: a client that creates it again goes on with it, and is told from
/// where.
Response FileIntake::create(const Request& request) {
    const auto length = parse_byte_count(request.header(kUploadLength).value_or(""));
    if (!length) return refuse(RefusalCode::malformed, "Upload-Length is needed, in bytes");
    if (*length > kFileMaximum) {
        return refuse(RefusalCode::too_large, "at most " + std::to_string(kFileMaximum) + " bytes");
    }
    const auto hash = parse_upload_metadata(request.header(kUploadMetadata).value_or(""));
    if (!hash) return refuse(RefusalCode::malformed, "Upload-Metadata: " + hash.error().detail);
    const auto file = find(*hash);
    if (!file) return refuse(file.error());
    if (!*file) return refuse(RefusalCode::unannounced, "no report here speaks of this file");
    if (*length != (*file)->size) return refuse(RefusalCode::malformed, "the report tells another length");
    Response response = tell_offset(**file);
    if (response.status != 200) return response;
    response.status = 201;
    response.headers.push_back({"Location", file_path(*hash)});
    return response;
}

Response FileIntake::tell_offset(const AnnouncedFile& file) {
    auto claim = claims_.claim(file.hash);
    if (!claim) return refuse(claim.error());
    const auto offset = secure(*claim, file);
    if (!offset) return refuse(offset.error());
    Response response = with_offset(200, *offset);
    response.headers.push_back({kUploadLength, std::to_string(file.size)});
    return response;
}

Reception FileIntake::open_upload(const AnnouncedFile& file, const Request& head) {
    if (head.content_type != kPieceType) {
        return refuse(RefusalCode::unsupported_media_type, "a piece is " + std::string(kPieceType));
    }
    const auto start = parse_byte_count(head.header(kUploadOffset).value_or(""));
    if (!start) return refuse(RefusalCode::malformed, "Upload-Offset is needed, in bytes");
    std::optional<UploadChecksum> checksum;
    if (const auto text = head.header(kUploadChecksum)) {
        auto parsed = parse_upload_checksum(*text);
        if (!parsed) return refuse(RefusalCode::malformed, "Upload-Checksum: " + parsed.error().detail);
        checksum = *std::move(parsed);
    }
    const auto length = parse_byte_count(head.header("Content-Length").value_or("0"));
    if (!length || *start + *length > file.size) {
        return refuse(RefusalCode::too_large, "the file has " + std::to_string(file.size) + " bytes");
    }
    if (claims_.count() >= limits_.uploads) return refuse(RefusalCode::busy, "too many files at once");

    auto claim = claims_.claim(file.hash);
    if (!claim) return refuse(claim.error());
    const auto offset = secure(*claim, file);
    if (!offset) return refuse(offset.error());
    if (*start != *offset) {
        return refuse(RefusalCode::wrong_offset, "the file goes on from " + std::to_string(*offset));
    }
    if (*offset == file.size) return with_offset(204, *offset);
    const auto room = shelf_.free_bytes();
    if (!room) return refuse(room.error());
    if (*room < limits_.reserve + (file.size - *offset)) {
        return refuse(Error{Fault::full, "the disk has room for reports only", ""});
    }
    return std::make_unique<Upload>(*this, *std::move(claim), file, *start, std::move(checksum));
}

Response FileIntake::finish(Upload& upload) {
    FileClaim claim = std::move(upload.claim_);  // dropped at the end, so that a newer one does not wait for the answer
    auto partial = claim.take();
    if (!partial) return refuse(RefusalCode::wrong_offset, "a newer connection goes on with this file");
    if (upload.failure_) return refuse(*upload.failure_);
    if (upload.digest_ && upload.digest_->finish() != upload.checksum_->digest) {
        if (const auto cut = partial->cut_back_to(upload.start_); !cut) return refuse(cut.error());
        return refuse(RefusalCode::wrong_checksum, "this piece is not what its sender wrote");
    }
    const std::uint64_t received = partial->size();
    claim.put(*std::move(partial));
    const auto offset = secure(claim, upload.file_);
    if (!offset) return refuse(offset.error());
    if (*offset < received) return refuse(RefusalCode::wrong_content, "the whole has another hash; begin anew");
    return with_offset(204, *offset);
}

/// Makes sure of what has come, and returns the offset that may be told: a power cut cannot take it back. A file that
/// is whole goes on the shelf, also one whose last steps a crash left undone.
Result<std::uint64_t> FileIntake::secure(FileClaim& claim, const AnnouncedFile& file) {
    auto partial = claim.take();
    if (partial && partial->size() >= file.size) return complete(claim, *std::move(partial), file);
    if (partial) {
        const std::uint64_t size = partial->size();
        if (size > 0) TRY(partial->sync());
        claim.put(*std::move(partial));
        return size;
    }
    if (!TRY(shelf_.has(file.hash))) return fail(Fault::busy, "a newer connection goes on with this file");
    TRY(note_arrival(file));
    return file.size;
}

/// Returns 0 when the whole has another hash than its name: nobody can tell which bytes of it were right.
Result<std::uint64_t> FileIntake::complete(FileClaim& claim, PartialFile partial, const AnnouncedFile& file) {
    if (TRY(partial.hash()) != file.hash) {
        TRY(partial.cut_back_to(0));
        claim.put(std::move(partial));
        return 0;
    }
    TRY(partial.sync());
    TRY(shelf_.shelve(file.hash, std::move(partial)));
    TRY(note_arrival(file));
    log_info(kRoom, "a file of " + std::to_string(file.size) + " bytes has arrived");
    return file.size;
}

Result<void> FileIntake::note_arrival(const AnnouncedFile& file) {
    if (file.arrived_at) return {};
    TRY(shelf_.sync_place_of(file.hash));
    return Lease(idle_)->file_arrived(file.hash, clock_.wall());
}

Result<std::optional<AnnouncedFile>> FileIntake::find(const Hash& hash) {
    return Lease(idle_)->find_file(hash);
}

Response FileIntake::refuse(RefusalCode code, std::string message) {
    Response response = refusals_.refuse(code, std::move(message));
    response.headers.push_back({kTusResumable, std::string(kTusVersion)});
    return response;
}

Response FileIntake::refuse(const Error& error) {
    if (error.fault == Fault::too_large) return refuse(RefusalCode::too_large, error.detail);
    Response response = refusals_.refuse(error, "the hub cannot keep files just now");
    if (error.fault == Fault::full) response.retry_after = kNoRoomRetry;
    response.headers.push_back({kTusResumable, std::string(kTusVersion)});
    return response;
}

Result<void> FileIntake::save_refusals() { return refusals_.save(*Lease(idle_)); }

}  // namespace loket::sync
