#include "sync/hub/stick.hpp"

namespace loket::sync {
namespace {

/// Tables that are locked have been waited for already, some seconds each time.
constexpr int kTriesWhileBusy = 3;

/// The body of the response, or why it is none.
Result<Bytes> body_of(Response response) {
    if (response.status == 200) return std::move(response.body);
    const auto refusal = TRY(decode_refusal(response.body));
    switch (refusal.code) {
        case RefusalCode::busy:
        case RefusalCode::slow_down: return fail(Fault::busy, refusal.message);
        case RefusalCode::internal: return fail(Fault::io, refusal.message);
        default: return fail(Fault::refused, std::string(code_of(refusal.code)));
    }
}

Result<Bytes> ask(Intake& intake, std::string_view path, std::string_view type, BytesView body) {
    const Request request{"POST", std::string(path), std::string(type), {body.begin(), body.end()}};
    for (int tries = 1;; ++tries) {
        auto said = body_of(intake.handle(request));
        if (said || said.error().fault != Fault::busy || tries == kTriesWhileBusy) return said;
    }
}

/// How far the file has come, by this response; otherwise the code of the refusal. None of them ends the round: the
/// reports behind this file need no room for it.
Result<std::uint64_t> offset_in(const Response& response) {
    for (const HeaderField& field : response.headers) {
        if (field.name == kUploadOffset) return parse_byte_count(field.value);
    }
    const auto refusal = decode_refusal(response.body);
    return fail(Fault::refused, std::string(code_of(refusal ? refusal->code : RefusalCode::internal)));
}

/// Goes on where an upload over the network has stopped. Whether the whole is what it is called by is the intake's to
/// check.
Result<void> take_file(FileIntake& files, BytesView content) {
    const std::string path = file_path(hash_of(content));
    const HeaderField version{kTusResumable, std::string(kTusVersion)};
    const std::uint64_t there = TRY(offset_in(files.handle({"HEAD", path, "", {}, BodyState::whole, {version}})));
    if (there >= content.size()) return {};
    const BytesView rest = content.subspan(std::size_t(there));
    const Request upload{"PATCH",
                         path,
                         std::string(kPieceType),
                         {rest.begin(), rest.end()},
                         BodyState::whole,
                         {version, {kUploadOffset, std::to_string(there)}}};
    const std::uint64_t arrived = TRY(offset_in(files.handle(upload)));
    if (arrived != content.size()) return fail(Fault::refused, std::string(code_of(RefusalCode::wrong_content)));
    return {};
}

}  // namespace

bool StickImport::is_in_order() const {
    return round.is_in_order() && verdicts[std::size_t(Verdict::conflict)] == 0 &&
           verdicts[std::size_t(Verdict::refused)] == 0;
}

std::string StickImport::text() const {
    std::string text = round.text() + "reports:";
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
        text += (i == 0 ? " " : ", ") + std::to_string(verdicts[i]) + " " + std::string(code_of(Verdict(i)));
    }
    return text + "\n";
}

Result<StickImport> import_stick(const Intakes& intakes, const SignPublicKey& hub,
                                 const std::filesystem::path& folder) {
    StickImport import;
    const auto put_to_hub = [&](BundleKind kind, BytesView content) -> Result<Bytes> {
        if (kind == BundleKind::file) {
            TRY(take_file(intakes.files, content));
            return Bytes();
        }
        if (kind == BundleKind::feed_request) return ask(intakes.reports, kFeedPath, kFeedRequestType, content);
        Bytes receipt = TRY(ask(intakes.reports, kBatchPath, kBatchType, content));
        const auto read = TRY(decode_receipt(receipt, hub));
        for (const Judgement& judgement : read.judgements) ++import.verdicts[std::size_t(judgement.verdict)];
        return receipt;
    };
    import.round = TRY(go_round(folder, put_to_hub));
    return import;
}

}  // namespace loket::sync
