#include "CPlatform.h"

#include <sys/syscall.h>
#include <unistd.h>

int roost_pidfd_open(pid_t pid, unsigned flags) { return (int)syscall(SYS_pidfd_open, pid, flags); }
