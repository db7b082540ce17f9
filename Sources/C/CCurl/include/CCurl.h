// curl behind a door of two functions: what `curl_easy_setopt` takes is variadic in C, and so does not reach Swift.
#pragma once
#include <stdbool.h>
#include <stddef.h>

/// One exchange. Nothing in it is kept after the call.
typedef struct {
    const char *_Nonnull method;
    const char *_Nonnull url;
    const char *_Nonnull user_agent;
    /// `Name: value`, as many as `header_count` says.
    char *_Nullable const *_Nonnull headers;
    size_t header_count;
    const void *_Nullable body;
    size_t body_bytes;
    bool has_body;
    /// Whether no proxy of the environment may come in between.
    bool is_direct;
    bool allows_plain;
    long connect_ms;
    long whole_ms;
    size_t answer_bytes_max;
} roost_http_request;

/// What became of it. `roost_http_free` frees what it holds.
typedef struct {
    /// A `CURLcode`; 0 where there is an answer.
    int code;
    /// The answer was larger than was asked for.
    bool is_too_large;
    long status;
    /// The lines of the last head, each with its end.
    char *_Nullable head;
    size_t head_bytes;
    char *_Nullable body;
    size_t body_bytes;
    /// Where the answer leads on to, as a whole URL; NULL where nowhere.
    char *_Nullable redirect;
} roost_http_answer;

/// The parts of a URL as curl understands it: what is looked at must be what is called.
typedef struct {
    char *_Nullable scheme;
    char *_Nullable user;
    char *_Nullable host;
    char *_Nullable port;
} roost_url_parts;

/// Once in a process, before the first call. 0 where it went well.
int roost_http_begin(void);
void roost_http_call(const roost_http_request *_Nonnull request, roost_http_answer *_Nonnull answer);
void roost_http_free(roost_http_answer *_Nonnull answer);

/// What curl says of a code, without anything of the request.
const char *_Nonnull roost_http_words(int code);

/// False where curl would not take it.
bool roost_url_read(const char *_Nonnull url, roost_url_parts *_Nonnull parts);
void roost_url_free(roost_url_parts *_Nonnull parts);
