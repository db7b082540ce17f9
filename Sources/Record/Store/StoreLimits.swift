/// What bounds the databases.
package enum StoreLimits {
    /// Responses stand all over their table, and what is not in memory is read and written again for each.
    static let writerCacheKibibytes = 32 << 10
    /// Texts are mostly longer than a thousand bytes: of SQLite's usual pages few rows fill one, and an import takes a
    /// tenth longer.
    static let pageBytes = 8192
    /// A page that many transactions change is moved into the file once: at SQLite's thousand pages, an import spends
    /// half of its time on that.
    static let walPagesBetweenCheckpoints = 4096
    /// What an emptied WAL may keep of the disk.
    static let idleWALBytesMax: Int64 = 64 << 20
    /// Of words that a batch of texts for the search may gather in memory.
    static let searchWordBytesMax = 32 << 20
    /// A packed text that says that it is longer is not unpacked: no line that is decoded holds a longer one.
    static let unpackedBytesMax = 64 << 20
}
