// One kiosk, one hub and one report, the same in every run. Shared with the tests of the courier.
#pragma once

#include "sync/wire/batch.hpp"
#include "sync/wire/enrolment.hpp"
#include "sync/wire/envelope.hpp"
#include "sync/wire/feed.hpp"
#include "sync/wire/proof.hpp"
#include "sync/wire/receipt.hpp"

namespace loket::test {

struct Hub {
    SignKeys sign_keys;
    BoxKeys box_keys;
    sync::HubIdentity identity() const;
};
/// The same keys for the same seed.
Hub sample_hub(std::uint64_t seed = 100);
SignKeys sample_device(std::uint64_t seed = 200);

/// A broken bridge in Sukarami, told openly by an invented person.
Report sample_report();
/// The code on its receipt.
Secret sample_code();
/// Report `serial` of counter BTM2, captured `serial` seconds after 09.42 in WIB.
sync::Stamp sample_stamp(std::uint32_t serial = 427);
/// An opening of the counter towards this hub, the same in every run.
sync::Ratchet sample_ratchet(const Hub& hub);
/// The keys of `opening` as this hub finds them.
sync::KeyTrail trail_of(const sync::Opening& opening, const Hub& hub);
/// The sample report under the first key of the sample opening.
sync::Envelope sample_sealed(const Hub& hub);
/// An envelope whose sealed part is `size` fixed bytes: opens with no key, but is the same in every run.
sync::Envelope sample_envelope(const Hub& hub, std::uint32_t serial = 427, std::size_t size = 8);
sync::Batch sample_batch(const Hub& hub, const SignKeys& device, std::size_t envelopes = 2);
sync::Receipt sample_receipt(const Hub& hub, const SignKeys& device);
/// Twelve is the cursor after it; it holds an answer to report 427 and one item of each other kind.
sync::FeedPage sample_page(const SignKeys& device);
sync::Invitation sample_invitation(const Hub& hub);
/// Of the sample device by this hub, enrolled the week before.
sync::CounterCertificate sample_certificate(const Hub& hub, const SignKeys& device);
/// That report 427, whose envelope is the sample one, was received.
sync::Proof sample_proof(const Hub& hub, const SignKeys& device);

}  // namespace loket::test
