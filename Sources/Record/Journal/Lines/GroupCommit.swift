package import Domain

/// When bytes that were written must be synced: at most a second after they were written, or when a mebibyte has
/// gathered. It only counts; the owner syncs.
package struct GroupCommit: Sendable {
    package static let unsyncedBytesMax = 1 << 20
    package static let unsyncedAgeMax = Duration.seconds(1)

    package private(set) var unsyncedBytes = 0
    private var oldest: MonotonicTime?

    package init() {}

    /// The moment by which a sync is due; nil when nothing is at risk.
    package var due: MonotonicTime? {
        guard let oldest else { return nil }
        return unsyncedBytes >= Self.unsyncedBytesMax ? oldest : oldest.advanced(by: Self.unsyncedAgeMax)
    }

    package func isDue(at now: MonotonicTime) -> Bool {
        guard let due else { return false }
        return due <= now
    }

    package mutating func wrote(_ bytes: Int, at now: MonotonicTime) {
        precondition(bytes >= 0, "bytes are written, not taken back")
        guard bytes > 0 else { return }
        unsyncedBytes += bytes
        if oldest == nil { oldest = now }
    }

    package mutating func synchronized() {
        unsyncedBytes = 0
        oldest = nil
    }
}
