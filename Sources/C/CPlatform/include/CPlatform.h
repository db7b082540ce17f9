// What Linux offers beyond the Glibc module map: headers that import as they are, and wrappers for the rest.
//
// A wrapper answers as the system call under it does: a result, or -1 with `errno` set. None of them allocates.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <sys/types.h>

#include "Birth.h"
#include "Confinement.h"
#include "Sockets.h"
#include "Spawn.h"

/// The environment of this process. Swift refuses `environ` itself, since it is a variable that anyone may set.
char *_Nullable const *_Nonnull roost_environment(void);

/// The words of the command line that began this process, the program's own name first.
int roost_argument_count(void);
char *_Nullable const *_Nullable roost_arguments(void);

/// The commit that this was built from; "unknown" where whoever built it did not say.
const char *_Nonnull roost_build_commit(void);

/// Which C library is there: `2.36`.
const char *_Nonnull roost_libc_version(void);

/// Both ends close on exec.
int roost_pipe(int ends[_Nonnull 2]);

/// How many bytes the pipe holds; for another size the kernel rounds up, and refuses what its owner's allowance does
/// not cover.
int roost_pipe_size(int end);
int roost_set_pipe_size(int end, int bytes);

/// Moves bytes from a pipe without copying them through this process, to `offset` of a file, or where that is NULL to
/// another pipe or a device. Never waits for the pipe: EAGAIN where it is empty, 0 once nobody can write to it any
/// more.
ssize_t roost_move(int pipe, int to, int64_t *_Nullable offset, size_t count);

/// poll, to the nanosecond; a negative time is for ever. The entries are `struct pollfd`, which is left to the
/// library's own module, so that it does not come to Swift twice.
int roost_wait(void *_Nullable entries, size_t count, int64_t nanoseconds);

/// Two ends that keep messages apart, and close on exec.
int roost_packet_pair(int ends[_Nonnull 2]);

/// Takes room on the disk for bytes of a file that will be written, without changing its size.
int roost_reserve(int file, int64_t offset, int64_t length);

/// syncfs, which the Glibc module leaves out.
int roost_synchronize_file_system(int file);

/// Gives back what this process has in memory and does not need while it waits: free heap, and the pages of its
/// program, which come back from the file when they are run again.
void roost_let_go_of_memory(void);

/// A file that only lives in memory, and closes on exec.
int roost_memory_file(void);

/// A file for reading and writing in a folder, without a name, of mode 0600; it closes on exec.
int roost_nameless_file(const char *_Nonnull folder);

int roost_pidfd_open(pid_t pid);
int roost_pidfd_send_signal(int pidfd, int signal);

/// The same with a value beside it, as of sigqueue(3).
int roost_pidfd_queue_signal(int pidfd, int signal, int value);

/// Whether this process may have as many files open as the system allows it. Those that it starts from then on get
/// what it was given before.
bool roost_raise_descriptors(void);

/// How many files may be open, here or in programs that are started from here; -1 where that is not known.
int64_t roost_descriptors(bool of_children);

/// Whether orphaned descendants become children of this process instead of the system's first one.
int roost_set_subreaper(bool on);

/// A record lock that belongs to the open file, not to the process: closing another descriptor of the same file
/// does not drop it, which is what the older kind does. `type` is F_RDLCK, F_WRLCK or F_UNLCK.
int roost_lock_bytes(int file, short type, off_t start, off_t length);

/// Answers 1 if another open file holds a lock that a lock of this type would have to wait for, else 0.
int roost_bytes_are_locked(int file, short type, off_t start, off_t length);
