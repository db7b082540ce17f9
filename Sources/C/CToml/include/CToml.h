// toml++ behind a C door.
#pragma once
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The major version of the library behind this door.
int roost_toml_major(void);

#ifdef __cplusplus
}
#endif
