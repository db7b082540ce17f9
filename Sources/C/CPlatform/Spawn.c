#include "Spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "Children.h"

// How it works: clone with CLONE_VM and CLONE_VFORK, as posix_spawn does. The child borrows our memory, on a stack of
// its own, and this thread stands still until the child has called exec or _exit. So nothing is copied however large
// we are, and the child leaves word of a failure in `result` directly. What posix_spawn lacks and we need: a pidfd from
// birth, and to know which step failed.

enum { STACK_BYTES = 128 * 1024, DESCRIPTORS_MAX = 64 };

typedef struct {
    const roost_spawn_request *request;
    roost_spawn_result *result;
} birth;

static _Noreturn void give_up(birth *birth, roost_spawn_step step) {
    birth->result->failure = errno;
    birth->result->failed_step = step;
    _exit(127);
}

static int source_above(int source, int floor) {
    if (source >= 0) return fcntl(source, F_DUPFD_CLOEXEC, floor);
    int null = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (null < 0 || null >= floor) return null;
    int moved = fcntl(null, F_DUPFD_CLOEXEC, floor);
    close(null);
    return moved;
}

// Two passes: first all sources out of the way, above every number that will be given out, then each to its place. In
// one pass a source could be overwritten before its turn.
static bool place_descriptors(const roost_spawn_request *request) {
    int moved[DESCRIPTORS_MAX];
    int count = (int)request->descriptor_count;
    for (int index = 0; index < count; index++) {
        moved[index] = source_above(request->descriptors[index], count);
        if (moved[index] < 0) return false;
    }
    for (int index = 0; index < count; index++) {
        if (dup2(moved[index], index) < 0) return false;
    }
    return true;
}

// What this process was started with, where it has raised its own.
static struct rlimit given_descriptors;
static bool has_raised_descriptors;

bool roost_raise_descriptors(void) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return false;
    if (limit.rlim_cur >= limit.rlim_max) return true;
    struct rlimit raised = {.rlim_cur = limit.rlim_max, .rlim_max = limit.rlim_max};
    if (setrlimit(RLIMIT_NOFILE, &raised) != 0) return false;
    given_descriptors = limit;
    has_raised_descriptors = true;
    return true;
}

int64_t roost_descriptors(bool of_children) {
    struct rlimit limit = given_descriptors;
    if (!(of_children && has_raised_descriptors) && getrlimit(RLIMIT_NOFILE, &limit) != 0) return -1;
    return limit.rlim_cur > INT64_MAX ? INT64_MAX : (int64_t)limit.rlim_cur;
}

static int be_born(void *argument) {
    birth *birth = argument;
    const roost_spawn_request *request = birth->request;
    roost_reset_signals();
    if (request->new_session && setsid() < 0) give_up(birth, ROOST_SPAWN_SESSION);
    if (!place_descriptors(request)) give_up(birth, ROOST_SPAWN_DESCRIPTORS);
    errno = roost_close_from((int)request->descriptor_count, request->without_close_range);
    if (errno != 0) give_up(birth, ROOST_SPAWN_DESCRIPTORS);
    if (request->working_folder != NULL && chdir(request->working_folder) != 0) {
        give_up(birth, ROOST_SPAWN_WORKING_FOLDER);
    }
    // Programs that look at each number up to the limit, or have room for 1,024 only, are not made for ours.
    if (has_raised_descriptors) setrlimit(RLIMIT_NOFILE, &given_descriptors);
    roost_unblock_signals();
    execve(request->arguments[0], request->arguments, request->environment);
    give_up(birth, ROOST_SPAWN_EXEC);
}

static int reap(int pidfd, int options, siginfo_t *information, struct rusage *usage) {
    long result;
    memset(information, 0, sizeof *information);
    do {
        result = syscall(SYS_waitid, P_PIDFD, pidfd, information, options, usage);
    } while (result < 0 && errno == EINTR);
    return (int)result;
}

static void clone_child(birth *birth, char *stack) {
    roost_spawn_result *result = birth->result;
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    int flags = CLONE_VM | CLONE_VFORK | CLONE_PIDFD | SIGCHLD;
    result->pid = clone(be_born, stack + STACK_BYTES, flags, birth, &result->pidfd);
    if (result->pid < 0) {
        result->failure = errno;
        result->failed_step = ROOST_SPAWN_CLONE;
    } else if (result->failed_step != ROOST_SPAWN_STARTED) {
        siginfo_t information;
        reap(result->pidfd, WEXITED, &information, NULL);
        close(result->pidfd);
        result->pidfd = -1;
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

void roost_spawn(const roost_spawn_request *request, roost_spawn_result *result) {
    *result = (roost_spawn_result){.failed_step = ROOST_SPAWN_STARTED, .failure = 0, .pid = -1, .pidfd = -1};
    if (request->descriptor_count > DESCRIPTORS_MAX) {
        result->failed_step = ROOST_SPAWN_DESCRIPTORS;
        result->failure = EINVAL;
        return;
    }
    char *stack = mmap(NULL, STACK_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0);
    if (stack == MAP_FAILED) {
        result->failed_step = ROOST_SPAWN_CLONE;
        result->failure = errno;
        return;
    }
    birth birth = {.request = request, .result = result};
    clone_child(&birth, stack);
    munmap(stack, STACK_BYTES);
}

static int64_t microseconds(struct timeval time) { return (int64_t)time.tv_sec * 1000000 + time.tv_usec; }

int roost_reap(int pidfd, roost_exit *result) {
    siginfo_t information;
    struct rusage usage;
    if (reap(pidfd, WEXITED | WNOHANG, &information, &usage) != 0) return -1;
    if (information.si_pid == 0) return 0;
    *result = (roost_exit){
        .exited = information.si_code == CLD_EXITED,
        .core_dumped = information.si_code == CLD_DUMPED,
        .value = information.si_status,
        .user_microseconds = microseconds(usage.ru_utime),
        .system_microseconds = microseconds(usage.ru_stime),
        .peak_memory_bytes = (int64_t)usage.ru_maxrss * 1024,
    };
    return 1;
}
