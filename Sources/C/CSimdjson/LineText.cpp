#include "CSimdjson.h"

#include <cstring>

namespace {

/// What the letter behind a backslash stands for; 0 where that is not one byte.
struct Letters {
    uint8_t meaning[256] = {};

    constexpr Letters() {
        meaning['"'] = '"';
        meaning['\\'] = '\\';
        meaning['/'] = '/';
        meaning['b'] = '\b';
        meaning['f'] = '\f';
        meaning['n'] = '\n';
        meaning['r'] = '\r';
        meaning['t'] = '\t';
    }
};

constexpr Letters letters;

/// Copies so many bytes at once until one of them is a backslash, and then up to it; or until fewer are left. Escapes
/// stand some ten to forty bytes apart: with wide steps there is nearly always one step from each to the next.
template <size_t Step> bool copy_to_escape(const uint8_t *&at, const uint8_t *end, uint8_t *&out) {
    using Bytes = uint8_t __attribute__((ext_vector_type(Step)));
    using Flags = bool __attribute__((ext_vector_type(Step)));
    while (static_cast<size_t>(end - at) >= Step) {
        Bytes bytes;
        memcpy(&bytes, at, Step);
        memcpy(out, &bytes, Step);
        const Flags found = __builtin_convertvector(bytes == static_cast<uint8_t>('\\'), Flags);
        uint32_t bits = 0;
        memcpy(&bits, &found, Step / 8);
        const size_t plain = bits == 0 ? Step : static_cast<size_t>(__builtin_ctz(bits));
        at += plain;
        out += plain;
        if (plain < Step) return true;
    }
    return false;
}

/// The same for the last few bytes.
bool copy_rest(const uint8_t *&at, const uint8_t *end, uint8_t *&out) {
    while (at < end && *at != '\\') *out++ = *at++;
    return at < end;
}

int32_t hex_value(uint8_t byte) {
    if (byte >= '0' && byte <= '9') return byte - '0';
    const uint8_t letter = byte | 0x20;
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

/// The UTF-16 unit of the escape that begins here, or -1 where none does.
int32_t unit(const uint8_t *at, const uint8_t *end) {
    if (end - at < 6 || at[0] != '\\' || at[1] != 'u') return -1;
    int32_t unit = 0;
    for (int place = 2; place < 6; ++place) {
        const int32_t digit = hex_value(at[place]);
        if (digit < 0) return -1;
        unit = unit << 4 | digit;
    }
    return unit;
}

uint8_t *put(int32_t scalar, uint8_t *out) {
    if (scalar < 0x80) {
        *out++ = static_cast<uint8_t>(scalar);
        return out;
    }
    const int following = scalar < 0x800 ? 1 : scalar < 0x10000 ? 2 : 3;
    const uint8_t lead = following == 1 ? 0xc0 : following == 2 ? 0xe0 : 0xf0;
    *out++ = static_cast<uint8_t>(lead | scalar >> (6 * following));
    for (int rest = following - 1; rest >= 0; --rest)
        *out++ = static_cast<uint8_t>(0x80 | ((scalar >> (6 * rest)) & 0x3f));
    return out;
}

} // namespace

extern "C" size_t roost_json_unescape(const uint8_t *text, size_t count, uint8_t *room) {
    const uint8_t *at = text;
    const uint8_t *const end = text + count;
    uint8_t *out = room;
    // Nothing gets longer, so that there is room for a step wherever one was read.
    while (copy_to_escape<32>(at, end, out) || copy_to_escape<8>(at, end, out) || copy_rest(at, end, out)) {
        const uint8_t meaning = end - at >= 2 ? letters.meaning[at[1]] : 0;
        const int32_t first = meaning == 0 ? unit(at, end) : 0;
        if (meaning != 0) {
            *out++ = meaning;
            at += 2;
        } else if (first < 0) {
            *out++ = *at++;
        } else {
            at += 6;
            const bool leads = first >= 0xd800 && first < 0xdc00;
            const int32_t second = leads ? unit(at, end) : -1;
            const bool is_pair = second >= 0xdc00 && second < 0xe000;
            if (is_pair) at += 6;
            const bool is_half = !is_pair && first >= 0xd800 && first < 0xe000;
            out = put(is_pair ? 0x10000 + ((first & 0x3ff) << 10 | (second & 0x3ff)) : is_half ? 0xfffd : first, out);
        }
    }
    return static_cast<size_t>(out - room);
}
