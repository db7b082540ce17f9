// toml++ behind a C door: a text goes in, a flat list of its nodes with their places comes out.
#pragma once
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Which toml++ this was built with: `3.3.0`.
const char *roost_toml_version(void);

enum {
    ROOST_TOML_TABLE = 0,
    ROOST_TOML_LIST = 1,
    ROOST_TOML_TEXT = 2,
    ROOST_TOML_INTEGER = 3,
    ROOST_TOML_NUMBER = 4,
    ROOST_TOML_TRUTH = 5,
    ROOST_TOML_TIME = 6
};

/// A place in the text: both count from 1, columns in code points. Zero where it is not known.
typedef struct {
    uint32_t line;
    uint32_t column;
} roost_toml_place;

/// A node in the order of a walk from the root, parents before what they hold. Its texts live as long as the document.
typedef struct {
    int32_t kind;
    /// How deep below the root, which is 0.
    int32_t depth;
    /// The name of the node in its table; NULL in a list.
    const char *key;
    size_t key_bytes;
    roost_toml_place key_place;
    roost_toml_place place;
    /// The value of a text.
    const char *text;
    size_t text_bytes;
    /// The value of an integer, and 0 or 1 of a truth.
    int64_t integer;
    double number;
} roost_toml_node;

typedef struct roost_toml_document roost_toml_document;

/// Reads a text. The caller frees what is returned, which is NULL only where there is no memory.
roost_toml_document *roost_toml_read(const char *text, size_t bytes);

void roost_toml_free(roost_toml_document *document);

/// Why the text is no TOML, and where; NULL where it is.
const char *roost_toml_error(const roost_toml_document *document, size_t *bytes, roost_toml_place *place);

size_t roost_toml_count(const roost_toml_document *document);

/// The node of this number, which is below the count.
const roost_toml_node *roost_toml_at(const roost_toml_document *document, size_t number);

#ifdef __cplusplus
}
#endif
