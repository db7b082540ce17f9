#include "LineWalk.h"

#include <cstring>

namespace {

enum class Wanted { value, value_or_end, key, key_or_end, comma_or_end, nothing };

bool is_space(uint8_t byte) { return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r'; }

bool is_digit(uint8_t byte) { return byte >= '0' && byte <= '9'; }

/// A number from its first byte to the one behind its last, as RFC 8259 has it.
bool is_number(const uint8_t *at, const uint8_t *end, bool &is_integer) {
    is_integer = true;
    if (at < end && *at == '-') ++at;
    if (at == end || !is_digit(*at)) return false;
    if (*at == '0') ++at;
    else while (at < end && is_digit(*at)) ++at;
    if (at < end && *at == '.') {
        is_integer = false;
        if (++at == end || !is_digit(*at)) return false;
        while (at < end && is_digit(*at)) ++at;
    }
    if (at < end && (*at == 'e' || *at == 'E')) {
        is_integer = false;
        if (++at < end && (*at == '+' || *at == '-')) ++at;
        if (at == end || !is_digit(*at)) return false;
        while (at < end && is_digit(*at)) ++at;
    }
    return at == end;
}

/// A machine over the tokens. Between two of them stands nothing but the rest of the first, and white space: simdjson
/// begins a token at each bracket, comma, colon and opening quote outside of strings, and at each first byte of any
/// other run of bytes.
class Walk {
  public:
    Walk(roost_json_tokens tokens, roost_json_node *nodes) : tokens(tokens), text(tokens.text), nodes(nodes) {}

    roost_json_line run() {
        for (; number < tokens.count; ++number)
            if (int32_t fault = take()) return {fault, fault == ROOST_JSON_TORN ? end() : at(), 0, nullptr};
        if (wanted != Wanted::nothing) return {ROOST_JSON_TORN, end(), 0, nullptr};
        return {ROOST_JSON_FINE, 0, count, nodes};
    }

  private:
    const roost_json_tokens tokens;
    const uint8_t *const text;
    roost_json_node *const nodes;
    uint32_t number = 0;
    uint32_t count = 0;
    uint32_t depth = 0;
    uint32_t open[ROOST_JSON_DEPTH_MAX];
    roost_json_node next = {};
    Wanted wanted = Wanted::value;

    uint32_t at() const { return tokens.places[number]; }
    uint32_t end() const { return tokens.places[tokens.count]; }

    /// Behind the last byte of this token.
    uint32_t token_end() const {
        uint32_t place = tokens.places[number + 1];
        while (is_space(text[place - 1])) --place;
        return place;
    }

    /// So it is by what simdjson calls a token; but nobody may read before a string begins should it ever be otherwise.
    bool ends_with_quote() const {
        const uint32_t end = token_end();
        return end - at() >= 2 && text[end - 1] == '"';
    }

    /// Keys are so short that a call takes longer.
    bool has_escapes(uint32_t from, uint32_t to) const {
        bool has = false;
        for (uint32_t place = from; place < to; ++place) has |= text[place] == '\\';
        return has;
    }

    int32_t take() {
        const uint8_t byte = text[at()];
        switch (wanted) {
        case Wanted::key_or_end:
            if (byte == '}') return close();
            return key(byte);
        case Wanted::key:
            return key(byte);
        case Wanted::value_or_end:
            if (byte == ']') return close();
            return value(byte);
        case Wanted::value:
            return value(byte);
        case Wanted::comma_or_end: {
            const bool in_object = nodes[open[depth - 1]].kind == ROOST_JSON_OBJECT;
            if (byte == ',') {
                wanted = in_object ? Wanted::key : Wanted::value;
                return ROOST_JSON_FINE;
            }
            return byte == (in_object ? '}' : ']') ? close() : ROOST_JSON_UNEXPECTED;
        }
        case Wanted::nothing:
            return ROOST_JSON_UNEXPECTED;
        }
        return ROOST_JSON_UNEXPECTED;
    }

    int32_t key(uint8_t byte) {
        if (byte != '"' || !ends_with_quote()) return ROOST_JSON_UNEXPECTED;
        next.key = at() + 1;
        next.key_end = token_end() - 1;
        next.key_has_escapes = has_escapes(next.key, next.key_end);
        if (++number == tokens.count) return ROOST_JSON_TORN;
        wanted = Wanted::value;
        return text[at()] == ':' ? ROOST_JSON_FINE : ROOST_JSON_UNEXPECTED;
    }

    int32_t value(uint8_t byte) {
        next.start = at();
        switch (byte) {
        case '{': return enter(ROOST_JSON_OBJECT, Wanted::key_or_end);
        case '[': return enter(ROOST_JSON_ARRAY, Wanted::value_or_end);
        case '"':
            if (!ends_with_quote()) return ROOST_JSON_UNEXPECTED;
            next.end = token_end();
            return add(ROOST_JSON_TEXT);
        case 't': return word("true", ROOST_JSON_TRUE);
        case 'f': return word("false", ROOST_JSON_FALSE);
        case 'n': return word("null", ROOST_JSON_NULL);
        default: {
            bool is_integer;
            next.end = token_end();
            if (!is_number(text + next.start, text + next.end, is_integer))
                return is_cut((byte == '-' || is_digit(byte)) && strchr("-.eE+", text[next.end - 1]) != nullptr);
            return add(is_integer ? ROOST_JSON_INTEGER : ROOST_JSON_DECIMAL);
        }
        }
    }

    int32_t word(const char *word, uint8_t kind) {
        next.end = token_end();
        const uint32_t bytes = next.end - next.start;
        const uint32_t whole = static_cast<uint32_t>(strlen(word));
        if (bytes > whole || memcmp(text + next.start, word, bytes) != 0) return ROOST_JSON_UNEXPECTED;
        return bytes == whole ? add(kind) : is_cut(true);
    }

    /// A word or number may break off where the line does, and nowhere else.
    int32_t is_cut(bool could_go_on) const {
        return could_go_on && next.end == end() ? ROOST_JSON_TORN : ROOST_JSON_UNEXPECTED;
    }

    void put(uint8_t kind) {
        next.kind = kind;
        next.after = count + 1;
        nodes[count++] = next;
        next = {};
    }

    int32_t add(uint8_t kind) {
        put(kind);
        wanted = depth > 0 ? Wanted::comma_or_end : Wanted::nothing;
        return ROOST_JSON_FINE;
    }

    int32_t enter(uint8_t kind, Wanted inside) {
        if (depth == ROOST_JSON_DEPTH_MAX) return ROOST_JSON_TOO_DEEP;
        open[depth++] = count;
        put(kind);
        wanted = inside;
        return ROOST_JSON_FINE;
    }

    int32_t close() {
        roost_json_node &node = nodes[open[--depth]];
        node.end = at() + 1;
        node.after = count;
        wanted = depth > 0 ? Wanted::comma_or_end : Wanted::nothing;
        return ROOST_JSON_FINE;
    }
};

} // namespace

roost_json_line roost_json_walk(roost_json_tokens tokens, roost_json_node *nodes) { return Walk(tokens, nodes).run(); }
