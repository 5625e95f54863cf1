#include "sync/wire/bundle_file.hpp"

#include <algorithm>

namespace loket::sync {
namespace {

constexpr std::string_view kStart = "loket-";

std::string_view ending_of(Bound bound) { return bound == Bound::hub ? ".up" : ".down"; }

std::string lower_case(std::string text) {
    for (char& character : text) {
        if (character >= 'A' && character <= 'Z') character = char(character - 'A' + 'a');
    }
    return text;
}

/// What a bad stretch is cut into, so that it costs no more than the sectors that are bad. A stick reads pages of so
/// many bytes.
constexpr std::size_t kSector = 4096;

/// More than any head of an entry.
constexpr std::uint64_t kFrame = 64;

}  // namespace

std::string bundle_name(const Counter& counter, const std::string& device, Bound bound) {
    return std::string(kStart) + counter.text() + "-" + device + std::string(ending_of(bound));
}

Result<std::vector<std::filesystem::path>> bundles_in(const std::filesystem::path& folder, Bound bound) {
    std::error_code error;
    std::vector<std::filesystem::path> files;
    for (std::filesystem::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        const std::string name = lower_case(it->path().filename().string());
        if (name.starts_with(kStart) && name.ends_with(ending_of(bound))) files.push_back(it->path());
    }
    if (error == std::errc::no_such_file_or_directory) {
        return fail(Fault::not_found, "there is no such folder; is the stick in?", folder.string());
    }
    if (error) return fail(Fault::io, error.message(), folder.string());
    std::sort(files.begin(), files.end());
    return files;
}

BundleSource source_of(const InputFile& file) {
    return {file.size(), [&file](std::uint64_t offset, std::span<std::uint8_t> into) {
                if (file.read(offset, into)) return;
                for (std::size_t at = 0; at < into.size(); at += kSector) {
                    const auto sector = into.subspan(at, std::min(kSector, into.size() - at));
                    if (!file.read(offset + at, sector)) std::fill(sector.begin(), sector.end(), 0);
                }
            }};
}

Result<BundleWriter> BundleWriter::begin(const std::filesystem::path& file, std::uint64_t maximum) {
    return BundleWriter(TRY(NewFile::make(file, FileMode::readable_by_all)), maximum);
}

Result<void> BundleWriter::add(BundleKind kind, BytesView content) {
    const Bytes entry = encode_entry(kind, content);
    TRY(file_.append(entry));
    size_ += entry.size();
    written_.push_back(hash_of(entry));
    return {};
}

bool BundleWriter::has_room_for(std::uint64_t bytes) const { return size_ + bytes + 2 * kFrame <= maximum_; }

Result<void> BundleWriter::finish() {
    TRY(file_.sync());
    TRY(read_back());
    return file_.publish();
}

Result<void> BundleWriter::read_back() const {
    const InputFile file = TRY(InputFile::open(file_.temporary()));
    BundleReader reader(source_of(file));
    std::vector<Hash> found;
    while (const auto entry = reader.next()) found.push_back(hash_of(encode_entry(entry->kind, entry->content)));
    if (found == written_ && reader.damaged_places() == 0) return {};
    return fail(Fault::damaged, "the medium gives back something else than was written; take another one",
                file_.temporary().string());
}

}  // namespace loket::sync
