package import Platform

/// Appends bytes to the file of a channel, for a writer that has them in memory. The file is not opened for appending,
/// since `splice` refuses that: one writer, under the lock of the run, knows where it ends.
package struct ChannelWriter: ~Copyable {
    private let disk: any Disk
    private let file: FileDescriptor
    package private(set) var end: Int64

    package init(path: String, on disk: any Disk) throws(JournalError) {
        let file = try onDisk { () throws(PlatformError) in try disk.openFile(path, .write) }
        end = try onDisk { () throws(PlatformError) in try disk.status(of: file).bytes }
        self.file = file
        self.disk = disk
    }

    /// How far the bytes went out; the rest is the caller's to write again.
    package mutating func write(_ bytes: UnsafeRawBufferPointer) -> WriteProgress {
        let progress = disk.writeSome(bytes, to: file, at: end)
        end += Int64(progress.written)
        return progress
    }

    package func synchronize() throws(JournalError) {
        do { try disk.synchronizeFully(file, .data) } catch { throw .unsafe(error) }
    }
}
