// Child processes: everything between the clone and the exec happens here, in C, because in that time nothing may
// allocate or take a lock, and Swift promises neither.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// The step at which a child could not be started.
typedef enum {
    ROOST_SPAWN_STARTED = 0,
    ROOST_SPAWN_CLONE,
    ROOST_SPAWN_SESSION,
    ROOST_SPAWN_DESCRIPTORS,
    ROOST_SPAWN_WORKING_FOLDER,
    ROOST_SPAWN_EXEC,
} roost_spawn_step;

typedef struct {
    /// The path of the program first.
    char *_Nullable const *_Nonnull arguments;
    char *_Nullable const *_Nonnull environment;
    const char *_Nullable working_folder;
    /// What the child gets as 0, 1, 2, 3 … in this order; -1 stands for /dev/null. It gets no others.
    const int *_Nonnull descriptors;
    size_t descriptor_count;
    bool new_session;
    /// For tests: as if the kernel had refused close_range.
    bool without_close_range;
} roost_spawn_request;

typedef struct {
    roost_spawn_step failed_step;
    int failure;
    pid_t pid;
    int pidfd;
} roost_spawn_result;

/// Starts a child and comes back once it runs its program, or has failed to and is reaped.
void roost_spawn(const roost_spawn_request *_Nonnull request, roost_spawn_result *_Nonnull result);

typedef struct {
    bool exited;
    bool core_dumped;
    /// An exit code, or the number of the signal.
    int value;
    int64_t user_microseconds;
    int64_t system_microseconds;
    int64_t peak_memory_bytes;
} roost_exit;

/// Reaps the child if it has ended: 1 if so, 0 if it goes on.
int roost_reap(int pidfd, roost_exit *_Nonnull result);
