// Why simdjson found no tokens, and where.
#pragma once
#include "CSimdjson.h"

/// simdjson says only that something is wrong. Such lines are rare, and read again byte by byte.
roost_json_line roost_json_why_no_tokens(const uint8_t *bytes, uint32_t count);
