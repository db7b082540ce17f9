// libmicrohttpd behind a door of a few functions: what `MHD_start_daemon` takes is variadic in C, and so does not reach
// Swift, and what must be told of a connection that waits, the library does not tell.
//
// All of it belongs to one thread. The library is run by whoever holds the server, and calls back from within
// `roost_web_run` and `roost_web_stop` alone.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct roost_web roost_web;
/// One request and its answer. It is there from `asked` until `gone` has returned.
typedef struct roost_web_call roost_web_call;

/// A line of a head. Its texts end in NUL besides.
typedef struct {
    const char *_Nonnull name;
    size_t name_bytes;
    const char *_Nonnull value;
    size_t value_bytes;
} roost_web_line;

typedef struct {
    /// Becomes the server's, and is closed by it.
    int listener;
    unsigned connections_max;
    /// Of one connection: its head, what is being read of a body, and what is being sent of a stream.
    size_t connection_bytes;
    size_t head_bytes_max;
    size_t target_bytes_max;
    size_t body_bytes_max;
    /// From the first byte, or from the connection on, until a head is whole.
    int64_t head_ms_max;
    /// From the end of the head until the body is whole.
    int64_t body_ms_max;
    /// Of a connection on which nothing moves, either way.
    unsigned idle_s_max;
    /// PEM; both NULL for a server without TLS. Not kept.
    const char *_Nullable key;
    const char *_Nullable certificate;

    void *_Nullable context;
    /// A whole request: it must be given something to be known by (`roost_web_call_know`), and may be answered at once.
    void (*_Nonnull asked)(void *_Nullable context, roost_web_call *_Nonnull call);
    /// What `asked` told of is over: answered to its end, or not.
    void (*_Nonnull gone)(void *_Nullable context, void *_Nullable known, bool is_complete);
    /// What the library has to say, a line.
    void (*_Nonnull complained)(void *_Nullable context, const char *_Nonnull text);
} roost_web_setup;

/// NULL where it could not be started; then `said` holds what the library said.
roost_web *_Nullable roost_web_start(const roost_web_setup *_Nonnull setup, char *_Nonnull said, size_t said_bytes);

/// Readable when `roost_web_run` has something to do.
int roost_web_descriptor(const roost_web *_Nonnull web);

/// Does what is ready. Answers in how many milliseconds it wants to be run again whatever happens; -1 for never.
int64_t roost_web_run(roost_web *_Nonnull web);

unsigned roost_web_connections(const roost_web *_Nonnull web);

/// Lets nobody new in.
void roost_web_quiesce(roost_web *_Nonnull web);

/// Ends each connection, tells each call that it is gone, and frees the server. Not from within a callback.
void roost_web_stop(roost_web *_Nonnull web);

// What was asked. All of it only within `asked`.

const char *_Nonnull roost_web_call_method(const roost_web_call *_Nonnull call);
/// The target as it was sent, path and query, with nothing decoded.
const uint8_t *_Nonnull roost_web_call_target(const roost_web_call *_Nonnull call, size_t *_Nonnull count);
const uint8_t *_Nullable roost_web_call_body(const roost_web_call *_Nonnull call, size_t *_Nonnull count);
bool roost_web_call_is_http10(const roost_web_call *_Nonnull call);
/// The address of the other side in the order of the network; answers 4, 16, or 0 where it is not known.
int roost_web_call_peer(const roost_web_call *_Nonnull call, uint8_t bytes[_Nonnull 16]);
/// The lines of the head, in the order in which they came.
const roost_web_line *_Nullable roost_web_call_lines(const roost_web_call *_Nonnull call, size_t *_Nonnull count);
void roost_web_call_know(roost_web_call *_Nonnull call, void *_Nullable known);

// The answer: begun as bytes or as a stream, given its lines, and sent. Once for each call, now or later.

/// Bytes that are there for ever (`is_static`), or that are copied. False where there is no memory.
bool roost_web_answer_bytes(
    roost_web_call *_Nonnull call, unsigned status, const void *_Nullable bytes, size_t count, bool is_static
);
bool roost_web_answer_stream(roost_web_call *_Nonnull call, unsigned status);
/// False for a line that the library would not send: one without a value, or one that it makes itself.
bool roost_web_answer_line(roost_web_call *_Nonnull call, const char *_Nonnull name, const char *_Nonnull value);
void roost_web_answer_send(roost_web_call *_Nonnull call);

/// Adds to what is to be sent. False where there is no memory.
bool roost_web_push(roost_web_call *_Nonnull call, const void *_Nonnull bytes, size_t count);
/// What was pushed, and is not with the library yet.
size_t roost_web_queued(const roost_web_call *_Nonnull call);
/// Ends the stream once all is sent that was pushed.
void roost_web_end(roost_web_call *_Nonnull call);
/// Ends the connection now, whatever was to be sent.
void roost_web_cut(roost_web_call *_Nonnull call);
