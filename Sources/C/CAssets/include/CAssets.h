// The pages for a browser, packed into the program: Scripts/assets packs what stands in web/, and each file is there
// as it is sent. Where nobody has packed them there are none, and a page says so in their place.
#pragma once

typedef struct {
    /// Its path below web/: `index.html`.
    const char *_Nonnull name;
    /// As the header Content-Type has it.
    const char *_Nonnull type;
    /// gzip (RFC 1952).
    const unsigned char *_Nonnull bytes;
    unsigned long count;
    /// How many bytes it has unpacked, and their SHA-256 in 64 hexadecimal digits.
    unsigned long plain_count;
    const char *_Nonnull sha;
} roost_asset;

/// 0 where they were not packed.
extern const unsigned long roost_asset_count;

/// In the order of their names' bytes.
const roost_asset *_Nonnull roost_asset_at(unsigned long place);

/// Another one whenever any of them is another; empty where there are none.
const char *_Nonnull roost_assets_hash_text(void);

/// A page, not packed, for when there are none.
const char *_Nonnull roost_assets_missing_text(void);
