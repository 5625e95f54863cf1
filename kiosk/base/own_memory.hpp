// The memory of this process, kept from the disk and from other programs: a draft stands in it while a resident writes.
#pragma once

#include "kiosk/base/result.hpp"

namespace loket {

/// No picture of this process is ever written: no core dump after a crash (RLIMIT_CORE, which its children inherit),
/// and no other program of the same user attaches to it (PR_SET_DUMPABLE). Fails with io.
Result<void> forbid_core_dumps();

/// Pages stay in memory once they are used, so that none is written to swap: mlockall with MCL_ONFAULT, which does not
/// take more than is used. Fails with refused where the system allows only some of it (LimitMEMLOCK of the service):
/// a lock that runs out would let allocations fail later, so nothing is locked then.
Result<void> lock_memory();

}  // namespace loket
