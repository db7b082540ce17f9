#include "CPlatform.h"

#include <errno.h>
#include <fcntl.h>
#include <gnu/libc-version.h>
#include <limits.h>
#include <link.h>
#include <malloc.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

char *const *roost_environment(void) { return environ; }

#ifndef ROOST_COMMIT
#define ROOST_COMMIT "unknown"
#endif

const char *roost_build_commit(void) { return ROOST_COMMIT; }

const char *roost_libc_version(void) { return gnu_get_libc_version(); }

// The library of GNU hands the words of the command line to each constructor. Swift's own way to them in a program
// without libraries is to look for them on its stack, which it finds by reading /proc/self/maps.
static int argument_count;
static char *const *arguments;

static __attribute__((constructor)) void keep_arguments(int count, char **words) {
    argument_count = count;
    arguments = words;
}

int roost_argument_count(void) { return argument_count; }

char *const *roost_arguments(void) { return arguments; }

int roost_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

// Called by number: Debian 12's library has these two, that of older systems with a 5.10 kernel has not.
int roost_memory_file(void) { return memfd_create("roost", MFD_CLOEXEC); }

// O_TMPFILE where the file system has it; else a name that is gone before anything is written.
int roost_nameless_file(const char *folder) {
    int file = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (file >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL)) return file;
    char path[PATH_MAX];
    int length = snprintf(path, sizeof path, "%s/.nameless-XXXXXX", folder);
    if (length < 0 || (size_t)length >= sizeof path) {
        errno = ENAMETOOLONG;
        return -1;
    }
    file = mkostemp(path, O_CLOEXEC);
    if (file >= 0) unlink(path);
    return file;
}

int roost_pidfd_open(pid_t pid) { return (int)syscall(SYS_pidfd_open, pid, 0); }

int roost_pidfd_send_signal(int pidfd, int signal) {
    return (int)syscall(SYS_pidfd_send_signal, pidfd, signal, NULL, 0);
}

int roost_pipe_size(int end) { return fcntl(end, F_GETPIPE_SZ); }

int roost_set_pipe_size(int end, int bytes) { return fcntl(end, F_SETPIPE_SZ, bytes); }

ssize_t roost_move(int pipe, int to, int64_t *_Nullable offset, size_t count) {
    loff_t place = offset == NULL ? 0 : *offset;
    ssize_t moved = splice(pipe, NULL, to, offset == NULL ? NULL : &place, count, SPLICE_F_MOVE | SPLICE_F_NONBLOCK);
    if (moved > 0 && offset != NULL) *offset = place;
    return moved;
}

int roost_wait(void *entries, size_t count, int64_t nanoseconds) {
    struct timespec limit = {.tv_sec = nanoseconds / 1000000000, .tv_nsec = nanoseconds % 1000000000};
    return ppoll(entries, count, nanoseconds < 0 ? NULL : &limit, NULL);
}

int roost_packet_pair(int ends[2]) { return socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends); }

int roost_reserve(int file, int64_t offset, int64_t length) {
    return fallocate(file, FALLOC_FL_KEEP_SIZE, offset, length);
}

int roost_synchronize_file_system(int file) { return syncfs(file); }

static int let_go_of_segments(struct dl_phdr_info *program, size_t size, void *context) {
    (void)size;
    (void)context;
    const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    for (int index = 0; index < program->dlpi_phnum; index++) {
        const ElfW(Phdr) *segment = &program->dlpi_phdr[index];
        if (segment->p_type != PT_LOAD || (segment->p_flags & PF_W) != 0) continue;
        uintptr_t start = (program->dlpi_addr + segment->p_vaddr) & ~(page - 1);
        uintptr_t end = program->dlpi_addr + segment->p_vaddr + segment->p_memsz;
        madvise((void *)start, end - start, MADV_DONTNEED);
    }
    return 1;
}

// What deeper calls have left below us: it is read by nobody, and comes back empty. Of what the range names, the kernel
// takes the part that is there. The stack of a process's first thread has nothing else below it for a megabyte.
static __attribute__((noinline)) void let_go_of_stack(void) {
    const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    const uintptr_t in_use = 1024, bytes = 256 * 1024;
    uintptr_t end = ((uintptr_t)__builtin_frame_address(0) - in_use) & ~(page - 1);
    madvise((void *)(end - bytes), bytes, MADV_DONTNEED);
}

void roost_let_go_of_memory(void) {
    malloc_trim(0);
    let_go_of_stack();
    dl_iterate_phdr(let_go_of_segments, NULL);
}

// The kernel takes from us only what a queued signal says, whose code is negative: nobody can pretend to be the kernel.
int roost_pidfd_queue_signal(int pidfd, int signal, int value) {
    siginfo_t information;
    memset(&information, 0, sizeof information);
    information.si_signo = signal;
    information.si_code = SI_QUEUE;
    information.si_pid = getpid();
    information.si_uid = getuid();
    information.si_value.sival_int = value;
    return (int)syscall(SYS_pidfd_send_signal, pidfd, signal, &information, 0);
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
