#include "LineFault.h"

namespace {

/// How many bytes the UTF-8 sequence has that this byte begins, or 0 where it begins none.
uint32_t sequence_bytes(uint8_t first) {
    if (first < 0x80) return 1;
    if (first < 0xc2 || first > 0xf4) return 0;
    return first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
}

/// Whether the bytes behind the first are right for it (Unicode 15, table 3-7).
bool is_sequence(const uint8_t *at, uint32_t bytes) {
    const uint8_t low = at[0] == 0xe0 ? 0xa0 : at[0] == 0xf0 ? 0x90 : 0x80;
    const uint8_t high = at[0] == 0xed ? 0x9f : at[0] == 0xf4 ? 0x8f : 0xbf;
    for (uint32_t place = 1; place < bytes; ++place)
        if (place == 1 ? at[1] < low || at[1] > high : (at[place] & 0xc0) != 0x80) return false;
    return true;
}

} // namespace

roost_json_line roost_json_why_no_tokens(const uint8_t *bytes, uint32_t count) {
    bool in_string = false;
    bool is_blank = true;
    for (uint32_t at = 0; at < count;) {
        const uint8_t byte = bytes[at];
        const uint32_t length = sequence_bytes(byte);
        if (length > count - at) return {ROOST_JSON_TORN, count, 0, nullptr};
        if (length == 0 || !is_sequence(bytes + at, length)) return {ROOST_JSON_NOT_UTF8, at, 0, nullptr};
        if (in_string && byte < 0x20) return {ROOST_JSON_CONTROL_CHARACTER, at, 0, nullptr};
        if (byte == '"') in_string = !in_string;
        is_blank = is_blank && (byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r');
        const bool is_escape = in_string && byte == '\\' && at + 1 < count;
        at += is_escape && (bytes[at + 1] == '"' || bytes[at + 1] == '\\') ? 2 : length;
    }
    if (is_blank) return {ROOST_JSON_EMPTY, 0, 0, nullptr};
    return {in_string ? ROOST_JSON_TORN : ROOST_JSON_UNEXPECTED, in_string ? count : 0, 0, nullptr};
}
