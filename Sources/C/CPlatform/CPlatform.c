#include "CPlatform.h"

#include <fcntl.h>
#include <link.h>
#include <malloc.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

char *const *roost_environment(void) { return environ; }

int roost_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

// Called by number: Debian 12's library has these two, that of older systems with a 5.10 kernel has not.
int roost_memory_file(void) { return memfd_create("roost", MFD_CLOEXEC); }

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

void roost_let_go_of_memory(void) {
    malloc_trim(0);
    dl_iterate_phdr(let_go_of_segments, NULL);
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
