// A whole hub in a folder that goes with the test, and kiosks that talk to it without a socket.
#pragma once

#include "sync/courier/transport.hpp"
#include "sync/hub/file_intake.hpp"
#include "sync/hub/intake.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/seeded_entropy.hpp"
#include "tests/support/temporary_folder.hpp"

namespace loket::test {

/// What each hub-house kiosk says, so that a test only names what matters to it.
Draft sample_draft(std::string story);

/// A device with its own keys, as it stands at a counter.
class TestKiosk {
public:
    TestKiosk(std::string_view counter, sync::HubIdentity hub, std::uint64_t seed);

    const SignKeys& keys() const { return keys_; }
    const Counter& counter() const { return counter_; }
    std::string id() const;

    /// The same for the same serial and story.
    sync::Stamp stamp(std::uint32_t serial) const;
    Bytes envelope(std::uint32_t serial, const std::string& story) const;
    /// Of other content, under this stamp.
    Bytes envelope(const sync::Stamp& stamp, const Draft& draft) const;
    /// Sealed in an opening towards another hub; from now on that opening is in the batches.
    Bytes envelope_for(const BoxPublicKey& hub, std::uint32_t serial, const std::string& story);
    /// Signed by this device, under its next sequence.
    Bytes batch(std::vector<Bytes> envelopes);
    /// The same, under a sequence of the test's choice.
    Bytes batch(std::vector<Bytes> envelopes, std::uint64_t sequence) const;
    /// What it says of its books from now on. Until then it says that it filed far more than any test delivers.
    void say(const sync::DeviceBooks& books) { books_ = books; }
    Bytes enrolment(std::string invitation) const;

private:
    SignKeys keys_;
    Counter counter_;
    sync::HubIdentity hub_;
    std::vector<Bytes> openings_;
    sync::DeviceBooks books_{.filed = 9'999, .chain = {9'999, {}}};
    std::uint64_t sequence_ = 0;
};

class HubHouse {
public:
    /// A hub with `registries` connections to its tables.
    explicit HubHouse(int registries = 1);

    sync::Intake& intake() { return *intake_; }
    sync::FileIntake& files() { return *files_; }
    ManualClock& clock() { return clock_; }
    const sync::HubKeys& keys() const { return keys_; }
    const std::filesystem::path& dir() const { return folder_.path(); }
    /// A connection of the test's own.
    std::unique_ptr<sync::Registry> registry() const;

    /// Good for a day, for the office of Babat Toman.
    std::string invitation(std::string_view counter);
    /// A new device with its own keys, not yet enrolled.
    TestKiosk kiosk(std::string_view counter, std::uint64_t seed = 7);
    /// The same, enrolled.
    TestKiosk enrolled_kiosk(std::string_view counter, std::uint64_t seed = 7);

    sync::Response post(std::string_view path, std::string_view content_type, Bytes body);
    /// The same over a courier's transport, files too.
    sync::Answer answer(const sync::Call& call);
    sync::Response post_batch(Bytes batch);
    sync::Response post_enrolment(Bytes enrolment);

    /// "200 stored, refused damaged" when the receipt is signed by the hub for this very batch by this device;
    /// otherwise the status and the code of the refusal: "403 unknown_device".
    std::string deliver(const TestKiosk& kiosk, const Bytes& batch);
    /// "200 BTM2 next 1", or "409 invitation_used".
    std::string enrol(const TestKiosk& kiosk, const std::string& invitation);

    /// The hub's status as `loket-hub status` prints it, from the line "reports:" on.
    std::string account();

private:
    TemporaryFolder folder_;
    ManualClock clock_;
    SeededEntropy entropy_;
    sync::HubKeys keys_;
    std::unique_ptr<sync::Intake> intake_;
    std::unique_ptr<sync::FileIntake> files_;
};

/// "413 too_large"; for a success only the status.
std::string refusal_of(const sync::Response& response);

}  // namespace loket::test
