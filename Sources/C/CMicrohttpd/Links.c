// Connections: when the other side has gone, and how long it may take.
#include "Web.h"

#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>

int64_t roost_web_now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int64_t roost_web_later(int64_t span_ms) {
    int64_t now = roost_web_now_ms();
    return span_ms > NEVER - now ? NEVER : now + span_ms;
}

static void link_in(roost_web *web, struct MHD_Connection *connection, void **place) {
    *place = NULL;
    link_t *link = calloc(1, sizeof *link);
    if (link == NULL) return;
    link->socket = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
    link->deadline_ms = roost_web_later(web->setup.head_ms_max);
    struct epoll_event event = {.events = EPOLLRDHUP | EPOLLET, .data.ptr = link};
    if (epoll_ctl(web->events, EPOLL_CTL_ADD, link->socket, &event) != 0) {
        // A connection without a link is refused with its first line.
        free(link);
        return;
    }
    link->next = web->first;
    if (web->first != NULL) web->first->previous = link;
    web->first = link;
    web->connections++;
    *place = link;
}

static void link_out(roost_web *web, link_t *link) {
    // Not left to closing: a child that was just started may have the socket too, and then it would stay in the set.
    epoll_ctl(web->events, EPOLL_CTL_DEL, link->socket, NULL);
    if (link->next != NULL) link->next->previous = link->previous;
    if (link->previous != NULL) link->previous->next = link->next;
    if (web->first == link) web->first = link->next;
    // At the limit the library listens again only the next time that it is run.
    if (web->connections >= web->setup.connections_max) roost_web_ring(web);
    web->connections--;
    free(link);
}

void roost_web_connected(
    void *context, struct MHD_Connection *connection, void **place, enum MHD_ConnectionNotificationCode what
) {
    roost_web *web = context;
    switch (what) {
    case MHD_CONNECTION_NOTIFY_STARTED: link_in(web, connection, place); break;
    case MHD_CONNECTION_NOTIFY_CLOSED:
        if (*place != NULL) link_out(web, *place);
        *place = NULL;
        break;
    }
}

void roost_web_hang_up(link_t *link) {
    link->is_hung_up = true;
    if (link->call == NULL || !link->call->is_suspended) return;
    link->call->is_cut = true;
    roost_web_wake(link->call);
}

/// Whether it waits for what cannot come any more. Where the end comes along with bytes, the library takes the bytes,
/// and for all it knows then there is nothing to be read: its set tells of each thing once.
static bool waits_in_vain(const link_t *link, bool has_settled) {
    return has_settled && link->is_hung_up && link->deadline_ms != NEVER;
}

/// Ends those whose time is over, and answers in how many milliseconds the next one's is; -1 for none. It has settled
/// where all that has come was read.
int64_t roost_web_end_late_ones(roost_web *web, bool has_settled) {
    int64_t now = roost_web_now_ms();
    int64_t next = NEVER;
    for (link_t *link = web->first; link != NULL; link = link->next) {
        if (link->deadline_ms <= now || waits_in_vain(link, has_settled)) {
            link->deadline_ms = NEVER;
            shutdown(link->socket, SHUT_RDWR);
        }
        if (link->deadline_ms < next) next = link->deadline_ms;
    }
    return next == NEVER ? -1 : next - now;
}
