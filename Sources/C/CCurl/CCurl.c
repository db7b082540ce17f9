// For RTLD_DEFAULT.
#define _GNU_SOURCE
#include "CCurl.h"

#include <curl/curl.h>
#include <dlfcn.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// A head is bounded whatever the caller takes of the body.
enum { HEAD_BYTES_MAX = 64 << 10, REDIRECT_BYTES_MAX = 8 << 10 };

typedef struct {
    roost_http_answer *answer;
    size_t bytes_max;
} exchange;

/// Appends to bytes that `malloc` gave; false where there is no memory.
static bool append(char **bytes, size_t *count, const char *more, size_t more_count) {
    char *larger = realloc(*bytes, *count + more_count + 1);
    if (larger == NULL) return false;
    memcpy(larger + *count, more, more_count);
    *bytes = larger;
    *count += more_count;
    larger[*count] = 0;
    return true;
}

static size_t take_body(char *bytes, size_t size, size_t count, void *context) {
    exchange *with = context;
    size_t total = size * count;
    if (total > with->bytes_max - with->answer->body_bytes) {
        with->answer->is_too_large = true;
        return 0;
    }
    return append(&with->answer->body, &with->answer->body_bytes, bytes, total) ? total : 0;
}

static size_t take_head(char *bytes, size_t size, size_t count, void *context) {
    exchange *with = context;
    roost_http_answer *answer = with->answer;
    size_t total = size * count;
    // A proxy's answer, and "100 Continue", come before the one that is meant.
    if (total > 5 && memcmp(bytes, "HTTP/", 5) == 0) answer->head_bytes = 0;
    if (total > HEAD_BYTES_MAX - answer->head_bytes) {
        answer->is_too_large = true;
        return 0;
    }
    return append(&answer->head, &answer->head_bytes, bytes, total) ? total : 0;
}

int roost_http_begin(void) {
    // OpenSSL would tidy up when the process ends, under the hands of a thread that still waits for an answer. It is
    // asked not to (OPENSSL_INIT_NO_ATEXIT, OPENSSL_init_crypto(3)) where curl stands on it.
    typedef int prepare_call(uint64_t, const void *);
    prepare_call *prepare = (prepare_call *)dlsym(RTLD_DEFAULT, "OPENSSL_init_crypto");
    if (prepare != NULL) prepare(0x00080000L, NULL);
    return (int)curl_global_init(CURL_GLOBAL_DEFAULT);
}

const char *roost_http_words(int code) { return curl_easy_strerror((CURLcode)code); }

static CURLcode prepare(CURL *curl, const roost_http_request *request, struct curl_slist *headers, exchange *with) {
    CURLcode code = CURLE_OK;
#define SET(option, value) \
    if (code == CURLE_OK) code = curl_easy_setopt(curl, option, value)
    SET(CURLOPT_URL, request->url);
    SET(CURLOPT_PROTOCOLS_STR, request->allows_plain ? "http,https" : "https");
    SET(CURLOPT_FOLLOWLOCATION, 0L);
    SET(CURLOPT_NOSIGNAL, 1L);
    SET(CURLOPT_SSL_VERIFYPEER, 1L);
    SET(CURLOPT_SSL_VERIFYHOST, 2L);
    SET(CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
    SET(CURLOPT_USERAGENT, request->user_agent);
    SET(CURLOPT_CONNECTTIMEOUT_MS, request->connect_ms);
    SET(CURLOPT_TIMEOUT_MS, request->whole_ms);
    SET(CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)request->answer_bytes_max);
    SET(CURLOPT_HTTPHEADER, headers);
    SET(CURLOPT_WRITEFUNCTION, take_body);
    SET(CURLOPT_WRITEDATA, with);
    SET(CURLOPT_HEADERFUNCTION, take_head);
    SET(CURLOPT_HEADERDATA, with);
    if (request->is_direct) SET(CURLOPT_PROXY, "");
    if (request->has_body) {
        SET(CURLOPT_POST, 1L);
        SET(CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->body_bytes);
        SET(CURLOPT_POSTFIELDS, request->body_bytes == 0 ? "" : request->body);
    }
    if (strcmp(request->method, "HEAD") == 0) {
        SET(CURLOPT_NOBODY, 1L);
    } else {
        SET(CURLOPT_CUSTOMREQUEST, request->method);
    }
#undef SET
    return code;
}

void roost_http_call(const roost_http_request *request, roost_http_answer *answer) {
    *answer = (roost_http_answer){.code = CURLE_OUT_OF_MEMORY};
    CURL *curl = curl_easy_init();
    if (curl == NULL) return;
    exchange with = {.answer = answer, .bytes_max = request->answer_bytes_max};
    // A wait for leave to send a body would only cost time.
    struct curl_slist *headers = curl_slist_append(NULL, "Expect:");
    bool is_complete = headers != NULL;
    for (size_t index = 0; is_complete && index < request->header_count; index++) {
        struct curl_slist *longer = curl_slist_append(headers, request->headers[index]);
        is_complete = longer != NULL;
        if (is_complete) headers = longer;
    }
    CURLcode code = is_complete ? prepare(curl, request, headers, &with) : CURLE_OUT_OF_MEMORY;
    if (code == CURLE_OK) code = curl_easy_perform(curl);
    if (code == CURLE_FILESIZE_EXCEEDED) answer->is_too_large = true;
    char *redirect = NULL;
    if (code == CURLE_OK) {
        curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer->status);
        curl_easy_getinfo(curl, CURLINFO_REDIRECT_URL, &redirect);
        if (redirect != NULL && strlen(redirect) <= REDIRECT_BYTES_MAX) {
            size_t count = 0;
            if (!append(&answer->redirect, &count, redirect, strlen(redirect))) code = CURLE_OUT_OF_MEMORY;
        }
    }
    answer->code = (int)code;
    curl_slist_free_all(headers);
    curl_easy_cleanup(curl);
}

void roost_http_free(roost_http_answer *answer) {
    free(answer->head);
    free(answer->body);
    free(answer->redirect);
    *answer = (roost_http_answer){0};
}

static char *part(CURLU *url, CURLUPart wanted, unsigned int flags) {
    char *text = NULL;
    return curl_url_get(url, wanted, &text, flags) == CURLUE_OK ? text : NULL;
}

bool roost_url_read(const char *url, roost_url_parts *parts) {
    *parts = (roost_url_parts){0};
    CURLU *read = curl_url();
    if (read == NULL) return false;
    bool is_url = curl_url_set(read, CURLUPART_URL, url, 0) == CURLUE_OK;
    if (is_url) {
        parts->scheme = part(read, CURLUPART_SCHEME, 0);
        parts->user = part(read, CURLUPART_USER, 0);
        parts->host = part(read, CURLUPART_HOST, 0);
        parts->port = part(read, CURLUPART_PORT, CURLU_DEFAULT_PORT);
    }
    curl_url_cleanup(read);
    return is_url && parts->scheme != NULL && parts->host != NULL;
}

void roost_url_free(roost_url_parts *parts) {
    curl_free(parts->scheme);
    curl_free(parts->user);
    curl_free(parts->host);
    curl_free(parts->port);
    *parts = (roost_url_parts){0};
}
