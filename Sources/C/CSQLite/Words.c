#include "Words.h"

struct roost_sqlite_words {
    fts5_tokenizer calls;
    Fts5Tokenizer *tokenizer;
};

// How SQLite hands out the calls of its search (https://sqlite.org/fts5.html, "Extending FTS5").
static fts5_api *api_of(sqlite3 *database) {
    fts5_api *api = NULL;
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(database, "SELECT fts5(?1)", -1, &statement, NULL) == SQLITE_OK) {
        sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", NULL);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    return api;
}

int roost_sqlite_words_make(sqlite3 *database, roost_sqlite_words **made) {
    // The same as in ROOST_SQLITE_WORDS.
    const char *arguments[] = {"remove_diacritics", "2", "tokenchars", "_"};
    fts5_api *api = api_of(database);
    if (api == NULL) return SQLITE_ERROR;
    roost_sqlite_words *words = sqlite3_malloc(sizeof *words);
    if (words == NULL) return SQLITE_NOMEM;
    void *context = NULL;
    int code = api->xFindTokenizer(api, "unicode61", &context, &words->calls);
    if (code == SQLITE_OK) code = words->calls.xCreate(context, arguments, 4, &words->tokenizer);
    if (code != SQLITE_OK) {
        sqlite3_free(words);
        return code;
    }
    *made = words;
    return SQLITE_OK;
}

void roost_sqlite_words_free(roost_sqlite_words *words) {
    words->calls.xDelete(words->tokenizer);
    sqlite3_free(words);
}

int roost_sqlite_words_cut(
    roost_sqlite_words *words, const void *text, size_t count, void *context, roost_sqlite_take take
) {
    if (count == 0) return SQLITE_OK;
    return words->calls.xTokenize(words->tokenizer, context, FTS5_TOKENIZE_DOCUMENT, text, (int)count, take);
}
