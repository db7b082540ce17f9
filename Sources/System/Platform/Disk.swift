/// The raw operations on files, and the seam that tests replace.
///
/// Each is one effect that succeeds or fails as the system says: an interruption shows through as EINTR, and a write
/// may take fewer bytes than it was given. What most callers want is the finishing layer in the extensions of this
/// protocol.
package protocol Disk: Sendable {
    func open(_ path: String, _ mode: OpenMode) throws(PlatformError) -> FileDescriptor

    /// Answers 0 at the end of the file.
    func read(
        _ file: borrowing FileDescriptor,
        into buffer: UnsafeMutableRawBufferPointer,
        at offset: Int64
    ) throws(PlatformError) -> Int

    /// Writes at the file's own position, or at its end where it was opened for appending.
    func write(_ bytes: UnsafeRawBufferPointer, to file: borrowing FileDescriptor) throws(PlatformError) -> Int

    func write(
        _ bytes: UnsafeRawBufferPointer,
        to file: borrowing FileDescriptor,
        at offset: Int64
    ) throws(PlatformError) -> Int

    /// Moves bytes from a pipe to a file without copying them through this process; the pipe is not waited for. Answers
    /// nil where it is empty, and 0 once nobody can write to it any more. What is not moved stays in the pipe.
    func move(
        from pipe: borrowing FileDescriptor,
        to file: borrowing FileDescriptor,
        at offset: Int64,
        countMax: Int
    ) throws(PlatformError) -> Int?

    /// Takes room for bytes that will be written to a file, without changing its size.
    func reserve(_ length: Int64, in file: borrowing FileDescriptor) throws(PlatformError)

    /// After a failure nothing can be said about the bytes written before it, and calling again may succeed without
    /// having saved them: a failure is final (see fsync(2), and the PostgreSQL project on "fsyncgate").
    func synchronize(_ file: borrowing FileDescriptor, _ what: Synchronization) throws(PlatformError)

    func rename(_ from: String, to: String) throws(PlatformError)

    /// Makes one folder, of mode 0700 whatever the umask; EEXIST where the name is taken.
    func makeFolder(_ path: String) throws(PlatformError)

    /// Makes a symbolic link at `path` that holds `target`, unresolved.
    func link(_ path: String, to target: String) throws(PlatformError)

    /// Removes a name that is not a folder; of a link, the link.
    func remove(_ path: String) throws(PlatformError)

    /// Removes an empty folder.
    func removeFolder(_ path: String) throws(PlatformError)

    /// Nil where there is nothing of that name. Does not follow a link.
    func status(of path: String) throws(PlatformError) -> FileStatus?

    func status(of file: borrowing FileDescriptor) throws(PlatformError) -> FileStatus

    /// The names in a folder, sorted by their bytes, without `.` and `..`. Of a name that is not UTF-8 the bad bytes
    /// are replaced, so it can be shown but not opened.
    func list(_ folder: String) throws(PlatformError) -> [String]

    /// What a symbolic link holds, unresolved.
    func readLink(_ path: String) throws(PlatformError) -> String
}
