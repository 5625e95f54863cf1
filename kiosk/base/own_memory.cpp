#include "kiosk/base/own_memory.hpp"

#include <linux/capability.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace loket {
namespace {

/// CAP_IPC_LOCK, for which no limit counts.
bool may_lock_all() {
    __user_cap_header_struct who{_LINUX_CAPABILITY_VERSION_3, 0};
    __user_cap_data_struct caps[_LINUX_CAPABILITY_U32S_3] = {};
    if (syscall(SYS_capget, &who, caps) != 0) return false;
    return (caps[CAP_TO_INDEX(CAP_IPC_LOCK)].effective & CAP_TO_MASK(CAP_IPC_LOCK)) != 0;
}

}  // namespace

Result<void> forbid_core_dumps() {
    const rlimit none{0, 0};
    if (setrlimit(RLIMIT_CORE, &none) != 0) return fail(Fault::io, std::strerror(errno), "RLIMIT_CORE");
    if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) return fail(Fault::io, std::strerror(errno), "PR_SET_DUMPABLE");
    return {};
}

Result<void> lock_memory() {
    rlimit allowed{};
    (void)getrlimit(RLIMIT_MEMLOCK, &allowed);
    if (allowed.rlim_cur != RLIM_INFINITY && !may_lock_all()) {
        return fail(Fault::refused, "only " + std::to_string(allowed.rlim_cur) + " bytes may be locked",
                    "RLIMIT_MEMLOCK");
    }
    if (mlockall(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT) != 0) {
        return fail(Fault::refused, std::strerror(errno), "mlockall");
    }
    return {};
}

}  // namespace loket
