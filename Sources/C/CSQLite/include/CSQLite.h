// SQLite as it is, and the few of its calls that Swift cannot make: those with any number of arguments.
#pragma once
#include <sqlite3.h>

/// sqlite3_db_config(3) for a switch: 0 or 1. Answers SQLite's code.
int roost_sqlite_switch(sqlite3 *_Nonnull database, int option, int is_on);
