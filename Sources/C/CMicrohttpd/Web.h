// What the parts of this door share. Nothing of it is seen outside.
#pragma once
#include "CMicrohttpd.h"

#include <microhttpd.h>
#include <stdint.h>

/// A connection from its beginning to its end, with at most one call at a time: the next request of a connection is
/// read once the one before is answered.
typedef struct link {
    struct link *next;
    struct link *previous;
    roost_web_call *call;
    int socket;
    /// When the connection is ended if what it waits for is not there; NEVER where it waits for us.
    int64_t deadline_ms;
    /// The other side sends no more. A call that waits is over then: most clients that close, close both ways, and
    /// nothing tells one from the other (net/http of Go sees it the same way, Request.Context).
    bool is_hung_up;
} link_t;

typedef enum { PHASE_HEAD, PHASE_BODY, PHASE_ASKED, PHASE_ANSWERED } phase;

struct roost_web_call {
    roost_web *web;
    link_t *link;
    struct MHD_Connection *connection;
    phase phase;
    /// Told to `asked`, and so to be told to `gone`.
    bool is_told;
    bool is_suspended;
    bool is_cut;
    bool is_http10;
    void *known;

    char *method;
    roost_web_line *lines;
    size_t line_count;
    char *target;
    size_t target_bytes;
    /// Where the library has the target. Only to be compared.
    const char *target_place;
    uint8_t *body;
    size_t body_bytes;
    size_t body_room;

    struct MHD_Response *response;
    unsigned status;
    bool is_stream;
    bool has_ended;
    /// What was pushed: `queued` bytes from `queue_start` on.
    uint8_t *queue;
    size_t queue_room;
    size_t queue_start;
    size_t queued;
};

struct roost_web {
    struct MHD_Daemon *daemon;
    roost_web_setup setup;
    /// Holds the library's own epoll descriptor, the bell, and each connection for its end: the library does not look
    /// at one that is suspended.
    int events;
    /// For what the library is told from outside: without a thread of its own it wakes nobody where a connection is
    /// resumed, or has another time limit.
    int bell;
    bool has_rung;
    bool is_running;
    link_t *first;
    unsigned connections;
    char *said;
    size_t said_bytes;
};

/// A deadline that does not come.
#define NEVER INT64_MAX

int64_t roost_web_now_ms(void);
int64_t roost_web_later(int64_t span_ms);

/// Sees to it that the library is run soon.
void roost_web_ring(roost_web *web);
/// Stops the library from looking at a call until it is woken.
void roost_web_suspend(roost_web_call *call);
void roost_web_wake(roost_web_call *call);

// What the library calls back.

enum MHD_Result roost_web_hear(
    void *context,
    struct MHD_Connection *connection,
    const char *url,
    const char *method,
    const char *version,
    const char *upload,
    size_t *upload_bytes,
    void **state
);
void *roost_web_take_target(void *context, const char *target, struct MHD_Connection *connection);
size_t roost_web_keep_escapes(void *context, struct MHD_Connection *connection, char *text);
void roost_web_finish(
    void *context, struct MHD_Connection *connection, void **state, enum MHD_RequestTerminationCode how
);
void roost_web_connected(
    void *context, struct MHD_Connection *connection, void **place, enum MHD_ConnectionNotificationCode what
);

// Connections

void roost_web_hang_up(link_t *link);
int64_t roost_web_end_late_ones(roost_web *web, bool has_settled);
