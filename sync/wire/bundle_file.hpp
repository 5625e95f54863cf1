// Bundles on a stick: how their files are called, read and written. The stick may be FAT32 or exFAT, which know neither
// permissions nor links nor upper case beside lower case, and FAT32 no file of 4 GiB. It may be full, torn out at any
// moment, or lie about what it has written; so a bundle is written under another name, forced out, read back, compared,
// and only then given its name. Until that moment the file of before stands.
//
// Not for two at a time: whoever works with a stick holds its folder (kiosk/base/files.hpp).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "kiosk/base/files.hpp"
#include "kiosk/base/seal.hpp"
#include "kiosk/report/ticket_number.hpp"
#include "sync/wire/bundle.hpp"

namespace loket::sync {

/// Whom a bundle is for.
enum class Bound { hub, kiosk };

/// "loket-BTM2-18831a47154f2c7f.up", or ".down" for the kiosk. Requires a device id of hexadecimal digits.
std::string bundle_name(const Counter& counter, const std::string& device, Bound bound);

/// The files of the folder that are called like a bundle, also as copies or in capitals ("LOKET-BTM2-... (1).UP"), in
/// the order of their names. A name proves nothing. Fails with not_found or io.
Result<std::vector<std::filesystem::path>> bundles_in(const std::filesystem::path& folder, Bound bound);

/// Of a file, which outlives the source. A sector that cannot be read is zeros.
BundleSource source_of(const InputFile& file);

class BundleWriter {
public:
    /// `maximum` is in bytes. Fails with not_found (no such folder), full or io.
    static Result<BundleWriter> begin(const std::filesystem::path& file, std::uint64_t maximum = kBundleMaximum);

    /// Requires room. Fails with full or io.
    Result<void> add(BundleKind kind, BytesView content);
    /// Whether the bundle may still grow by entries with so many bytes of content together, at most two.
    bool has_room_for(std::uint64_t bytes) const;
    /// Bytes so far.
    std::uint64_t size() const { return size_; }

    /// On the medium, read back, compared, named. Fails with full or io, or with damaged when the medium gives back
    /// something else than was written; then nothing has changed. Once.
    Result<void> finish();

private:
    BundleWriter(NewFile file, std::uint64_t maximum) : file_(std::move(file)), maximum_(maximum) {}
    Result<void> read_back() const;

    NewFile file_;
    std::uint64_t maximum_;
    std::uint64_t size_ = 0;
    std::vector<Hash> written_;  // of each whole entry, to be compared
};

}  // namespace loket::sync
