import Glibc

/// A lock on a whole file or folder, held until this goes. It belongs to the open file: every other opening of it, in
/// this process too, has to wait.
package struct FileLock: ~Copyable, Sendable {
    package let descriptor: FileDescriptor

    private init(_ descriptor: consuming FileDescriptor) { self.descriptor = descriptor }

    /// Nil if another holds it. Does not wait.
    package static func acquire(_ descriptor: consuming FileDescriptor) throws(PlatformError) -> FileLock? {
        while flock(descriptor.number, LOCK_EX | LOCK_NB) != 0 {
            let error = PlatformError.last("lock", descriptor.subject)
            if error.errno == .again { return nil }
            guard error.errno == .interrupted else { throw error }
        }
        return FileLock(descriptor)
    }
}
