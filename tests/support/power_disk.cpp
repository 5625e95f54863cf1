#include "tests/support/power_disk.hpp"

#include <algorithm>
#include <limits>

namespace loket::test {
namespace {

constexpr std::size_t kSector = 512;

constexpr Moment kNever = 0;
constexpr Moment kAlways = std::numeric_limits<Moment>::max();

std::size_t sectors_of(std::size_t length) { return (length + kSector - 1) / kSector; }

void put(Bytes& content, std::size_t offset, BytesView data) {
    if (content.size() < offset + data.size()) content.resize(offset + data.size());
    std::copy(data.begin(), data.end(), content.begin() + static_cast<std::ptrdiff_t>(offset));
}

/// SplitMix64 (Steele, Lea and Flood 2014): quick, and good from any seed.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        std::uint64_t z = state_ += 0x9e3779b97f4a7c15;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }
    /// 0 to `count` - 1.
    std::uint64_t below(std::uint64_t count) { return next() % count; }

private:
    std::uint64_t state_;
};

}  // namespace

/// Says for one sector, length or name after another when it was last brought to the platters. A quarter of all cuts
/// finds everything written in order up to some operation, which is torn; the others are scattered, from those that
/// lose a single sector to those that keep one.
class PowerDisk::Cut {
public:
    Cut(std::uint64_t seed, Moment oldest, Moment now) : dice_(seed), oldest_(oldest), now_(std::max(oldest, now)) {
        constexpr std::uint64_t kKept[] = {1, 32, 63};  // of 64
        is_in_order_ = dice_.below(4) == 0;
        kept_of_64_ = kKept[dice_.below(3)];
        edge_ = oldest_ + dice_.below(now_ - oldest_ + 1);
        is_noisy_ = dice_.below(2) == 0;
    }

    Moment moment() {
        if (is_in_order_) return edge_ - dice_.below(2);
        if (dice_.below(64) < kept_of_64_) return kAlways;
        if (dice_.below(2) == 0) return kNever;
        return oldest_ + dice_.below(now_ - oldest_ + 1);
    }
    /// Where a file ends that was growing from one length to the other.
    std::size_t length_between(std::size_t before, std::size_t after) {
        if (dice_.below(4) != 0) return after;
        const std::size_t torn = before + dice_.below(after - before);
        return std::max(before, torn / kSector * kSector);
    }
    /// What is in a sector that no write has reached.
    std::uint8_t stray() { return is_noisy_ ? static_cast<std::uint8_t>(dice_.next()) : 0; }

private:
    Dice dice_;
    Moment oldest_;
    Moment now_;
    bool is_in_order_;
    bool is_noisy_;
    std::uint64_t kept_of_64_;
    Moment edge_;
};

std::shared_ptr<DiskFile> PowerDisk::find(const std::string& name) const {
    const auto found = names_.find(name);
    return found == names_.end() ? nullptr : found->second.back().file;
}

DiskAnswer PowerDisk::begin() {
    ++now_;
    const bool is_troubled = trouble_ && now_ >= trouble_->after && now_ - trouble_->after < trouble_->count;
    return is_troubled ? trouble_->answer : DiskAnswer::done;
}

DiskAnswer PowerDisk::end(DiskAnswer answer) {
    if (listener_) listener_();
    return answer;
}

void PowerDisk::order(Trouble trouble) {
    trouble.after += now_ + 1;
    trouble_ = trouble;
}

DiskAnswer PowerDisk::create(const std::string& name) {
    const DiskAnswer answer = begin();
    if (answer == DiskAnswer::done) {
        auto& states = names_[name];
        if (states.empty()) states.push_back({kNever, nullptr});
        states.push_back({now_, std::make_shared<DiskFile>()});
    }
    return end(answer);
}

DiskAnswer PowerDisk::write(DiskFile& file, std::size_t offset, BytesView data) {
    const DiskAnswer answer = begin();
    if (answer == DiskAnswer::full) data = data.first(Dice(now_).below(data.size()));
    if (answer != DiskAnswer::failed && !data.empty()) {
        put(file.content, offset, data);
        file.changes.push_back({now_, offset, Bytes(data.begin(), data.end())});
    }
    return end(answer);
}

DiskAnswer PowerDisk::truncate(DiskFile& file, std::size_t length) {
    const DiskAnswer answer = begin();
    if (answer == DiskAnswer::done) {
        file.content.resize(length);
        file.changes.push_back({now_, length, std::nullopt});
    }
    return end(answer);
}

DiskAnswer PowerDisk::sync(DiskFile& file) {
    const DiskAnswer answer = begin();
    if (answer == DiskAnswer::done) {
        // Not the content, which after a failed sync holds what will never be on the disk.
        for (const DiskFile::Change& change : file.changes) {
            if (change.written) {
                put(file.durable, change.offset, *change.written);
            } else {
                file.durable.resize(change.offset);
            }
        }
        if (names_are_kept_ == NamesKept::by_any_sync) keep_names();
    } else {
        Cut given_up(now_, file.changes.empty() ? now_ : file.changes.front().at, now_);
        file.durable = left_of(file, given_up);
    }
    file.changes.clear();
    return end(answer);
}

void PowerDisk::keep_names() {
    for (auto& [name, states] : names_) states = {{kNever, states.back().file}};
    std::erase_if(names_, [](const auto& entry) { return entry.second.back().file == nullptr; });
}

void PowerDisk::sync_names() {
    ++now_;
    keep_names();
    end(DiskAnswer::done);
}

DiskAnswer PowerDisk::remove(const std::string& name) {
    const DiskAnswer answer = begin();
    if (answer == DiskAnswer::done) names_.at(name).push_back({now_, nullptr});
    return end(answer);
}

Moment PowerDisk::oldest_unsynced() const {
    Moment oldest = now_;
    for (const auto& [name, states] : names_) {
        if (states.size() > 1) oldest = std::min(oldest, states[1].at);
        for (const Name& state : states) {
            if (state.file && !state.file->changes.empty()) oldest = std::min(oldest, state.file->changes.front().at);
        }
    }
    return std::max<Moment>(oldest, 1);
}

Bytes PowerDisk::left_of(const DiskFile& file, Cut& cut) {
    Bytes left = file.durable;
    if (file.changes.empty()) return left;

    const Moment length_at = cut.moment();
    std::size_t length = left.size();
    std::size_t reach = length;
    for (const DiskFile::Change& change : file.changes) {
        if (!change.written) {
            if (change.at <= length_at) length = change.offset;
            continue;
        }
        const std::size_t end = change.offset + change.written->size();
        reach = std::max(reach, end);
        if (change.at <= length_at && end > length) length = cut.length_between(length, end);
    }

    left.reserve(reach);
    while (left.size() < reach) left.push_back(cut.stray());
    std::vector<Moment> brought(sectors_of(reach));
    for (Moment& moment : brought) moment = cut.moment();
    for (const DiskFile::Change& change : file.changes) {
        if (!change.written) {
            if (change.at <= length_at)
                std::fill(left.begin() + static_cast<std::ptrdiff_t>(change.offset), left.end(), 0);
            continue;
        }
        const BytesView data(*change.written);
        for (std::size_t from = 0; from < data.size();) {
            const std::size_t sector = (change.offset + from) / kSector;
            const std::size_t to = std::min(data.size(), (sector + 1) * kSector - change.offset);
            if (change.at <= brought[sector]) put(left, change.offset + from, data.subspan(from, to - from));
            from = to;
        }
    }
    left.resize(length);
    return left;
}

PowerDisk PowerDisk::after(Cut& cut) const {
    PowerDisk left(names_are_kept_);
    for (const auto& [name, states] : names_) {
        const Moment named_at = cut.moment();
        const auto later =
            std::find_if(states.begin() + 1, states.end(), [&](const Name& state) { return state.at > named_at; });
        const std::shared_ptr<DiskFile>& file = std::prev(later)->file;
        if (!file) continue;
        auto kept = std::make_shared<DiskFile>();
        kept->durable = left_of(*file, cut);
        kept->content = kept->durable;
        left.names_[name] = {{kNever, std::move(kept)}};
    }
    return left;
}

PowerDisk PowerDisk::after_cut(std::uint64_t seed) const {
    Cut cut(seed, oldest_unsynced(), now_);
    return after(cut);
}

PowerDisk PowerDisk::after_kill() const {
    std::map<const DiskFile*, std::shared_ptr<DiskFile>> copies;
    PowerDisk left(names_are_kept_);
    left.now_ = now_;
    for (const auto& [name, states] : names_) {
        for (const Name& state : states) {
            std::shared_ptr<DiskFile>& copy = copies[state.file.get()];
            if (!copy && state.file) copy = std::make_shared<DiskFile>(*state.file);
            left.names_[name].push_back({state.at, copy});
        }
    }
    return left;
}

Hash PowerDisk::content_hash() const {
    Hash all{};
    for (const auto& [name, states] : names_) {
        const std::shared_ptr<DiskFile>& file = states.back().file;
        if (file) all = hash_of({all, as_bytes(name), file->content});
    }
    return all;
}

PowerDisk PowerDisk::after_worst_cut() const {
    PowerDisk left(names_are_kept_);
    for (const auto& [name, states] : names_) {
        if (!states.front().file) continue;
        const Bytes& durable = states.front().file->durable;
        left.names_[name] = {{kNever, std::make_shared<DiskFile>(DiskFile{durable, durable, {}})}};
    }
    return left;
}

}  // namespace loket::test
