#include "CToml.h"

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

extern "C" int roost_toml_major(void) { return TOML_LIB_MAJOR; }
