// One enrolled device for the tests of this room: counter 2 of Babat Toman, with keys that are the same in every run.
#pragma once

#include "provisioning/enrolment.hpp"
#include "provisioning/identity.hpp"

namespace loket::test {

provisioning::Offer sample_offer();
/// Its counter had a device before: its first serial is 428.
provisioning::Identity sample_identity();

}  // namespace loket::test
