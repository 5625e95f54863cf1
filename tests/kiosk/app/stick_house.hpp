// Counters that no network reaches, their hub, and a stick that goes between them.
#pragma once

#include "kiosk/app/admin_stick.hpp"
#include "kiosk/store/store.hpp"
#include "provisioning/identity.hpp"
#include "sync/hub/stick.hpp"
#include "tests/sync/hub/hub_house.hpp"

namespace loket::test {

/// A counter on its own disk, enrolled at the hub while it still stood in the workshop.
class IslandCounter {
public:
    IslandCounter(HubHouse& hub, std::string_view counter, std::uint64_t seed);

    /// Residents file so many reports more.
    void file(std::size_t count) { file(count, identity_.hub.box_key); }
    /// The same, sealed to this key instead of the hub's.
    void file(std::size_t count, const BoxPublicKey& key);
    /// A resident files one more, with photos of so many bytes. Returns their names, in this order.
    std::vector<Hash> file_with_photos(const std::vector<std::size_t>& sizes);

    std::string export_to(const std::filesystem::path& stick);
    /// What `loket-admin import` says; "error: ..." when it fails.
    std::string import_from(const std::filesystem::path& stick);

    /// "filed=3 acknowledged=3 waiting=0 parked=0", on which tables and journal agree.
    std::string account() const;
    /// Whether `loket-admin status` finds all in order, the hub's account too.
    bool is_in_order() const;
    kiosk::Store store() const;
    const std::filesystem::path& data() const { return folder_.path(); }
    /// The photos that still lie on its disk.
    std::size_t photos() const;
    /// Where the feed has led it.
    std::uint64_t cursor() const;
    /// The name of its bundle on a stick.
    std::string bundle(std::string_view ending) const;
    /// A batch that this device has signed, of what waits.
    Bytes batch() const;

private:
    void file(const Draft& draft, const std::vector<kiosk::OwnedFile>& files, sync::Ratchet& ratchet);

    TemporaryFolder folder_;
    ManualClock clock_;
    SeededEntropy entropy_;
    provisioning::Identity identity_;
};

/// What `loket-hub import` says.
std::string import_at(HubHouse& hub, const std::filesystem::path& stick);

/// The line of this start in a text, without its end; empty when there is none.
std::string line_of(const std::string& text, std::string_view start);

}  // namespace loket::test
