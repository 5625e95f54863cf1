// A hub that takes files, in a folder that goes with the test, and what a client of tus says to it without a socket.
#pragma once

#include "sync/hub/file_intake.hpp"
#include "tests/sync/hub/hub_house.hpp"

namespace loket::test {

/// So many bytes that look like an encrypted photograph, the same for the same seed.
Bytes sample_file(std::size_t size, std::uint64_t seed = 1);

class FileHouse {
public:
    explicit FileHouse(const sync::FileLimits& limits = {});

    HubHouse& hub() { return hub_; }
    sync::FileIntake& files() { return *files_; }
    const sync::FileShelf& shelf() const { return shelf_; }
    /// As if the program had been killed and started again.
    void restart(const sync::FileLimits& limits = {});

    /// Lets a stored report of the counter BTM2 speak of this file.
    Hash announce(const Bytes& file);
    Hash announce(const Hash& hash, std::size_t size);

    /// One request for this file, with tus's version and these headers beside it; rendered by `text_of_tus`.
    std::string head(const Hash& hash);
    std::string patch(const Hash& hash, std::uint64_t offset, BytesView piece,
                      std::vector<sync::HeaderField> headers = {});
    std::string post(const Hash& hash, std::uint64_t length, std::vector<sync::HeaderField> headers = {});
    /// A PATCH whose body has not come yet. Requires that the hub takes one.
    std::unique_ptr<sync::Inflow> begin_patch(const Hash& hash, std::uint64_t offset,
                                              std::vector<sync::HeaderField> headers = {});
    std::string say(const sync::Request& request);

    std::filesystem::path partial_path(const Hash& hash) const;
    /// "0 of 1 arrived", and after it a line of each counter's account and what files were refused.
    std::string account();

private:
    HubHouse hub_;
    TestKiosk kiosk_;
    sync::FileShelf shelf_;
    std::unique_ptr<sync::FileIntake> files_;
};

/// "204 offset 400", "201 /v1/files/0f1e...", "403 unannounced".
std::string text_of_tus(const sync::Response& response);

sync::Request head_request(const Hash& hash);
/// A PATCH of tus, without body.
sync::Request patch_head(const Hash& hash, std::uint64_t offset, std::vector<sync::HeaderField> headers = {});

}  // namespace loket::test
