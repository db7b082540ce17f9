// What every child of ours does before it is another program: shared by the two ways of starting one. In all of it
// `errno` stays as it is, since it may be the parent's.
#pragma once
#include <stdbool.h>

/// Sets every signal to what it does by itself, so that neither handlers nor ignored signals of ours pass on.
void roost_reset_signals(void);

void roost_unblock_signals(void);

/// Closes every descriptor from `first` on, and answers 0 or the error; `without_close_range` as on a kernel that
/// refuses that call.
int roost_close_from(int first, bool without_close_range);
