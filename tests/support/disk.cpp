#include "tests/support/disk.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cassert>

#include "tests/support/disk_layer.hpp"

namespace loket::test {
namespace {

/// A file of a disk without power, to be put into the state in which the power cut has left it.
class Plate {
public:
    explicit Plate(const std::string& file) : file_(open(file.c_str(), O_RDWR)) {}
    ~Plate() {
        if (is_there()) close(file_);
    }
    Plate(const Plate&) = delete;
    Plate& operator=(const Plate&) = delete;

    bool is_there() const { return file_ >= 0; }
    void put(BytesView bytes, std::int64_t at) {
        [[maybe_unused]] const auto written = pwrite(file_, bytes.data(), bytes.size(), at);
        assert(written == ssize_t(bytes.size()));
    }
    void resize(std::int64_t size) {
        [[maybe_unused]] const int done = ftruncate(file_, size);
        assert(done == 0);
    }

private:
    int file_;
};

}  // namespace

Disk::Disk(const std::filesystem::path& folder, std::uint64_t seed)
    : folder_(std::filesystem::canonical(folder).string() + "/"), chance_(seed) {
    put_under_sqlite(*this);
}

Disk::~Disk() { take_from_sqlite(*this); }

void Disk::mend() {
    room_ = SIZE_MAX;
    is_ailing_ = false;
    until_cut_ = 0;
}

bool Disk::take_change() {
    if (!is_dark_ && until_cut_ > 0 && --until_cut_ == 0) cut_power();
    return !is_dark_;
}

void Disk::synced(const std::string& file) {
    if (!is_lying_) unsynced_.erase(file);
}

void Disk::cut_power() {
    until_cut_ = 0;
    is_dark_ = true;
    for (const auto& [file, changes] : std::exchange(unsynced_, {})) lose(file, changes);
}

void Disk::lose(const std::string& file, const std::vector<Change>& changes) {
    Plate plate(file);
    if (!plate.is_there()) return;
    // Back to the last sync, and then on with those changes that had reached the plate.
    for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
        plate.resize(change->old_size);
        plate.put(change->before, change->at);
    }
    enum class Reached { all, none, any };
    const auto reached = Reached(chance_() % 3);
    for (const Change& change : changes) {
        if (reached == Reached::none || (reached == Reached::any && chance_() % 2 == 0)) continue;
        if (change.after.empty()) {
            plate.resize(change.at);
        } else {
            plate.put(change.after, change.at);
        }
    }
}

}  // namespace loket::test
