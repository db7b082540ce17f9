#include "Children.h"

#include <fcntl.h>
#include <limits.h>
#include <stddef.h>
#include <stdint.h>

#include "Bare.h"

// Handlers of ours must not run in the child, and an ignored signal (SIGPIPE is, in a server) would stay ignored
// through the exec and surprise the program. The library's own call refuses the two numbers that it uses itself, which
// a parent may have handed to us as ignored. The kernel's structure, all zero, is SIG_DFL.
void roost_reset_signals(void) {
    const uint64_t standard[4] = {0};
    const size_t mask_bytes = 8;
    for (int number = 1; number <= 64; number++) bare(SYS_rt_sigaction, number, (long)standard, 0, mask_bytes);
}

void roost_unblock_signals(void) {
    const uint64_t none = 0;
    bare(SYS_rt_sigprocmask, 2 /* SIG_SETMASK */, (long)&none, 0, sizeof none);
}

static int number_of(const char *name) {
    if (*name == 0) return -1;
    int number = 0;
    for (; *name != 0; name++) {
        if (*name < '0' || *name > '9') return -1;
        number = number * 10 + (*name - '0');
    }
    return number;
}

struct kernel_entry {
    uint64_t inode;
    int64_t offset;
    unsigned short bytes;
    unsigned char type;
    char name[];
};

// For kernels and sandboxes that refuse close_range: our descriptors as /proc lists them.
static int close_listed_from(int first) {
    int folder = (int)bare(SYS_openat, AT_FDCWD, (long)"/proc/self/fd", O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
    if (folder < 0) return -folder;
    _Alignas(struct kernel_entry) char buffer[4096];
    long count;
    while ((count = bare(SYS_getdents64, folder, (long)buffer, sizeof buffer, 0)) > 0) {
        for (long at = 0; at < count;) {
            struct kernel_entry *entry = (struct kernel_entry *)(buffer + at);
            int number = number_of(entry->name);
            if (number >= first && number != folder) bare(SYS_close, number, 0, 0, 0);
            at += entry->bytes;
        }
    }
    if (folder >= first) bare(SYS_close, folder, 0, 0, 0);
    return (int)-count;
}

int roost_close_from(int first, bool without_close_range) {
    if (!without_close_range && bare(SYS_close_range, first, UINT_MAX, 0, 0) == 0) return 0;
    return close_listed_from(first);
}
