#include "CSQLite.h"

int roost_sqlite_switch(sqlite3 *database, int option, bool is_on) {
    return sqlite3_db_config(database, option, (int)is_on, (int *)0);
}

static int bind(
    sqlite3_stmt *statement, int index, const void *bytes, size_t count, bool is_text, sqlite3_destructor_type owner
) {
    if (!bytes) bytes = "";
    return is_text ? sqlite3_bind_text64(statement, index, bytes, count, owner, SQLITE_UTF8)
                   : sqlite3_bind_blob64(statement, index, bytes, count, owner);
}

int roost_sqlite_bind(sqlite3_stmt *statement, int index, const void *bytes, size_t count, bool is_text) {
    return bind(statement, index, bytes, count, is_text, SQLITE_TRANSIENT);
}

int roost_sqlite_lend(sqlite3_stmt *statement, int index, const void *bytes, size_t count, bool is_text) {
    return bind(statement, index, bytes, count, is_text, SQLITE_STATIC);
}
