// What Linux offers beyond the Glibc module map: headers that import as they are, and wrappers for the rest.
#pragma once
#include <sys/types.h>

int roost_pidfd_open(pid_t pid, unsigned flags);
