// The server: it is started, run and stopped.
#define _GNU_SOURCE 1
#include "Web.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

enum {
    EVENTS_MAX = 64,
    /// How often the library is run before others have their turn.
    RUNS_MAX = 8,
    SAID_BYTES_MAX = 512,
};

static void complain(void *context, const char *format, va_list arguments) __attribute__((format(printf, 2, 0)));

static void complain(void *context, const char *format, va_list arguments) {
    roost_web *web = context;
    char text[SAID_BYTES_MAX];
    if (vsnprintf(text, sizeof text, format, arguments) <= 0) return;
    text[strcspn(text, "\r\n")] = 0;
    // It quotes what a client sent.
    for (char *sign = text; *sign != 0; sign++) {
        if ((unsigned char)*sign < ' ' || *sign == 0x7f) *sign = '?';
    }
    if (web->said == NULL) {
        web->setup.complained(web->setup.context, text);
    } else if (web->said[0] == 0) {
        // What is said first is why.
        snprintf(web->said, web->said_bytes, "%s", text);
    }
}

static struct MHD_Daemon *start(roost_web *web) {
    const roost_web_setup *setup = &web->setup;
    unsigned flags = MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG;
    struct MHD_OptionItem options[4] = {{MHD_OPTION_END, 0, NULL}};
    if (setup->key != NULL && setup->certificate != NULL) {
        flags |= MHD_USE_TLS;
        options[0] = (struct MHD_OptionItem){MHD_OPTION_HTTPS_MEM_KEY, 0, (void *)setup->key};
        options[1] = (struct MHD_OptionItem){MHD_OPTION_HTTPS_MEM_CERT, 0, (void *)setup->certificate};
        options[2] = (struct MHD_OptionItem){
            MHD_OPTION_HTTPS_PRIORITIES, 0, "NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2"};
        options[3] = (struct MHD_OptionItem){MHD_OPTION_END, 0, NULL};
    }
    // clang-format off
    return MHD_start_daemon(
        flags, 0, NULL, NULL, roost_web_hear, web,
        // First, so that it hears of what is wrong with the others; without it they go to standard error.
        MHD_OPTION_EXTERNAL_LOGGER, complain, web,
        MHD_OPTION_LISTEN_SOCKET, setup->listener,
        MHD_OPTION_STRICT_FOR_CLIENT, 1,
        MHD_OPTION_CONNECTION_LIMIT, setup->connections_max,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, setup->connection_bytes,
        MHD_OPTION_CONNECTION_TIMEOUT, setup->idle_s_max,
        MHD_OPTION_NOTIFY_CONNECTION, roost_web_connected, web,
        MHD_OPTION_NOTIFY_COMPLETED, roost_web_finish, web,
        MHD_OPTION_URI_LOG_CALLBACK, roost_web_take_target, web,
        MHD_OPTION_UNESCAPE_CALLBACK, roost_web_keep_escapes, web,
        MHD_OPTION_ARRAY, options,
        MHD_OPTION_END
    );
    // clang-format on
}

/// Puts into the set what is in it from the beginning.
static bool watch(roost_web *web) {
    const union MHD_DaemonInfo *info = MHD_get_daemon_info(web->daemon, MHD_DAEMON_INFO_EPOLL_FD);
    struct epoll_event own = {.events = EPOLLIN, .data.ptr = &web->bell};
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = NULL};
    return info != NULL && epoll_ctl(web->events, EPOLL_CTL_ADD, info->epoll_fd, &event) == 0
        && epoll_ctl(web->events, EPOLL_CTL_ADD, web->bell, &own) == 0;
}

static void free_web(roost_web *web) {
    if (web->events >= 0) close(web->events);
    if (web->bell >= 0) close(web->bell);
    free(web);
}

roost_web *roost_web_start(const roost_web_setup *setup, char *said, size_t said_bytes) {
    said[0] = 0;
    roost_web *web = calloc(1, sizeof *web);
    if (web == NULL) {
        close(setup->listener);
        return NULL;
    }
    web->setup = *setup;
    web->said = said;
    web->said_bytes = said_bytes;
    web->events = epoll_create1(EPOLL_CLOEXEC);
    web->bell = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (web->events < 0 || web->bell < 0) {
        snprintf(said, said_bytes, "no descriptor: %s", strerror(errno));
        close(setup->listener);
        free_web(web);
        return NULL;
    }
    // Where it fails it may have closed the listener or not, depending on where: it is left to it.
    web->daemon = start(web);
    web->said = NULL;
    web->setup.key = web->setup.certificate = NULL;
    if (web->daemon != NULL && watch(web)) return web;
    if (web->daemon != NULL) {
        snprintf(said, said_bytes, "cannot watch it: %s", strerror(errno));
        MHD_stop_daemon(web->daemon);
    }
    free_web(web);
    return NULL;
}

int roost_web_descriptor(const roost_web *web) { return web->events; }

/// Takes what the set has to tell, and leaves the library's own events to it.
static void look(roost_web *web) {
    struct epoll_event events[EVENTS_MAX];
    int count = epoll_wait(web->events, events, EVENTS_MAX, 0);
    for (int place = 0; place < count; place++) {
        void *what = events[place].data.ptr;
        eventfd_t rings = 0;
        if (what == &web->bell) {
            eventfd_read(web->bell, &rings);
        } else if (what != NULL) {
            roost_web_hang_up(what);
        }
    }
}

int64_t roost_web_run(roost_web *web) {
    web->is_running = true;
    // First, since what the library does may free connections that the set tells of.
    look(web);
    MHD_UNSIGNED_LONG_LONG wanted_ms = 0;
    bool wants = true;
    for (int runs = 0; runs < RUNS_MAX && wants && wanted_ms == 0; runs++) {
        web->has_rung = false;
        MHD_run(web->daemon);
        wants = MHD_get_timeout(web->daemon, &wanted_ms) == MHD_YES;
        if (web->has_rung) {
            wants = true;
            wanted_ms = 0;
        }
    }
    int64_t next_ms = roost_web_end_late_ones(web, !wants || wanted_ms > 0);
    web->is_running = false;
    // What is to be run at once, is told by time and not by the bell.
    web->has_rung = false;
    if (!wants) return next_ms;
    int64_t own_ms = wanted_ms > INT32_MAX ? INT32_MAX : (int64_t)wanted_ms;
    return next_ms < 0 || own_ms < next_ms ? own_ms : next_ms;
}

unsigned roost_web_connections(const roost_web *web) { return web->connections; }

void roost_web_quiesce(roost_web *web) {
    int listener = MHD_quiesce_daemon(web->daemon);
    if (listener >= 0) close(listener);
}

void roost_web_stop(roost_web *web) {
    // The library may not be stopped with connections suspended (MHD_suspend_connection).
    for (link_t *link = web->first; link != NULL; link = link->next) {
        if (link->call == NULL) continue;
        link->call->is_cut = true;
        roost_web_wake(link->call);
    }
    MHD_stop_daemon(web->daemon);
    free_web(web);
}
