package import Platform

/// The right to write to a run or session directory: a lock on the folder itself, gone with the process that holds it.
package struct DirectoryLock: ~Copyable {
    private var lock: FileLock

    package init(_ directory: String, on disk: any Disk) throws(JournalError) {
        let lock = try onDisk { () throws(PlatformError) in
            try FileLock.acquire(try disk.openFile(directory, .readFolder))
        }
        guard let lock else { throw .locked(directory) }
        self.lock = lock
    }

    /// See `FileLock`.
    mutating func leaveToCopy() { lock.leaveToCopy() }
}
