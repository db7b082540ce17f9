#include "CPlatform.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

char *const *roost_environment(void) { return environ; }

int roost_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

// Called by number: Debian 12's library has these two, that of older systems with a 5.10 kernel has not.
int roost_pidfd_open(pid_t pid) { return (int)syscall(SYS_pidfd_open, pid, 0); }

int roost_pidfd_send_signal(int pidfd, int signal) {
    return (int)syscall(SYS_pidfd_send_signal, pidfd, signal, NULL, 0);
}

int roost_set_subreaper(bool on) { return prctl(PR_SET_CHILD_SUBREAPER, on ? 1UL : 0UL, 0UL, 0UL, 0UL); }

static struct flock byte_range(short type, off_t start, off_t length) {
    return (struct flock){.l_type = type, .l_whence = SEEK_SET, .l_start = start, .l_len = length, .l_pid = 0};
}

int roost_lock_bytes(int file, short type, off_t start, off_t length) {
    struct flock range = byte_range(type, start, length);
    return fcntl(file, F_OFD_SETLK, &range);
}

int roost_bytes_are_locked(int file, short type, off_t start, off_t length) {
    struct flock range = byte_range(type, start, length);
    if (fcntl(file, F_OFD_GETLK, &range) != 0) return -1;
    return range.l_type == F_UNLCK ? 0 : 1;
}
