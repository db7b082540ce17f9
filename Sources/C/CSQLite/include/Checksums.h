// A file layer for SQLite that puts a checksum at the end of each page and looks at it whenever a page is read.
//
// SQLite itself notices damage to the structure of a database, not to what is in it: a flipped bit in a text is a
// different text. The checksums are those of SQLite's own "checksum VFS shim" (its ext/misc/cksumvfs.c), which the
// library of the system does not contain, so that others can verify our files with it. They stand in eight bytes that
// the header of the database says are reserved at the end of each page; a program that knows nothing of them reads the
// database as any other.
#pragma once
#include <sqlite3.h>
#include <stdbool.h>

/// How a page that is not what was written fails to be read.
enum { ROOST_SQLITE_BAD_PAGE = SQLITE_IOERR_DATA };

/// The name of the layer, for sqlite3_open_v2(3). A database without reserved bytes is read and written as it is.
const char *_Nonnull roost_sqlite_checked(void);

/// Makes the layer known to SQLite. Answers SQLite's code; may be called again.
int roost_sqlite_register_checked(void);

/// Reserves the bytes in a database that is still empty.
int roost_sqlite_reserve_checksums(sqlite3 *_Nonnull database);

/// Whether the pages of an open database are being checked.
bool roost_sqlite_is_checked(sqlite3 *_Nonnull database, const char *_Nonnull name);
