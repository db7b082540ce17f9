// Unix sockets: the calls whose structures are macros in C and so do not reach Swift.
#pragma once
#include <stddef.h>
#include <sys/types.h>

/// The most descriptors that one message carries here. The kernel's own limit is 253.
enum { ROOST_DESCRIPTORS_MAX = 16 };

typedef struct {
    pid_t pid;
    uid_t uid;
    gid_t gid;
} roost_peer;

/// A stream socket that closes on exec.
int roost_unix_socket(void);
int roost_accept(int listener);
int roost_peer_of(int connection, roost_peer *_Nonnull peer);

/// Sends bytes, and descriptors beside the first of them. Never raises SIGPIPE.
ssize_t roost_send(
    int connection, const void *_Nonnull bytes, size_t count, const int *_Nullable descriptors, size_t descriptor_count
);

/// Receives bytes, and the descriptors that came beside them, which close on exec. `descriptors` has room for
/// ROOST_DESCRIPTORS_MAX. Answers -1 with EMSGSIZE, every received descriptor closed, if more came than there was
/// room for: a peer must not be able to leave descriptors behind that nobody knows of.
ssize_t roost_receive(
    int connection, void *_Nonnull bytes, size_t count, int *_Nonnull descriptors, size_t *_Nonnull descriptor_count
);
