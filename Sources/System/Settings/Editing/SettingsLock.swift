import Platform

/// Keeps changes of the files of a home that decide what is started one after the other, so that none is lost.
enum SettingsLock {
    /// - Parameter path: the file that is to be changed, for whoever is told that another changes it.
    static func hold<Result>(
        home: String,
        for path: String,
        on disk: any Disk,
        _ body: () throws(SettingsError) -> Result
    ) throws(SettingsError) -> Result {
        let lock = try onDisk { () throws(PlatformError) in
            try FileLock.acquire(try disk.openFile(FilePath.resolved(home), .readFolder))
        }
        guard let lock else { throw .locked(path) }
        let result = try body()
        withExtendedLifetime(lock) {}
        return result
    }
}
