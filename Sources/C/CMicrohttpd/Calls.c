// A request, from its first line until it is over.
#include "Web.h"

#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>

static void free_call(roost_web_call *call) {
    if (call->response != NULL) MHD_destroy_response(call->response);
    free(call->method);
    free(call->lines);
    free(call->target);
    free(call->body);
    free(call->queue);
    free(call);
}

typedef struct {
    roost_web_line *lines;
    size_t room;
    size_t count;
} line_taker;

static enum MHD_Result take_line(
    void *context,
    enum MHD_ValueKind kind,
    const char *name,
    size_t name_bytes,
    const char *value,
    size_t value_bytes
) {
    (void)kind;
    line_taker *taker = context;
    if (taker->count == taker->room) return MHD_NO;
    taker->lines[taker->count++] = (roost_web_line){
        .name = name,
        .name_bytes = name_bytes,
        .value = value == NULL ? "" : value,
        .value_bytes = value == NULL ? 0 : value_bytes,
    };
    return MHD_YES;
}

/// Keeps where the lines of the head are: the library has them until the call is answered.
static bool take_lines(roost_web_call *call) {
    int count = MHD_get_connection_values_n(call->connection, MHD_HEADER_KIND, NULL, NULL);
    if (count <= 0) return true;
    line_taker taker = {.lines = calloc((size_t)count, sizeof(roost_web_line)), .room = (size_t)count};
    if (taker.lines == NULL) return false;
    MHD_get_connection_values_n(call->connection, MHD_HEADER_KIND, take_line, &taker);
    call->lines = taker.lines;
    call->line_count = taker.count;
    return true;
}

/// RFC 9110, 5.6.2.
static bool is_token(const char *text, size_t count) {
    for (size_t place = 0; place < count; place++) {
        unsigned char sign = (unsigned char)text[place];
        if (sign <= ' ' || sign >= 0x7f || strchr("\"(),/:;<=>?@[\\]{}", sign) != NULL) return false;
    }
    return count > 0;
}

/// What is answered without asking anybody; 0 for a request that may go on.
static unsigned objection(const roost_web_call *call, const char *version, uint64_t *length) {
    const roost_web_setup *setup = &call->web->setup;
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(call->connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
    // Behind the target stands one space, then the version: what is longer has a NUL in it, at which C cut it.
    if (version != call->target_place + call->target_bytes + 1) return MHD_HTTP_BAD_REQUEST;
    if (call->target_bytes > setup->target_bytes_max) return MHD_HTTP_URI_TOO_LONG;
    if (info == NULL || info->header_size > setup->head_bytes_max) return MHD_HTTP_REQUEST_HEADER_FIELDS_TOO_LARGE;
    // Two that stand between client and server must see the same end of a request (RFC 9112, 11.2): no second length,
    // no name with a space behind it, and one way to say how long a body is.
    bool has_length = false;
    bool has_encoding = false;
    for (size_t place = 0; place < call->line_count; place++) {
        const roost_web_line *line = &call->lines[place];
        if (!is_token(line->name, line->name_bytes)) return MHD_HTTP_BAD_REQUEST;
        if (strcasecmp(line->name, MHD_HTTP_HEADER_TRANSFER_ENCODING) == 0) has_encoding = true;
        if (strcasecmp(line->name, MHD_HTTP_HEADER_CONTENT_LENGTH) != 0) continue;
        if (has_length) return MHD_HTTP_BAD_REQUEST;
        has_length = true;
        // That it is a number that fits, the library has seen to.
        *length = strtoull(line->value, NULL, 10);
    }
    if (has_encoding) return MHD_HTTP_LENGTH_REQUIRED;
    return *length > setup->body_bytes_max ? MHD_HTTP_CONTENT_TOO_LARGE : 0;
}

static enum MHD_Result refuse(roost_web_call *call, unsigned status) {
    const char *text = MHD_get_reason_phrase_for(status);
    call->phase = PHASE_ANSWERED;
    struct MHD_Response *response =
        MHD_create_response_from_buffer(strlen(text), (void *)text, MHD_RESPMEM_PERSISTENT);
    if (response == NULL) return MHD_NO;
    MHD_add_response_header(response, MHD_HTTP_HEADER_CONNECTION, "close");
    MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, "text/plain; charset=utf-8");
    enum MHD_Result result = MHD_queue_response(call->connection, status, response);
    MHD_destroy_response(response);
    return result;
}

static enum MHD_Result begin(roost_web_call *call, const char *method, const char *version) {
    uint64_t length = 0;
    call->link->deadline_ms = NEVER;
    if (!take_lines(call)) return MHD_NO;
    unsigned status = objection(call, version, &length);
    if (status != 0) return refuse(call, status);
    call->phase = PHASE_BODY;
    call->is_http10 = strcmp(version, MHD_HTTP_VERSION_1_0) == 0;
    call->body_room = (size_t)length;
    call->method = strdup(method);
    if (call->method == NULL) return MHD_NO;
    if (length > 0) {
        call->body = malloc(call->body_room);
        if (call->body == NULL) return MHD_NO;
        call->link->deadline_ms = roost_web_later(call->web->setup.body_ms_max);
    }
    return MHD_YES;
}

static enum MHD_Result take_body(roost_web_call *call, const char *bytes, size_t *count) {
    // More than was announced the library does not hand on, and less than nothing is left of what was.
    if (*count > call->body_room - call->body_bytes) return MHD_NO;
    memcpy(call->body + call->body_bytes, bytes, *count);
    call->body_bytes += *count;
    *count = 0;
    return MHD_YES;
}

static enum MHD_Result answer_or_wait(roost_web_call *call) {
    if (call->is_cut) return MHD_NO;
    if (call->response == NULL) {
        if (call->link->is_hung_up) return MHD_NO;
        roost_web_suspend(call);
        return MHD_YES;
    }
    call->phase = PHASE_ANSWERED;
    // A stream may say nothing for long.
    if (call->is_stream && !call->has_ended)
        MHD_set_connection_option(call->connection, MHD_CONNECTION_OPTION_TIMEOUT, 0u);
    enum MHD_Result result = MHD_queue_response(call->connection, call->status, call->response);
    MHD_destroy_response(call->response);
    call->response = NULL;
    return result;
}

/// The library calls it when a head is whole, for each piece of a body, at the end of it, and again after each resuming
/// as long as there is no answer.
enum MHD_Result roost_web_hear(
    void *context,
    struct MHD_Connection *connection,
    const char *url,
    const char *method,
    const char *version,
    const char *upload,
    size_t *upload_bytes,
    void **state
) {
    (void)connection;
    (void)url;
    roost_web *web = context;
    roost_web_call *call = *state;
    if (call == NULL) return MHD_NO;
    switch (call->phase) {
    case PHASE_HEAD: return begin(call, method, version);
    case PHASE_BODY:
        if (*upload_bytes > 0) return take_body(call, upload, upload_bytes);
        call->phase = PHASE_ASKED;
        call->link->deadline_ms = NEVER;
        call->is_told = true;
        web->setup.asked(web->setup.context, call);
        return answer_or_wait(call);
    case PHASE_ASKED: return answer_or_wait(call);
    case PHASE_ANSWERED: return MHD_NO;
    }
    return MHD_NO;
}

/// The first that is heard of a request: its first line is there, with nothing done to it yet.
void *roost_web_take_target(void *context, const char *target, struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    link_t *link = info == NULL ? NULL : info->socket_context;
    if (link == NULL || target == NULL) return NULL;
    roost_web_call *call = calloc(1, sizeof *call);
    if (call == NULL) return NULL;
    call->web = context;
    call->link = link;
    call->connection = connection;
    call->target = strdup(target);
    if (call->target == NULL) {
        free(call);
        return NULL;
    }
    call->target_bytes = strlen(target);
    call->target_place = target;
    link->call = call;
    int64_t deadline_ms = roost_web_later(call->web->setup.head_ms_max);
    if (deadline_ms < link->deadline_ms) link->deadline_ms = deadline_ms;
    return call;
}

/// Leaves a text as it was sent.
size_t roost_web_keep_escapes(void *context, struct MHD_Connection *connection, char *text) {
    (void)context;
    (void)connection;
    return strlen(text);
}

void roost_web_finish(
    void *context, struct MHD_Connection *connection, void **state, enum MHD_RequestTerminationCode how
) {
    roost_web *web = context;
    roost_web_call *call = *state;
    *state = NULL;
    if (call == NULL) return;
    call->link->call = NULL;
    // The library ends a connection on which nothing comes. One on which something comes, ever so slowly, looks alive
    // to it, so the next head must be whole in the time of both.
    call->link->deadline_ms = roost_web_later(web->setup.head_ms_max + (int64_t)web->setup.idle_s_max * 1000);
    if (call->is_stream)
        MHD_set_connection_option(connection, MHD_CONNECTION_OPTION_TIMEOUT, web->setup.idle_s_max);
    if (call->is_told)
        web->setup.gone(web->setup.context, call->known, how == MHD_REQUEST_TERMINATED_COMPLETED_OK);
    free_call(call);
}

// What was asked

const char *roost_web_call_method(const roost_web_call *call) { return call->method; }

const uint8_t *roost_web_call_target(const roost_web_call *call, size_t *count) {
    *count = call->target_bytes;
    return (const uint8_t *)call->target;
}

const uint8_t *roost_web_call_body(const roost_web_call *call, size_t *count) {
    *count = call->body_bytes;
    return call->body;
}

bool roost_web_call_is_http10(const roost_web_call *call) { return call->is_http10; }

int roost_web_call_peer(const roost_web_call *call, uint8_t bytes[16]) {
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(call->connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    if (info == NULL || info->client_addr == NULL) return 0;
    if (info->client_addr->sa_family == AF_INET) {
        memcpy(bytes, &((const struct sockaddr_in *)(const void *)info->client_addr)->sin_addr, 4);
        return 4;
    }
    if (info->client_addr->sa_family == AF_INET6) {
        memcpy(bytes, &((const struct sockaddr_in6 *)(const void *)info->client_addr)->sin6_addr, 16);
        return 16;
    }
    return 0;
}

const roost_web_line *roost_web_call_lines(const roost_web_call *call, size_t *count) {
    *count = call->line_count;
    return call->lines;
}

void roost_web_call_know(roost_web_call *call, void *known) { call->known = known; }
