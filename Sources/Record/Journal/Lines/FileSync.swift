import Domain
import Platform

/// When the bytes of a file are synced, and that a sync which failed once is never taken for a good one: what it lost
/// stays lost, and the system may answer the next as if nothing had happened.
struct FileSync {
    private var group = GroupCommit()
    private var failure: PlatformError?
    /// Nothing is known of what another writer left before this one.
    private var isFirst = true

    /// The moment by which a sync is due; nil when nothing is at risk.
    var due: MonotonicTime? { group.due }

    func isDue(at now: MonotonicTime) -> Bool { group.isDue(at: now) }

    mutating func wrote(_ bytes: Int, at now: MonotonicTime) { group.wrote(bytes, at: now) }

    /// Puts the bytes on the device.
    mutating func perform(on file: borrowing FileDescriptor, _ disk: any Disk) throws(JournalError) {
        if let failure { throw .unsafe(failure) }
        guard isFirst || group.due != nil else { return }
        do {
            try disk.synchronizeFully(file, .data)
        } catch {
            failure = error
            throw .unsafe(error)
        }
        group.synchronized()
        isFirst = false
    }
}
