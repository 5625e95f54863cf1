#include "kiosk/app/upload_desk.hpp"

#include "kiosk/base/checkpoint.hpp"
#include "kiosk/base/files.hpp"
#include "kiosk/base/log.hpp"
#include "sync/wire/file.hpp"

namespace loket::kiosk {

UploadDesk::UploadDesk(const sync::Tuning& tuning, sync::Transport& transport, const Clock& clock, Entropy& entropy,
                       std::function<void(ClerkMessage)> to_clerk)
    : tuning_(tuning),
      uploader_(tuning, clock.steady()),
      transport_(transport),
      clock_(clock),
      entropy_(entropy),
      to_clerk_(std::move(to_clerk)) {}

void UploadDesk::hub_is_there() {
    if (stage_ == Stage::resting) stage_ = Stage::wanted;
}

Tick UploadDesk::next_step() const {
    switch (stage_) {
        case Stage::resting:
        case Stage::asked: return Tick::max();
        case Stage::wanted: return clock_.steady();
        case Stage::in_hand: break;
    }
    return uploader_.next_attempt();
}

void UploadDesk::go_on() {
    if (clock_.steady() < next_step()) return;
    if (stage_ == Stage::in_hand) return call();
    stage_ = Stage::asked;
    std::erase_if(set_aside_, [&](const auto& file) { return file.second <= clock_.steady(); });
    CollectFile collect;
    for (const auto& [hash, until] : set_aside_) collect.passed_over.insert(hash);
    to_clerk_(std::move(collect));
}

void UploadDesk::handle(const FileConsignment& consignment) {
    stage_ = Stage::resting;
    if (!consignment.file) return;
    hash_ = consignment.file->hash;
    auto content = read_file(consignment.path, sync::kFileMaximum);
    if (!content) log_error("courier", content.error());
    const bool is_lost = content ? hash_of(*content) != hash_ : content.error().fault == Fault::not_found;
    if (is_lost) to_clerk_(FileNews{hash_, FileNews::What::lost});
    if (is_lost || !content) return put_down(tuning_.set_aside_for);
    ciphertext_ = std::move(*content);
    stage_ = Stage::in_hand;
    uploader_.take(*consignment.file);
}

void UploadDesk::call() {
    const sync::Piece piece = uploader_.next_piece();
    const BytesView bytes = BytesView(ciphertext_).subspan(piece.offset, piece.size);
    const auto answer = transport_.send(uploader_.make_call(bytes, clock_.steady()));
    checkpoint("courier.file_answered");
    const sync::UploadOutcome outcome = uploader_.conclude(answer, clock_.steady(), entropy_);
    if (!outcome.why.empty()) log_warning("courier", outcome.why);
    switch (outcome.upload) {
        case sync::Upload::going_on: return;
        case sync::Upload::turned_away: return put_down(tuning_.set_aside_for);
        case sync::Upload::uploaded:
            to_clerk_(FileNews{hash_, FileNews::What::uploaded});
            return put_down(tuning_.offered_again_after);
    }
}

void UploadDesk::put_down(Milliseconds set_aside_for) {
    set_aside_[hash_] = clock_.steady() + set_aside_for;
    ciphertext_ = {};
    stage_ = Stage::wanted;
}

}  // namespace loket::kiosk
