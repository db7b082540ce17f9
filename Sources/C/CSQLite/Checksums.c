#include "Checksums.h"

#include <stdint.h>
#include <string.h>

enum {
    CHECKSUM_BYTES = 8,
    PAGE_BYTES_MIN = 512,
    PAGE_BYTES_MAX = 65536,
    /// SQLite's description of its file format: these bytes of the header tell the size of a page, and how many bytes
    /// of it are reserved.
    PAGE_BYTES_AT = 16,
    RESERVED_BYTES_AT = 20,
    HEADER_BYTES = 100,
    /// A file control of our own; SQLite leaves numbers above 100 to others.
    IS_CHECKED = 0x5253,
};

/// Ours, and behind it in the same memory the file of the layer below.
typedef struct {
    sqlite3_file head;
    bool is_checked;
    /// As its header says.
    int page_bytes;
} checked_file;

static sqlite3_vfs *below(sqlite3_vfs *layer) { return layer->pAppData; }
static sqlite3_file *real(sqlite3_file *file) { return (sqlite3_file *)((checked_file *)file + 1); }

static void compute(const uint8_t *page, int count, uint8_t sum[CHECKSUM_BYTES]) {
    uint32_t first = 0, second = 0;
    for (int at = 0; at < count; at += 8) {
        uint32_t words[2];
        memcpy(words, page + at, sizeof words);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
        words[0] = __builtin_bswap32(words[0]);
        words[1] = __builtin_bswap32(words[1]);
#endif
        first += words[0] + second;
        second += words[1] + first;
    }
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    first = __builtin_bswap32(first);
    second = __builtin_bswap32(second);
#endif
    memcpy(sum, &first, 4);
    memcpy(sum + 4, &second, 4);
}

static bool is_page(int count) {
    return count >= PAGE_BYTES_MIN && count <= PAGE_BYTES_MAX && (count & (count - 1)) == 0;
}

/// The header says whether there are checksums, whenever it is read or written.
static void learn(checked_file *file, const uint8_t *bytes, int count, sqlite3_int64 at) {
    if (at != 0 || count < HEADER_BYTES || memcmp(bytes, "SQLite format 3", 16) != 0) return;
    file->is_checked = bytes[RESERVED_BYTES_AT] == CHECKSUM_BYTES;
    int told = bytes[PAGE_BYTES_AT] << 8 | bytes[PAGE_BYTES_AT + 1];
    // 65,536 has no room in two bytes.
    file->page_bytes = told == 1 ? PAGE_BYTES_MAX : told;
}

static int checked_read(sqlite3_file *file, void *bytes, int count, sqlite3_int64 at) {
    checked_file *checked = (checked_file *)file;
    int code = real(file)->pMethods->xRead(real(file), bytes, count, at);
    if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ) return code;
    if (code == SQLITE_OK) learn(checked, bytes, count, at);
    // Where the file has ended there are zeros, and SQLite takes them: the sum of zeros is zero, and that of a page of
    // which only the beginning is left is not. Whoever has opened a file that was still empty reads the first page in
    // the usual size once, and in its own after that.
    if (!checked->is_checked || count != checked->page_bytes || !is_page(count)) return code;
    uint8_t sum[CHECKSUM_BYTES];
    compute(bytes, count - CHECKSUM_BYTES, sum);
    const uint8_t *found = (const uint8_t *)bytes + count - CHECKSUM_BYTES;
    return memcmp(sum, found, CHECKSUM_BYTES) == 0 ? code : ROOST_SQLITE_BAD_PAGE;
}

static int checked_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 at) {
    checked_file *checked = (checked_file *)file;
    learn(checked, bytes, count, at);
    if (!checked->is_checked || !is_page(count)) return real(file)->pMethods->xWrite(real(file), bytes, count, at);
    // The page belongs to SQLite: the checksum goes into a copy.
    uint8_t page[PAGE_BYTES_MAX];
    memcpy(page, bytes, count - CHECKSUM_BYTES);
    compute(page, count - CHECKSUM_BYTES, page + count - CHECKSUM_BYTES);
    return real(file)->pMethods->xWrite(real(file), page, count, at);
}

static int checked_control(sqlite3_file *file, int operation, void *argument) {
    if (operation == IS_CHECKED) {
        *(bool *)argument = ((checked_file *)file)->is_checked;
        return SQLITE_OK;
    }
    return real(file)->pMethods->xFileControl(real(file), operation, argument);
}

/// A page that SQLite reads from memory that is mapped would not come by here.
static int no_fetch(sqlite3_file *file, sqlite3_int64 at, int count, void **bytes) {
    (void)file, (void)at, (void)count;
    *bytes = 0;
    return SQLITE_OK;
}

static int no_unfetch(sqlite3_file *file, sqlite3_int64 at, void *bytes) {
    (void)file, (void)at, (void)bytes;
    return SQLITE_OK;
}

static int close_file(sqlite3_file *f) { return real(f)->pMethods->xClose(real(f)); }
static int truncate_file(sqlite3_file *f, sqlite3_int64 n) { return real(f)->pMethods->xTruncate(real(f), n); }
static int sync_file(sqlite3_file *f, int flags) { return real(f)->pMethods->xSync(real(f), flags); }
static int file_size(sqlite3_file *f, sqlite3_int64 *n) { return real(f)->pMethods->xFileSize(real(f), n); }
static int lock(sqlite3_file *f, int level) { return real(f)->pMethods->xLock(real(f), level); }
static int unlock(sqlite3_file *f, int level) { return real(f)->pMethods->xUnlock(real(f), level); }
static int is_reserved(sqlite3_file *f, int *is) { return real(f)->pMethods->xCheckReservedLock(real(f), is); }
static int sector(sqlite3_file *f) { return real(f)->pMethods->xSectorSize(real(f)); }
static int traits(sqlite3_file *f) { return real(f)->pMethods->xDeviceCharacteristics(real(f)); }
static void barrier(sqlite3_file *f) { real(f)->pMethods->xShmBarrier(real(f)); }
static int unmap(sqlite3_file *f, int is_deleted) { return real(f)->pMethods->xShmUnmap(real(f), is_deleted); }

static int map(sqlite3_file *f, int region, int count, int extend, void volatile **memory) {
    return real(f)->pMethods->xShmMap(real(f), region, count, extend, memory);
}

static int shared_lock(sqlite3_file *f, int at, int count, int flags) {
    return real(f)->pMethods->xShmLock(real(f), at, count, flags);
}

static const sqlite3_io_methods methods = {
    .iVersion = 3,
    .xClose = close_file,
    .xRead = checked_read,
    .xWrite = checked_write,
    .xTruncate = truncate_file,
    .xSync = sync_file,
    .xFileSize = file_size,
    .xLock = lock,
    .xUnlock = unlock,
    .xCheckReservedLock = is_reserved,
    .xFileControl = checked_control,
    .xSectorSize = sector,
    .xDeviceCharacteristics = traits,
    .xShmMap = map,
    .xShmLock = shared_lock,
    .xShmBarrier = barrier,
    .xShmUnmap = unmap,
    .xFetch = no_fetch,
    .xUnfetch = no_unfetch,
};

/// Only the database itself has pages. A WAL has checksums of its own, and everything else is for a moment.
static int open_file(sqlite3_vfs *layer, const char *path, sqlite3_file *file, int flags, int *flags_got) {
    if (!(flags & SQLITE_OPEN_MAIN_DB)) return below(layer)->xOpen(below(layer), path, file, flags, flags_got);
    ((checked_file *)file)->is_checked = false;
    ((checked_file *)file)->page_bytes = 0;
    file->pMethods = 0;
    int code = below(layer)->xOpen(below(layer), path, real(file), flags, flags_got);
    if (real(file)->pMethods) file->pMethods = &methods;
    return code;
}

static int delete_file(sqlite3_vfs *layer, const char *path, int is_synced) {
    return below(layer)->xDelete(below(layer), path, is_synced);
}

static int access_file(sqlite3_vfs *layer, const char *path, int flags, int *answer) {
    return below(layer)->xAccess(below(layer), path, flags, answer);
}

static int full_path(sqlite3_vfs *layer, const char *path, int count, char *out) {
    return below(layer)->xFullPathname(below(layer), path, count, out);
}

static int randomness(sqlite3_vfs *layer, int count, char *out) {
    return below(layer)->xRandomness(below(layer), count, out);
}

static int sleep_for(sqlite3_vfs *layer, int microseconds) { return below(layer)->xSleep(below(layer), microseconds); }
static int now_days(sqlite3_vfs *layer, double *days) { return below(layer)->xCurrentTime(below(layer), days); }
static int last_error(sqlite3_vfs *layer, int count, char *out) {
    return below(layer)->xGetLastError(below(layer), count, out);
}

static int now_milliseconds(sqlite3_vfs *layer, sqlite3_int64 *milliseconds) {
    return below(layer)->xCurrentTimeInt64(below(layer), milliseconds);
}

const char *roost_sqlite_checked(void) { return "roost-checked"; }

int roost_sqlite_register_checked(void) {
    static sqlite3_vfs layer;
    int code = sqlite3_initialize();
    if (code != SQLITE_OK) return code;
    sqlite3_mutex *mutex = sqlite3_mutex_alloc(SQLITE_MUTEX_STATIC_APP1);
    sqlite3_mutex_enter(mutex);
    if (!layer.zName) {
        sqlite3_vfs *system = sqlite3_vfs_find(0);
        if (!system || system->iVersion < 2) code = SQLITE_ERROR;
        if (code == SQLITE_OK) {
            layer = (sqlite3_vfs){
                .iVersion = 2,
                .szOsFile = (int)sizeof(checked_file) + system->szOsFile,
                .mxPathname = system->mxPathname,
                .zName = roost_sqlite_checked(),
                .pAppData = system,
                .xOpen = open_file,
                .xDelete = delete_file,
                .xAccess = access_file,
                .xFullPathname = full_path,
                .xRandomness = randomness,
                .xSleep = sleep_for,
                .xCurrentTime = now_days,
                .xGetLastError = last_error,
                .xCurrentTimeInt64 = now_milliseconds,
            };
            code = sqlite3_vfs_register(&layer, 0);
            if (code != SQLITE_OK) layer.zName = 0;
        }
    }
    sqlite3_mutex_leave(mutex);
    return code;
}

int roost_sqlite_reserve_checksums(sqlite3 *database) {
    int count = CHECKSUM_BYTES;
    return sqlite3_file_control(database, "main", SQLITE_FCNTL_RESERVE_BYTES, &count);
}

bool roost_sqlite_is_checked(sqlite3 *database, const char *name) {
    bool is_checked = false;
    return sqlite3_file_control(database, name, IS_CHECKED, &is_checked) == SQLITE_OK && is_checked;
}
