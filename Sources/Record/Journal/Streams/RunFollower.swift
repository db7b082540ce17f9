package import Domain
package import Platform

/// Follows a run while it goes on, from any process, by its files alone.
package struct RunFollower: ~Copyable {
    private let paths: RunPaths
    private let disk: any Disk
    private let clock: any Clock
    private let change: ChangeWait
    private var reader: RunReader
    private var presence: FollowerPresence

    package init(
        _ paths: RunPaths,
        disk: any Disk,
        clock: any Clock,
        from start: WallTime? = nil,
        isWatchingAllowed: Bool = true
    ) throws(JournalError) {
        let change = try ChangeWait(watching: [paths.directory], isWatchingAllowed: isWatchingAllowed)
        let reader = try RunReader(paths, on: disk, from: start)
        self.paths = paths
        self.disk = disk
        self.clock = clock
        self.change = change
        self.reader = reader
        presence = FollowerPresence(in: paths, on: disk)
    }

    /// The next item, waiting for it up to the limit; nil when nothing came.
    package mutating func next(upTo limit: Duration) throws(JournalError) -> RunItem? {
        let deadline = clock.now().monotonic.advanced(by: limit)
        while true {
            if let item = try reader.next() { return item }
            let left = clock.now().monotonic.duration(to: deadline)
            guard left > .zero else { return nil }
            try change.wait(upTo: left)
            presence.announce()
        }
    }

    package var isPolling: Bool { change.isPolling }

    /// Readable when there may be more, for an event loop; nil where the kernel refused, and somebody has to look from
    /// time to time.
    package var descriptor: Int32? { change.descriptor }

    /// The next item that is there already. To be asked for until there is none, after `settle`.
    package mutating func nextNow() throws(JournalError) -> RunItem? { try reader.next() }

    /// Takes note of all changes so far: what is read after it has them, and the descriptor tells of later ones.
    package mutating func settle() throws(JournalError) {
        try change.settle()
        presence.announce()
    }

    /// Whether the run has ended: what can be read now is all that there will be, but for output that comes after the
    /// end.
    package func isOver() throws(JournalError) -> Bool { try RunState.read(paths.state, on: disk).isOver }
}
