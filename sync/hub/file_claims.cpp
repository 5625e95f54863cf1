#include "sync/hub/file_claims.hpp"

namespace loket::sync {

std::optional<PartialFile> FileClaim::take() {
    // When the letter is not there, a newer claim has it and is about to close the slot: no wait worth the name.
    return slot_->take();
}

void FileClaim::put(PartialFile file) { slot_->put(std::move(file)); }

FileClaim::~FileClaim() {
    if (slot_ == nullptr) return;
    slot_->try_take();  // closes the file, before anybody can find it unclaimed and open it anew
    auto slots = *all_->newest_.take();
    const auto mine = slots.find(hash_);
    if (mine != slots.end() && mine->second == slot_) slots.erase(mine);
    all_->newest_.put(std::move(slots));
    // Nobody new comes to this slot now. Who is waiting at it learns that nothing will be there.
    slot_->close();
}

FileClaims::FileClaims(FileShelf shelf) : shelf_(std::move(shelf)) { newest_.put({}); }

Result<FileClaim> FileClaims::claim(const Hash& hash) {
    FileClaim claim(*this, hash, std::make_shared<FileClaim::Slot>());
    auto slots = *newest_.take();
    const auto before = std::exchange(slots[hash], claim.slot_);
    newest_.put(std::move(slots));
    if (before != nullptr) {
        auto file = before->take();
        before->close();
        if (file) {
            claim.put(*std::move(file));
            return claim;
        }
    }
    if (!TRY(shelf_.has(hash))) {
        claim.put(TRY(shelf_.open_partial(hash)));
    } else {
        claim.slot_->close();
    }
    return claim;
}

std::size_t FileClaims::count() {
    auto slots = *newest_.take();
    const std::size_t count = slots.size();
    newest_.put(std::move(slots));
    return count;
}

}  // namespace loket::sync
