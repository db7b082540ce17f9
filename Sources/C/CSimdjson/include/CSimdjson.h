// simdjson behind a C door: one line of JSON goes in, a flat list of its values comes out.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Which simdjson this was built with: `3.0.1`.
const char *_Nonnull roost_json_version(void);

/// The name of the code path that simdjson took for this processor.
const char *_Nonnull roost_json_path(void);

enum {
    /// How deep values may nest.
    ROOST_JSON_DEPTH_MAX = 128,
    /// How long a line may be.
    ROOST_JSON_BYTES_MAX = 32 << 20,
    /// How many brackets, commas, colons, keys and values a line may have.
    ROOST_JSON_TOKENS_MAX = 2 << 20
};

enum {
    ROOST_JSON_OBJECT = 0,
    ROOST_JSON_ARRAY = 1,
    ROOST_JSON_TEXT = 2,
    ROOST_JSON_INTEGER = 3,
    ROOST_JSON_DECIMAL = 4,
    ROOST_JSON_TRUE = 5,
    ROOST_JSON_FALSE = 6,
    ROOST_JSON_NULL = 7
};

/// A value, in the order in which values begin; what an object or array holds follows it. Places are offsets into the
/// line.
typedef struct {
    /// The inside of the quotes of its key; both are 0 where it has none.
    uint32_t key;
    uint32_t key_end;
    /// The value as it stands, with its quotes or brackets.
    uint32_t start;
    uint32_t end;
    /// The number of the first value that is not inside this one.
    uint32_t after;
    uint8_t kind;
    bool key_has_escapes;
} roost_json_node;

enum {
    ROOST_JSON_FINE = 0,
    ROOST_JSON_EMPTY = 1,
    ROOST_JSON_TORN = 2,
    ROOST_JSON_NOT_UTF8 = 3,
    ROOST_JSON_CONTROL_CHARACTER = 4,
    ROOST_JSON_UNEXPECTED = 5,
    ROOST_JSON_TOO_DEEP = 6,
    ROOST_JSON_TOO_LONG = 7,
    ROOST_JSON_TOO_MANY = 8,
    ROOST_JSON_NO_MEMORY = 9
};

/// The values of a line, or why it is none and from which byte on.
typedef struct {
    int32_t fault;
    uint32_t offset;
    uint32_t count;
    /// They live until the reader reads again or is freed.
    const roost_json_node *_Nullable nodes;
} roost_json_line;

typedef struct roost_json_reader roost_json_reader;

/// NULL only where there is no memory.
roost_json_reader *_Nullable roost_json_make(void);

void roost_json_free(roost_json_reader *_Nullable reader);

/// Reads one JSON value. Nothing behind the last byte is looked at.
roost_json_line roost_json_read(roost_json_reader *_Nonnull reader, const uint8_t *_Nonnull bytes, size_t count);

/// Writes what the inside of a string stands for, and returns how many bytes that is: never more than there were. Half
/// of a surrogate pair becomes U+FFFD, and what is no escape of JSON stays as it stands.
size_t roost_json_unescape(const uint8_t *_Nonnull text, size_t count, uint8_t *_Nonnull room);

/// Whether these bytes hold those: a search, which knows nothing of JSON.
bool roost_json_mentions(
    const uint8_t *_Nonnull bytes, size_t count, const uint8_t *_Nonnull word, size_t word_count
);

#ifdef __cplusplus
}
#endif
