#include "Confinement.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>

static int limit(__rlimit_resource_t resource, rlim_t soft, rlim_t hard) {
    struct rlimit bounds = {.rlim_cur = soft, .rlim_max = hard};
    return setrlimit(resource, &bounds);
}

int roost_confine(uint64_t cpu_seconds, uint64_t memory_bytes) {
    if (signal(SIGXFSZ, SIG_IGN) == SIG_ERR) return -1;
    // At the first of the two bounds the kernel says so by a signal of its own, at the second it kills.
    if (limit(RLIMIT_CPU, cpu_seconds, cpu_seconds + 1) != 0) return -1;
    if (limit(RLIMIT_CORE, 0, 0) != 0) return -1;
    if (limit(RLIMIT_FSIZE, 0, 0) != 0) return -1;
    if (limit(RLIMIT_AS, memory_bytes, memory_bytes) != 0) return -1;
    return prctl(PR_SET_NO_NEW_PRIVS, 1UL, 0UL, 0UL, 0UL);
}

int roost_end_with_parent(void) { return prctl(PR_SET_PDEATHSIG, (unsigned long)SIGKILL, 0UL, 0UL, 0UL); }
