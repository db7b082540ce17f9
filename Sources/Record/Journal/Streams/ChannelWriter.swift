package import Domain
package import Platform

/// Appends bytes to the file of a channel, for a writer that has them in memory. The file is not opened for appending,
/// since `splice` refuses that: one writer, under the lock of the run, knows where it ends.
package struct ChannelWriter: ~Copyable {
    private let disk: any Disk
    private let file: FileDescriptor
    package private(set) var end: Int64
    private var sync = FileSync()

    package init(path: String, on disk: any Disk) throws(JournalError) {
        let file = try onDisk { () throws(PlatformError) in try disk.openFile(path, .write) }
        end = try onDisk { () throws(PlatformError) in try disk.status(of: file).bytes }
        self.file = file
        self.disk = disk
    }

    /// How far the bytes went out; the rest is the caller's to write again.
    package mutating func write(_ bytes: UnsafeRawBufferPointer, at now: MonotonicTime) -> WriteProgress {
        let progress = disk.writeSome(bytes, to: file, at: end)
        end += Int64(progress.written)
        sync.wrote(progress.written, at: now)
        return progress
    }

    /// Moves bytes from a pipe to the end of the file, and says how many; nil where the pipe is empty, 0 at its end.
    package mutating func take(
        from pipe: borrowing FileDescriptor,
        countMax: Int,
        at now: MonotonicTime
    ) throws(JournalError) -> Int? {
        let count = try onDisk { () throws(PlatformError) in
            try disk.uninterrupted { () throws(PlatformError) in
                try disk.move(from: pipe, to: file, at: end, countMax: countMax)
            }
        }
        guard let count else { return nil }
        end += Int64(count)
        sync.wrote(count, at: now)
        return count
    }

    /// The moment by which `synchronize` is due; nil when nothing is at risk.
    package var syncDue: MonotonicTime? { sync.due }

    /// Puts the bytes on the device.
    package mutating func synchronize() throws(JournalError) { try sync.perform(on: file, disk) }
}
