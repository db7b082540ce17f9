package import Domain
package import Platform

/// Follows a run while it goes on, from any process, by its files alone.
///
/// While it lives it holds a read lock on the first byte of `beat`: the recorder sees that somebody watches and hands
/// bytes on more often.
package struct RunFollower: ~Copyable {
    private let paths: RunPaths
    private let disk: any Disk
    private let clock: any Clock
    private let change: ChangeWait
    private var reader: RunReader
    private var presence: FileDescriptor?

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
        presence = nil
        announce()
    }

    /// The next item, waiting for it up to the limit; nil when nothing came.
    package mutating func next(upTo limit: Duration) throws(JournalError) -> RunItem? {
        let deadline = clock.now().monotonic.advanced(by: limit)
        while true {
            if let item = try reader.next() { return item }
            let left = clock.now().monotonic.duration(to: deadline)
            guard left > .zero else { return nil }
            try change.wait(upTo: left)
            if presence == nil { announce() }
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
        if presence == nil { announce() }
    }

    /// Whether the run has ended: what can be read now is all that there will be, but for output that comes after the
    /// end.
    package func isOver() throws(JournalError) -> Bool {
        let bytes = try onDisk { () throws(PlatformError) in
            try disk.readAll(paths.state, bytesMax: DocumentLimits.bytesMax)
        }
        return try RunState(parsing: bytes, file: paths.state).isOver
    }

    private mutating func announce() {
        presence = Deliberate.ignore(because: "a run without a beat is followed all the same") {
            () throws(PlatformError) in
            let beat = try disk.openFile(paths.beat, .read)
            _ = try ByteLock.acquire(.read, on: 0, of: beat)
            return beat
        }
    }
}
