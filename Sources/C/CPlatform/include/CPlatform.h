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

#include "Sockets.h"
#include "Spawn.h"

/// The environment of this process. Swift refuses `environ` itself, since it is a variable that anyone may set.
char *_Nullable const *_Nonnull roost_environment(void);

/// Both ends close on exec.
int roost_pipe(int ends[_Nonnull 2]);

int roost_pidfd_open(pid_t pid);
int roost_pidfd_send_signal(int pidfd, int signal);

/// Whether orphaned descendants become children of this process instead of the system's first one.
int roost_set_subreaper(bool on);

/// A record lock that belongs to the open file, not to the process: closing another descriptor of the same file
/// does not drop it, which is what the older kind does. `type` is F_RDLCK, F_WRLCK or F_UNLCK.
int roost_lock_bytes(int file, short type, off_t start, off_t length);

/// Answers 1 if another open file holds a lock that a lock of this type would have to wait for, else 0.
int roost_bytes_are_locked(int file, short type, off_t start, off_t length);
