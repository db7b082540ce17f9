// An answer, and what is pushed into one that goes on.
#include "Web.h"

#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

enum {
    /// A queue that is empty gives back what is larger.
    QUEUE_KEPT_BYTES = 64 << 10,
    STREAM_BLOCK_BYTES = 32 << 10,
};

void roost_web_ring(roost_web *web) {
    // It fails only when the counter is full, and then it is heard already.
    if (!web->has_rung && !web->is_running) eventfd_write(web->bell, 1);
    web->has_rung = true;
}

void roost_web_wake(roost_web_call *call) {
    if (!call->is_suspended) return;
    call->is_suspended = false;
    MHD_resume_connection(call->connection);
    roost_web_ring(call->web);
}

void roost_web_suspend(roost_web_call *call) {
    call->is_suspended = true;
    MHD_suspend_connection(call->connection);
}

/// The library asks for what comes next of a stream. Nothing yet is said by suspending.
static ssize_t read_queue(void *context, uint64_t position, char *room, size_t room_bytes) {
    (void)position;
    roost_web_call *call = context;
    if (call->is_cut) return MHD_CONTENT_READER_END_WITH_ERROR;
    if (call->queued == 0) {
        if (call->has_ended) return MHD_CONTENT_READER_END_OF_STREAM;
        if (call->link->is_hung_up) return MHD_CONTENT_READER_END_WITH_ERROR;
        roost_web_suspend(call);
        return 0;
    }
    size_t count = call->queued < room_bytes ? call->queued : room_bytes;
    memcpy(room, call->queue + call->queue_start, count);
    call->queue_start += count;
    call->queued -= count;
    if (call->queued == 0) {
        call->queue_start = 0;
        if (call->queue_room > QUEUE_KEPT_BYTES) {
            free(call->queue);
            call->queue = NULL;
            call->queue_room = 0;
        }
    }
    return (ssize_t)count;
}

bool roost_web_answer_bytes(
    roost_web_call *call, unsigned status, const void *bytes, size_t count, bool is_static
) {
    call->status = status;
    enum MHD_ResponseMemoryMode mode = is_static ? MHD_RESPMEM_PERSISTENT : MHD_RESPMEM_MUST_COPY;
    call->response = MHD_create_response_from_buffer(count, count == 0 ? "" : (void *)bytes, mode);
    return call->response != NULL;
}

bool roost_web_answer_stream(roost_web_call *call, unsigned status) {
    call->status = status;
    call->is_stream = true;
    call->response =
        MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, STREAM_BLOCK_BYTES, read_queue, call, NULL);
    return call->response != NULL;
}

bool roost_web_answer_line(roost_web_call *call, const char *name, const char *value) {
    return MHD_add_response_header(call->response, name, value) == MHD_YES;
}

void roost_web_answer_send(roost_web_call *call) { roost_web_wake(call); }

bool roost_web_push(roost_web_call *call, const void *bytes, size_t count) {
    if (call->queue_start + call->queued + count > call->queue_room) {
        if (call->queue_start > 0) memmove(call->queue, call->queue + call->queue_start, call->queued);
        call->queue_start = 0;
    }
    size_t needed = call->queued + count;
    if (needed > call->queue_room) {
        size_t room = needed < 2 * call->queue_room ? 2 * call->queue_room : needed;
        uint8_t *larger = realloc(call->queue, room);
        if (larger == NULL) return false;
        call->queue = larger;
        call->queue_room = room;
    }
    memcpy(call->queue + call->queue_start + call->queued, bytes, count);
    call->queued += count;
    roost_web_wake(call);
    return true;
}

size_t roost_web_queued(const roost_web_call *call) { return call->queued; }

void roost_web_end(roost_web_call *call) {
    call->has_ended = true;
    // From here on a reader that takes nothing is as idle as any other.
    MHD_set_connection_option(call->connection, MHD_CONNECTION_OPTION_TIMEOUT, call->web->setup.idle_s_max);
    roost_web_wake(call);
    roost_web_ring(call->web);
}

void roost_web_cut(roost_web_call *call) {
    call->is_cut = true;
    shutdown(call->link->socket, SHUT_RDWR);
    roost_web_wake(call);
}
