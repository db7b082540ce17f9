// The start of an agent, and of the recorder that starts it: everything between a fork and an exec happens here, in C,
// because in that time nothing may allocate or take a lock.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "Spawn.h"

/// How far an agent's start has come. It stands in memory that the shim shares with the child, so that whoever of the
/// shim is alive can read it at any time, and nobody's reading takes it away from another.
typedef enum {
    ROOST_BIRTH_NONE = 0,
    /// The child stands at the gate.
    ROOST_BIRTH_AT_GATE,
    /// The gate went away before it was opened: the program was not started and never will be.
    ROOST_BIRTH_TURNED_AWAY,
    /// The gate was opened and the child called exec. With the news pipe closed it runs.
    ROOST_BIRTH_EXECUTING,
    /// It could not be started.
    ROOST_BIRTH_FAILED,
} roost_birth_stage;

typedef struct {
    int stage;
    int failed_step;
    int failure;
} roost_birth;

/// Memory that stays shared over forks; it is never given back.
void *_Nullable roost_shared_memory(size_t bytes);

typedef struct {
    const char *_Nonnull program;
    char *_Nullable const *_Nonnull arguments;
    char *_Nullable const *_Nonnull environment;
    const char *_Nonnull working_folder;
    /// What the child gets as 0, 1 and 2.
    int streams[3];
    /// Of this pipe the child waits for one byte; its end means never.
    int gate;
    /// Closes when the child runs its program or is gone: nothing is ever written to it.
    int news;
    /// The first stream is a terminal that becomes the child's own.
    bool on_terminal;
    /// The folder of the control group that the child is to be born in, or -1.
    int group;
    roost_birth *_Nonnull birth;
} roost_bear_request;

/// Clones the child and returns while it stands at the gate. Answers its process id, or -1 with `errno` set. It leads a
/// session of its own. `in_group` says whether the system let it be born in the group.
pid_t roost_bear(const roost_bear_request *_Nonnull request, int *_Nonnull pidfd, bool *_Nonnull in_group);

/// A copy of this process that goes on in the same place: 0 in the child. Only for a process that has one thread.
pid_t roost_fork(void);

/// Looks at the next child of any kind that has ended: 1 with its number and how it ended, 0 where none has, -1 on an
/// error. It is not reaped by it.
int roost_ended_child(pid_t *_Nonnull pid, roost_exit *_Nonnull result);

/// Like `roost_reap`, but leaves the child as it is, so that others can still learn how it ended.
int roost_look_at_exit(int pidfd, roost_exit *_Nonnull result);

/// How a process ended that was no child of ours, where the kernel keeps that with the pidfd: 1, else 0. `wait_status`
/// is as wait(2) gives it.
int roost_pidfd_wait_status(int pidfd, int *_Nonnull wait_status);
