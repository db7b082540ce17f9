import CPlatform
import Glibc

/// Locks on single bytes of a file, by which processes tell one another what they are doing with it. They belong to the
/// open file, and go with it or when they are released.
package enum ByteLock {
    /// Many may hold a read lock on a byte, or one a write lock.
    package enum Kind: Hashable, Sendable { case read, write }

    /// Answers whether it was got; if not, another holds one that does not go with it. Does not wait.
    package static func acquire(
        _ kind: Kind,
        on byte: Int64,
        of file: borrowing FileDescriptor
    ) throws(PlatformError) -> Bool {
        if roost_lock_bytes(file.number, kind.type, Int(byte), 1) == 0 { return true }
        let error = PlatformError.last("lock a byte of", file.subject)
        guard error.errno == .again || error.errno == .accessDenied else { throw error }
        return false
    }

    package static func release(_ byte: Int64, of file: borrowing FileDescriptor) throws(PlatformError) {
        guard roost_lock_bytes(file.number, Int16(F_UNLCK), Int(byte), 1) == 0 else {
            throw .last("unlock a byte of", file.subject)
        }
    }

    /// Whether another opening of the file holds a lock that would keep this kind away.
    package static func isHeldByAnother(
        against kind: Kind,
        on byte: Int64,
        of file: borrowing FileDescriptor
    ) throws(PlatformError) -> Bool {
        let answer = roost_bytes_are_locked(file.number, kind.type, Int(byte), 1)
        guard answer >= 0 else { throw .last("look for locks of", file.subject) }
        return answer == 1
    }
}

extension ByteLock.Kind {
    fileprivate var type: Int16 {
        switch self {
        case .read: Int16(F_RDLCK)
        case .write: Int16(F_WRLCK)
        }
    }
}
