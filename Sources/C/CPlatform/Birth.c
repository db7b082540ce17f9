#include "Birth.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "Children.h"

void *roost_shared_memory(size_t bytes) {
    void *memory = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    return memory == MAP_FAILED ? NULL : memory;
}

pid_t roost_fork(void) { return fork(); }

static void set_stage(roost_birth *birth, roost_birth_stage stage) {
    __atomic_store_n(&birth->stage, (int)stage, __ATOMIC_SEQ_CST);
}

static _Noreturn void give_up(roost_birth *birth, roost_spawn_step step) {
    birth->failed_step = (int)step;
    birth->failure = errno;
    set_stage(birth, ROOST_BIRTH_FAILED);
    _exit(errno == ENOENT ? 127 : 126);
}

// The streams come to 0, 1 and 2, gate and news behind them, and everything else closes. All of them are moved out of
// the way first, above every number that will be given out.
static bool place_streams(const roost_bear_request *request) {
    int places[5] = {request->streams[0], request->streams[1], request->streams[2], request->gate, request->news};
    for (int index = 0; index < 5; index++) {
        places[index] = fcntl(places[index], F_DUPFD, 5);
        if (places[index] < 0) return false;
    }
    for (int index = 0; index < 5; index++) {
        if (dup2(places[index], index) < 0) return false;
    }
    if (fcntl(3, F_SETFD, FD_CLOEXEC) < 0 || fcntl(4, F_SETFD, FD_CLOEXEC) < 0) return false;
    return roost_close_from(5, false);
}

static bool pass_gate(roost_birth *birth) {
    char byte;
    ssize_t count;
    set_stage(birth, ROOST_BIRTH_AT_GATE);
    do {
        count = read(3, &byte, 1);
    } while (count < 0 && errno == EINTR);
    return count == 1;
}

static _Noreturn void be_born(const roost_bear_request *request) {
    roost_birth *birth = request->birth;
    roost_reset_signals();
    if (setsid() < 0) give_up(birth, ROOST_SPAWN_SESSION);
    if (!place_streams(request)) give_up(birth, ROOST_SPAWN_DESCRIPTORS);
    if (request->on_terminal && ioctl(0, TIOCSCTTY, 0) != 0) give_up(birth, ROOST_SPAWN_SESSION);
    if (chdir(request->working_folder) != 0) give_up(birth, ROOST_SPAWN_WORKING_FOLDER);
    if (!pass_gate(birth)) {
        set_stage(birth, ROOST_BIRTH_TURNED_AWAY);
        _exit(126);
    }
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    set_stage(birth, ROOST_BIRTH_EXECUTING);
    execve(request->program, request->arguments, request->environment);
    give_up(birth, ROOST_SPAWN_EXEC);
}

// As linux/sched.h of a 5.10 kernel has it, up to the last member that we use.
struct clone_arguments {
    uint64_t flags, pidfd, child_tid, parent_tid, exit_signal, stack, stack_size, tls, set_tid, set_tid_size, cgroup;
};

// Born in its group: moving a process into one makes the kernel wait for every processor, which takes milliseconds.
static long clone_into_group(int group, int *pidfd) {
    const uint64_t into_cgroup = 0x200000000;
    struct clone_arguments arguments = {
        .flags = CLONE_PIDFD | into_cgroup,
        .pidfd = (uint64_t)(uintptr_t)pidfd,
        .exit_signal = SIGCHLD,
        .cgroup = (uint64_t)group,
    };
    return syscall(SYS_clone3, &arguments, sizeof arguments);
}

// A plain copy and not one that shares our memory, as in Spawn.c: the child stands at the gate while we go on, so it
// needs a stack and an errno of its own. By the bare call, which alone gives a pidfd from birth on every kernel.
pid_t roost_bear(const roost_bear_request *request, int *pidfd, bool *in_group) {
    sigset_t all, before;
    set_stage(request->birth, ROOST_BIRTH_NONE);
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, &before);
    // Sandboxes refuse clone3 on their own grounds, so whatever it says the plain call is tried.
    long pid = request->group < 0 ? -1 : clone_into_group(request->group, pidfd);
    *in_group = pid > 0;
    if (pid < 0) pid = syscall(SYS_clone, CLONE_PIDFD | SIGCHLD, NULL, pidfd, NULL, NULL);
    if (pid == 0) be_born(request);
    int failure = errno;
    sigprocmask(SIG_SETMASK, &before, NULL);
    errno = failure;
    return (pid_t)pid;
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
