#include "Birth.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "Bare.h"
#include "Children.h"

void *roost_shared_memory(size_t bytes) {
    void *memory = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    return memory == MAP_FAILED ? NULL : memory;
}

pid_t roost_fork(void) { return fork(); }

static void set_stage(roost_birth *birth, roost_birth_stage stage) {
    __atomic_store_n(&birth->stage, (int)stage, __ATOMIC_SEQ_CST);
}

// How it works: the child borrows our memory, as in Spawn.c, but we do not stand still: it waits at the gate while we
// go on. So it has a stack of its own, keeps its hands off `errno`, and all that it reads lies in one block, the
// cradle, which nobody gives back: a recorder bears one agent in its life.

enum { STACK_BYTES = 16 * 1024 };

// valgrind takes a child that shares our memory for a thread, and hangs: what is built to run under it makes a copy.
#ifdef ROOST_UNDER_VALGRIND
enum { SHARING = 0 };
#else
enum { SHARING = CLONE_VM };
#endif

typedef struct {
    _Alignas(16) char stack[STACK_BYTES];
    roost_bear_request request;
} cradle;

static _Noreturn void leave(int code) {
    for (;;) bare(SYS_exit_group, code, 0, 0, 0);
}

static _Noreturn void give_up(roost_birth *birth, roost_spawn_step step, long result) {
    birth->failed_step = (int)step;
    birth->failure = (int)-result;
    set_stage(birth, ROOST_BIRTH_FAILED);
    leave(-result == ENOENT ? 127 : 126);
}

// The streams come to 0, 1 and 2, gate and news behind them, and everything else closes. All of them are moved out of
// the way first, above every number that will be given out. Answers 0, or an error below it.
static long place_streams(const roost_bear_request *request) {
    int places[5] = {request->streams[0], request->streams[1], request->streams[2], request->gate, request->news};
    for (int index = 0; index < 5; index++) {
        long place = bare(SYS_fcntl, places[index], F_DUPFD, 5, 0);
        if (place < 0) return place;
        places[index] = (int)place;
    }
    for (int index = 0; index < 5; index++) {
        long place = bare(SYS_dup3, places[index], index, index < 3 ? 0 : O_CLOEXEC, 0);
        if (place < 0) return place;
    }
    return -roost_close_from(5, false);
}

static bool pass_gate(roost_birth *birth) {
    char byte;
    long count;
    set_stage(birth, ROOST_BIRTH_AT_GATE);
    do {
        count = bare(SYS_read, 3, (long)&byte, 1, 0);
    } while (count == -EINTR);
    return count == 1;
}

static void be_born(void *argument) {
    const roost_bear_request *request = argument;
    roost_birth *birth = request->birth;
    long result;
    roost_reset_signals();
    if ((result = bare(SYS_setsid, 0, 0, 0, 0)) < 0) give_up(birth, ROOST_SPAWN_SESSION, result);
    if ((result = place_streams(request)) < 0) give_up(birth, ROOST_SPAWN_DESCRIPTORS, result);
    if (request->on_terminal && (result = bare(SYS_ioctl, 0, TIOCSCTTY, 0, 0)) < 0) {
        give_up(birth, ROOST_SPAWN_SESSION, result);
    }
    result = bare(SYS_chdir, (long)request->working_folder, 0, 0, 0);
    if (result < 0) give_up(birth, ROOST_SPAWN_WORKING_FOLDER, result);
    if (!pass_gate(birth)) {
        set_stage(birth, ROOST_BIRTH_TURNED_AWAY);
        leave(126);
    }
    roost_unblock_signals();
    set_stage(birth, ROOST_BIRTH_EXECUTING);
    result = bare(SYS_execve, (long)request->program, (long)request->arguments, (long)request->environment, 0);
    give_up(birth, ROOST_SPAWN_EXEC, result);
}

static size_t list_bytes(char *const *texts) {
    size_t bytes = sizeof(char *);
    for (; *texts != NULL; texts++) bytes += sizeof(char *) + strlen(*texts) + 1;
    return bytes;
}

static char *copy_text(char **end, const char *text) {
    char *copy = *end;
    *end = stpcpy(copy, text) + 1;
    return copy;
}

// The pointers first, where they are aligned, and the texts from `*end` on.
static char **copy_list(char **pointers, char **end, char *const *texts) {
    char **list = pointers;
    for (; *texts != NULL; texts++) *pointers++ = copy_text(end, *texts);
    *pointers = NULL;
    return list;
}

static size_t list_length(char *const *texts) {
    size_t length = 0;
    while (texts[length] != NULL) length++;
    return length;
}

static cradle *make_cradle(const roost_bear_request *request) {
    size_t arguments = list_length(request->arguments), variables = list_length(request->environment);
    size_t bytes = sizeof(cradle) + list_bytes(request->arguments) + list_bytes(request->environment) +
                   strlen(request->program) + 1 + strlen(request->working_folder) + 1;
    cradle *made = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (made == MAP_FAILED) return NULL;
    char **pointers = (char **)(made + 1);
    char *end = (char *)(pointers + arguments + variables + 2);
    made->request = *request;
    made->request.arguments = copy_list(pointers, &end, request->arguments);
    made->request.environment = copy_list(pointers + arguments + 1, &end, request->environment);
    made->request.program = copy_text(&end, request->program);
    made->request.working_folder = copy_text(&end, request->working_folder);
    return made;
}

// As linux/sched.h of a 5.10 kernel has it, up to the last member that we use.
struct clone_arguments {
    uint64_t flags, pidfd, child_tid, parent_tid, exit_signal, stack, stack_size, tls, set_tid, set_tid_size, cgroup;
};

// Born in its group: moving a process into one makes the kernel wait for every processor, which takes milliseconds.
static long clone_into_group(cradle *cradle, int *pidfd) {
    const uint64_t into_cgroup = 0x200000000;
    struct clone_arguments arguments = {
        .flags = SHARING | CLONE_PIDFD | into_cgroup,
        .pidfd = (uint64_t)(uintptr_t)pidfd,
        .exit_signal = SIGCHLD,
        .stack = (uint64_t)(uintptr_t)cradle->stack,
        .stack_size = STACK_BYTES,
        .cgroup = (uint64_t)cradle->request.group,
    };
    return bare_clone(SYS_clone3, (long)&arguments, sizeof arguments, 0, be_born, &cradle->request);
}

static long clone_anywhere(cradle *cradle, int *pidfd) {
    const long flags = SHARING | CLONE_PIDFD | SIGCHLD;
    return bare_clone(SYS_clone, flags, (long)(cradle->stack + STACK_BYTES), (long)pidfd, be_born, &cradle->request);
}

// By the bare call, which alone gives a pidfd from birth on every kernel.
pid_t roost_bear(const roost_bear_request *request, int *pidfd, bool *in_group) {
    sigset_t all, before;
    set_stage(request->birth, ROOST_BIRTH_NONE);
    cradle *cradle = make_cradle(request);
    if (cradle == NULL) return -1;
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, &before);
    // Sandboxes refuse clone3 on their own grounds, so whatever it says the plain call is tried.
    long pid = request->group < 0 ? -1 : clone_into_group(cradle, pidfd);
    *in_group = pid > 0;
    if (pid < 0) pid = clone_anywhere(cradle, pidfd);
    sigprocmask(SIG_SETMASK, &before, NULL);
    if (pid < 0) errno = (int)-pid;
    return pid < 0 ? -1 : (pid_t)pid;
}

static int look(idtype_t kind, id_t id, int options, siginfo_t *information) {
    int result;
    memset(information, 0, sizeof *information);
    do {
        result = waitid(kind, id, information, options);
    } while (result < 0 && errno == EINTR);
    if (result != 0) return -1;
    return information->si_pid == 0 ? 0 : 1;
}

static roost_exit exit_of(const siginfo_t *information) {
    return (roost_exit){
        .exited = information->si_code == CLD_EXITED,
        .core_dumped = information->si_code == CLD_DUMPED,
        .value = information->si_status,
    };
}

int roost_ended_child(pid_t *pid, roost_exit *result) {
    siginfo_t information;
    int found = look(P_ALL, 0, WEXITED | WNOHANG | WNOWAIT, &information);
    if (found < 0) return errno == ECHILD ? 0 : -1;
    *pid = information.si_pid;
    *result = exit_of(&information);
    return found;
}

int roost_look_at_exit(int pidfd, roost_exit *result) {
    siginfo_t information;
    int found = look((idtype_t)P_PIDFD, (id_t)pidfd, WEXITED | WNOHANG | WNOWAIT, &information);
    if (found == 1) *result = exit_of(&information);
    return found;
}

// linux/pidfd.h of newer kernels: what the running one does not know it does not fill.
struct pidfd_information {
    uint64_t mask;
    uint64_t cgroupid;
    uint32_t pid, tgid, ppid, ruid, rgid, euid, egid, suid, sgid, fsuid, fsgid;
    int32_t exit_code;
};

int roost_pidfd_wait_status(int pidfd, int *wait_status) {
    const uint64_t exit_is_known = 1 << 3;
    struct pidfd_information information = {.mask = exit_is_known};
    if (ioctl(pidfd, _IOWR(0xFF, 11, struct pidfd_information), &information) != 0) return 0;
    if ((information.mask & exit_is_known) == 0) return 0;
    *wait_status = information.exit_code;
    return 1;
}
