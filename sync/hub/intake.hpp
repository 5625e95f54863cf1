// The hub as a function: a request in, a response out, the tables in between. Everything that a stranger sends is
// verified, opened and validated before the one write transaction of a batch, so that the lock of the tables is held
// for inserts only; a receipt is signed after that transaction has committed, never before.
//
// Nothing that a counter delivers is thrown away. What cannot be opened, is not valid, or contradicts what is stored is
// kept apart with its reason, for a human, and the receipt says so.
//
// A counter that is known waits for its turn first (sync/hub/admission.hpp): after its signature was verified, which
// costs a look-up and some 100 us, and before anything is opened or written.
//
// `handle` may be called by any number of threads at once; as many work as there are registries, the others wait.
#pragma once

#include <memory>
#include <vector>

#include "kiosk/base/clock.hpp"
#include "kiosk/base/mailbox.hpp"
#include "sync/hub/admission.hpp"
#include "sync/hub/exchange.hpp"
#include "sync/hub/hub_keys.hpp"
#include "sync/hub/refusals.hpp"
#include "sync/hub/registry.hpp"
#include "sync/wire/http.hpp"

namespace loket::sync {

class Intake {
public:
    /// Requires at least one registry. The clock outlives the intake. `capacity` is batches a second, at least 1.
    Intake(HubKeys keys, std::vector<std::unique_ptr<Registry>> registries, const Clock& clock,
           unsigned capacity = kCapacity);

    /// Never fails: whatever goes wrong is a Response with a Refusal in it (sync/wire/http.hpp).
    Response handle(const Request& request);

    /// Writes down how many requests were refused since the last time. Counted in memory until then, so that a flood of
    /// garbage costs no writes. Fails like the registry; the counts are then kept for the next time.
    Result<void> save_refusals();

private:
    Response take_batch(const Request& request);
    Response take_feed_request(const Request& request);
    /// The device that signed the body, or why its request is not taken.
    tl::expected<Device, Response> find_signer(const std::string& id, BytesView body, const Signature& signature);
    Response take_enrolment(const Request& request);
    Response tell_health(const Request& request);
    Response refuse(RefusalCode code, std::string message);
    Response refuse(const Error& error);

    struct Route {
        std::string_view path;
        std::string_view method;
        std::string_view content_type;
        Response (Intake::*take)(const Request&);
    };
    static const Route kRoutes[];

    const HubKeys keys_;
    const Clock& clock_;
    Mailbox<std::unique_ptr<Registry>> idle_;        ///< registries that nobody is using
    Mailbox<std::unique_ptr<Admission>> admission_;  ///< there while nobody is using it
    Refusals refusals_;
};

}  // namespace loket::sync
