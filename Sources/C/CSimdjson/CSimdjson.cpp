#include "CSimdjson.h"

#include <simdjson.h>

#include <string>

extern "C" const char *roost_json_path(void) {
    static const std::string name(simdjson::get_active_implementation()->name());
    return name.c_str();
}
