#include "sync/courier/uploader.hpp"

#include <algorithm>
#include <cassert>

#include "sync/wire/tus.hpp"

namespace loket::sync {
namespace {

Header tus_version() { return {kTusResumable, std::string(kTusVersion)}; }

bool is_gone(int status) { return status == 404 || status == 410; }

/// Of a server, or of a proxy before it, that takes no body of this size, or waited for it no longer.
bool is_too_much(int status) { return status == 413 || status == 408 || status == 504; }

}  // namespace

Uploader::Uploader(const Tuning& tuning, Tick now)
    : tuning_(tuning),
      backoff_(tuning.backoff_base, tuning.backoff_limit),
      next_attempt_(now),
      slot_(now),
      chunk_(tuning.first_chunk),
      ceiling_(tuning.chunk_limit),
      called_at_(now) {}

void Uploader::take(const DueFile& file) {
    if (file_ == file) return;
    file_ = file;
    stage_ = Stage::to_ask;
    place_ = file_path(file.hash);
    is_guess_ = true;
    offset_ = 0;
    is_cut_ = false;
    wrong_answers_ = 0;
    ceiling_ = tuning_.chunk_limit;
}

void Uploader::link_came_up(Tick now) {
    backoff_.reset();
    next_attempt_ = std::max(slot_, std::min(next_attempt_, now));
}

Piece Uploader::next_piece() const {
    if (!file_ || stage_ != Stage::to_send) return {0, 0};
    return {offset_, static_cast<std::size_t>(std::min<std::uint64_t>(chunk_, file_->size - offset_))};
}

Call Uploader::make_call(BytesView piece, Tick now) {
    assert(file_ && piece.size() == next_piece().size);
    called_at_ = now;
    switch (stage_) {
        case Stage::to_create:
            return {Method::post,
                    std::string(kFilesPath),
                    {tus_version(),
                     {kUploadLength, std::to_string(file_->size)},
                     {kUploadMetadata, "hash " + base64(as_bytes(hex(file_->hash)))}},
                    {}};
        case Stage::to_ask: return {Method::head, place_, {tus_version()}, {}};
        case Stage::to_send: break;
    }
    return {Method::patch,
            place_,
            {tus_version(),
             {"Content-Type", std::string(kPieceType)},
             {kUploadOffset, std::to_string(offset_)},
             {kUploadChecksum, "sha256 " + base64(sha256_of(piece))}},
            piece};
}

UploadOutcome Uploader::conclude(const Result<Answer>& answer, Tick now, Entropy& entropy) {
    if (!answer) return cut(answer.error(), now, entropy);
    switch (stage_) {
        case Stage::to_create: return created(*answer, now, entropy);
        case Stage::to_ask: return asked(*answer, now, entropy);
        case Stage::to_send: break;
    }
    return sent(*answer, now, entropy);
}

UploadOutcome Uploader::created(const Answer& answer, Tick now, Entropy& entropy) {
    const std::uint64_t offset = answer.upload_offset.value_or(0);
    if (answer.status != 201 || answer.location.empty() || offset > file_->size) {
        return wrong(answer, Stage::to_create, now, entropy);
    }
    place_ = answer.location;
    is_guess_ = false;
    stage_ = Stage::to_send;
    offset_ = offset;
    next_attempt_ = now;
    return arrived_up_to(offset);
}

UploadOutcome Uploader::asked(const Answer& answer, Tick now, Entropy& entropy) {
    if (is_gone(answer.status) && std::exchange(is_guess_, false)) {
        stage_ = Stage::to_create;
        next_attempt_ = now;
        return {Upload::going_on, {}};
    }
    if (is_gone(answer.status)) return wrong(answer, Stage::to_create, now, entropy);
    const bool is_answer = answer.status == 200 || answer.status == 204;
    if (!is_answer || !answer.upload_offset || *answer.upload_offset > file_->size) {
        return wrong(answer, Stage::to_ask, now, entropy);
    }
    const bool is_farther = *answer.upload_offset > offset_;
    // A server that keeps what came before a cut loses nothing by large pieces; one that keeps only whole pieces must
    // get them so small that a connection lives long enough, and one that takes none so large, so small that it does.
    if (is_cut_ && !is_farther) {
        ceiling_ = std::max(tuning_.chunk_minimum, chunk_ / 2);
        chunk_ = std::max(tuning_.chunk_minimum, chunk_ / tuning_.shrinking);
    }
    is_cut_ = false;
    is_guess_ = false;
    stage_ = Stage::to_send;
    next_attempt_ = now;
    if (is_farther) return arrived_up_to(*answer.upload_offset);
    offset_ = *answer.upload_offset;  // no progress, perhaps less than we knew: the server must know
    return {Upload::going_on, {}};
}

UploadOutcome Uploader::sent(const Answer& answer, Tick now, Entropy& entropy) {
    if (is_gone(answer.status)) return wrong(answer, Stage::to_create, now, entropy);
    const Piece piece = next_piece();
    const bool is_answer = answer.status == 204 || answer.status == 200;
    if (!is_answer || !answer.upload_offset || *answer.upload_offset <= offset_ ||
        *answer.upload_offset > offset_ + piece.size) {
        is_cut_ = is_too_much(answer.status);
        return wrong(answer, Stage::to_ask, now, entropy);
    }
    const auto paced = Milliseconds(static_cast<std::int64_t>(piece.size * 1000 / tuning_.file_rate));
    next_attempt_ = std::max(now, called_at_ + paced);
    fit_chunk_to(now - called_at_);
    return arrived_up_to(*answer.upload_offset);
}

void Uploader::fit_chunk_to(Milliseconds taken) {
    const bool is_full = next_piece().size == chunk_;  // a short last piece says nothing of the link
    if (taken > tuning_.chunk_time) chunk_ = std::max(tuning_.chunk_minimum, chunk_ / 2);
    if (taken < tuning_.chunk_time && is_full) chunk_ = std::min(ceiling_, chunk_ * 2);
}

UploadOutcome Uploader::arrived_up_to(std::uint64_t offset) {
    offset_ = offset;
    if (offset > 0) {
        backoff_.reset();
        wrong_answers_ = 0;
    }
    if (offset_ < file_->size) return {Upload::going_on, {}};
    file_.reset();
    return {Upload::uploaded, {}};
}

UploadOutcome Uploader::cut(const Error& error, Tick now, Entropy& entropy) {
    if (stage_ == Stage::to_send) {
        stage_ = Stage::to_ask;
        is_cut_ = true;
    }
    next_attempt_ = now + backoff_.after_failure(entropy);
    return {Upload::going_on, error.text()};
}

UploadOutcome Uploader::wrong(const Answer& answer, Stage then, Tick now, Entropy& entropy) {
    stage_ = then;
    UploadOutcome outcome{Upload::going_on, "a file: HTTP " + std::to_string(answer.status)};
    if (answer.retry_after) {
        slot_ = next_attempt_ = now + std::clamp<Milliseconds>(*answer.retry_after, {}, tuning_.retry_after_limit);
        return outcome;  // busy, which is no fault of this file
    }
    next_attempt_ = now + backoff_.after_failure(entropy);
    if (++wrong_answers_ >= tuning_.wrong_answers_limit) {
        file_.reset();
        outcome.upload = Upload::turned_away;
    }
    return outcome;
}

}  // namespace loket::sync
