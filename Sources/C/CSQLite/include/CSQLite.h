// SQLite as it is, and the few of its calls that Swift cannot make: those with any number of arguments, and those whose
// constants are casts.
#pragma once
#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>

#include "Checksums.h"
#include "Words.h"

/// sqlite3_db_config(3) for a switch. Answers SQLite's code.
int roost_sqlite_switch(sqlite3 *_Nonnull database, int option, bool is_on);

/// Binds a copy of the bytes, as text in UTF-8 or as a blob. None at all are empty, and not null.
int roost_sqlite_bind(
    sqlite3_stmt *_Nonnull statement, int index, const void *_Nullable bytes, size_t count, bool is_text
);

/// Binds the bytes themselves, which must stay until the statement is reset and its bindings are cleared.
int roost_sqlite_lend(
    sqlite3_stmt *_Nonnull statement, int index, const void *_Nullable bytes, size_t count, bool is_text
);
