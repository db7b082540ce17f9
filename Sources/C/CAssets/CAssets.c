#include "CAssets.h"

// #embed is of C23, and this compiler has it.
#pragma clang diagnostic ignored "-Wc23-extensions"

// Scripts/assets makes it, and touches this file when it was not there before.
#if __has_include("web/packed/List.h")
#include "web/packed/List.h"
#else
static const roost_asset list[] = {{"", "", (const unsigned char *)"", 0, 0, ""}};
enum { LIST_COUNT = 0 };
static const char list_hash[] = "";
#endif

const unsigned long roost_asset_count = LIST_COUNT;

const roost_asset *roost_asset_at(unsigned long place) {
    if (place >= roost_asset_count) __builtin_trap();
    return &list[place];
}

const char *roost_assets_hash_text(void) { return list_hash; }

const char *roost_assets_missing_text(void) {
    return "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Roost</title>\n"
           "<h1>The pages are not here</h1>\n"
           "<p>This roost-web was built without them. Whoever builds it packs them first: <code>Scripts/assets</code>,"
           " which <code>make</code> does.</p>\n</html>\n";
}
