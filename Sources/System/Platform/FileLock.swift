import Glibc

/// A lock on a whole file or folder, held until this goes. It belongs to the open file: every other opening of it, in
/// this process too, has to wait.
package struct FileLock: ~Copyable, Sendable {
    package let descriptor: FileDescriptor
    private var isOurs = true

    private init(_ descriptor: consuming FileDescriptor) { self.descriptor = descriptor }

    /// Unlocks before it closes: a child that another thread is about to start has a copy of the descriptor until it
    /// runs its program, and would keep the lock for that long.
    deinit { if isOurs { _ = flock(descriptor.number, LOCK_UN) } }

    /// A copy of this process has the lock from here on: ours goes without unlocking, which would take it from both.
    package mutating func leaveToCopy() { isOurs = false }

    /// Nil if another holds it. Does not wait by itself: `isTriedAgain` may, and answers whether to look once more.
    package static func acquire(
        _ descriptor: consuming FileDescriptor,
        orWait isTriedAgain: () -> Bool = { false }
    ) throws(PlatformError) -> FileLock? {
        while flock(descriptor.number, LOCK_EX | LOCK_NB) != 0 {
            let error = PlatformError.last("lock", descriptor.subject)
            if error.errno == .interrupted { continue }
            guard error.errno == .again else { throw error }
            guard isTriedAgain() else { return nil }
        }
        return FileLock(descriptor)
    }
}
