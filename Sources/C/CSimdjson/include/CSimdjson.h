// simdjson behind a C door.
#pragma once
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The name of the code path that simdjson took for this processor.
const char *_Nonnull roost_json_path(void);

#ifdef __cplusplus
}
#endif
