#include "Children.h"

#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

// Handlers of ours must not run in the child, and an ignored signal (SIGPIPE is, in a server) would stay ignored
// through the exec and surprise the program. By the bare system call: the library's own refuses the two numbers that it
// uses itself, which a parent may have handed to us as ignored. The kernel's structure, all zero, is SIG_DFL.
void roost_reset_signals(void) {
    const uint64_t standard[4] = {0};
    const size_t mask_bytes = 8;
    for (int number = 1; number <= 64; number++) syscall(SYS_rt_sigaction, number, standard, NULL, mask_bytes);
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

// For kernels and sandboxes that refuse close_range: our descriptors as /proc lists them, read by the bare system call,
// since opendir allocates.
static bool close_listed_from(int first) {
    int folder = open("/proc/self/fd", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return false;
    _Alignas(struct kernel_entry) char buffer[4096];
    long count;
    while ((count = syscall(SYS_getdents64, folder, buffer, sizeof buffer)) > 0) {
        for (long at = 0; at < count;) {
            struct kernel_entry *entry = (struct kernel_entry *)(buffer + at);
            int number = number_of(entry->name);
            if (number >= first && number != folder) close(number);
            at += entry->bytes;
        }
    }
    if (folder >= first) close(folder);
    return count == 0;
}

bool roost_close_from(int first, bool without_close_range) {
    if (!without_close_range && syscall(SYS_close_range, (unsigned)first, UINT_MAX, 0) == 0) return true;
    return close_listed_from(first);
}
