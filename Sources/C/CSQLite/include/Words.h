// The words of a text as the full-text search of SQLite takes them: its own cutting, so that what finds a text and what
// shows where in it the words are cannot differ.
#pragma once
#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>

/// What `tokenize` of a table of the search is: capital letters and accents do not matter, and a name such as
/// `block_id` is one word.
#define ROOST_SQLITE_WORDS "unicode61 remove_diacritics 2 tokenchars '_'"

typedef struct roost_sqlite_words roost_sqlite_words;

/// Takes a word as it is looked for, and where in the text it stands. Another answer than SQLITE_OK ends the cutting.
typedef int (*roost_sqlite_take)(
    void *_Nullable context, int flags, const char *_Nullable word, int count, int start, int end
);

/// Answers SQLite's code.
int roost_sqlite_words_make(sqlite3 *_Nonnull database, roost_sqlite_words *_Nullable *_Nonnull words);

void roost_sqlite_words_free(roost_sqlite_words *_Nonnull words);

/// Answers SQLite's code, or what `take` has answered.
int roost_sqlite_words_cut(
    roost_sqlite_words *_Nonnull words, const void *_Nullable text, size_t count, void *_Nullable context,
    roost_sqlite_take _Nonnull take
);
