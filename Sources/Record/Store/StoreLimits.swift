/// What bounds the databases.
package enum StoreLimits {
    /// What an emptied WAL may keep of the disk.
    static let idleWALBytesMax: Int64 = 64 << 20
}
