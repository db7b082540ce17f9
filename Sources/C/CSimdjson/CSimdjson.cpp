#include "CSimdjson.h"

#include "LineFault.h"
#include "LineWalk.h"

#include <simdjson.h>

#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <string>

// simdjson's first stage finds where tokens begin, and checks UTF-8 and quotes: it is where the speed is, and takes
// the code path of this processor at run time. Its on-demand interface stands on the same stage, but says nothing
// about values that are not asked for, and reads past the end of the line; so we walk the tokens ourselves.

namespace {

using Tokenizer = simdjson::internal::dom_parser_implementation;

/// Room for so long a line is kept; longer ones are rare, and give theirs back when the next line comes.
constexpr size_t kept_bytes_max = 1 << 20;

struct Nodes {
    roost_json_node *items = nullptr;
    size_t room = 0;

    bool reserve(size_t count) {
        if (count <= room) return true;
        release();
        items = static_cast<roost_json_node *>(malloc(count * sizeof(roost_json_node)));
        room = items == nullptr ? 0 : count;
        return items != nullptr;
    }

    void release() {
        free(items);
        items = nullptr;
        room = 0;
    }

    ~Nodes() { free(items); }
};

} // namespace

struct roost_json_reader {
    std::unique_ptr<Tokenizer> tokenizer;
    Nodes nodes;

    /// Room for the tokens of a line, which are no more than its bytes.
    bool reserve(size_t count) {
        if (tokenizer && tokenizer->capacity() > kept_bytes_max && count <= kept_bytes_max) {
            tokenizer.reset();
            nodes.release();
        }
        if (tokenizer && count <= tokenizer->capacity()) return true;
        size_t room = 1 << 16;
        while (room < count) room *= 2;
        tokenizer.reset();
        const simdjson::implementation *path = simdjson::get_active_implementation();
        return path->create_dom_parser_implementation(room, ROOST_JSON_DEPTH_MAX, tokenizer) == simdjson::SUCCESS;
    }
};

#define ROOST_QUOTED(text) #text
#define ROOST_VALUE_QUOTED(macro) ROOST_QUOTED(macro)

extern "C" const char *roost_json_version(void) { return ROOST_VALUE_QUOTED(SIMDJSON_VERSION); }

extern "C" const char *roost_json_path(void) {
    static const std::string name(simdjson::get_active_implementation()->name());
    return name.c_str();
}

extern "C" roost_json_reader *roost_json_make(void) { return new (std::nothrow) roost_json_reader(); }

extern "C" void roost_json_free(roost_json_reader *reader) { delete reader; }

extern "C" roost_json_line roost_json_read(roost_json_reader *reader, const uint8_t *bytes, size_t count) {
    if (count > ROOST_JSON_BYTES_MAX) return {ROOST_JSON_TOO_LONG, ROOST_JSON_BYTES_MAX, 0, nullptr};
    if (!reader->reserve(count)) return {ROOST_JSON_NO_MEMORY, 0, 0, nullptr};
    Tokenizer &tokenizer = *reader->tokenizer;
    if (tokenizer.stage1(bytes, count, simdjson::stage1_mode::regular) != simdjson::SUCCESS)
        return roost_json_why_no_tokens(bytes, static_cast<uint32_t>(count));

    const roost_json_tokens tokens = {bytes, tokenizer.structural_indexes.get(), tokenizer.n_structural_indexes};
    if (tokens.count > ROOST_JSON_TOKENS_MAX)
        return {ROOST_JSON_TOO_MANY, tokens.places[ROOST_JSON_TOKENS_MAX], 0, nullptr};
    if (!reader->nodes.reserve(tokens.count)) return {ROOST_JSON_NO_MEMORY, 0, 0, nullptr};
    return roost_json_walk(tokens, reader->nodes.items);
}

extern "C" bool roost_json_mentions(const uint8_t *bytes, size_t count, const uint8_t *word, size_t word_count) {
    return memmem(bytes, count, word, word_count) != nullptr;
}
