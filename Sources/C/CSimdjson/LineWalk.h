// How the tokens of a line become values.
#pragma once
#include "CSimdjson.h"

/// Where the tokens of a line begin, as simdjson found them; behind the last stands the length of the line.
struct roost_json_tokens {
    const uint8_t *text;
    const uint32_t *places;
    uint32_t count;
};

/// Checks the grammar and writes the nodes, of which there are no more than tokens.
roost_json_line roost_json_walk(roost_json_tokens tokens, roost_json_node *nodes);
