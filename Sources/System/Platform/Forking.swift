import CPlatform

/// A copy of this process that goes on from the same place. Only for a process of one thread, since a copy has none of
/// the others, but all of their locks.
package enum Forking {
    package enum Side: Hashable, Sendable {
        case original(copy: Int32)
        case copy
    }

    package static func fork() throws(PlatformError) -> Side {
        let pid = roost_fork()
        guard pid >= 0 else { throw .last("copy", "this process") }
        return pid == 0 ? .copy : .original(copy: pid)
    }
}
