package import Domain
package import JSON
package import Platform

/// The one writer of a session directory.
package struct SessionWriter: ~Copyable {
    package let paths: SessionPaths
    package let session: SessionID
    package private(set) var state: SessionState
    private let disk: any Disk
    private let clock: any Clock
    private let lock: DirectoryLock
    private var journal: JournalWriter
    package private(set) var lastSequence: Int64

    /// Begins a session. Its directory is built beside its place and renamed into it.
    package static func begin(
        _ metadata: SessionMetadata,
        in home: HomePaths,
        disk: any Disk,
        clock: any Clock
    ) throws(JournalError) -> SessionWriter {
        let paths = home.session(metadata.session)
        let state = SessionState(startedAt: metadata.startedAt)
        let place = SessionPaths(directory: paths.preparing)
        let files = [(place.metadata, metadata.bytes), (place.state, state.bytes)]
        try Leftovers.clear(place.directory, into: Quarantine(home: home, disk: disk, clock: clock), on: disk)
        try onDisk { () throws(PlatformError) in
            try disk.makeFolders(place.directory)
            for (path, bytes) in files { try disk.createFile(path, with: bytes) }
        }
        let lock = try DirectoryLock(place.directory, on: disk)
        let journal = try JournalWriter(creating: place.journal, on: disk)
        try onDisk { () throws(PlatformError) in
            try disk.synchronizeFolder(place.directory)
            try disk.uninterrupted { () throws(PlatformError) in try disk.rename(place.directory, to: paths.directory) }
            try disk.synchronizeFolder(home.sessions)
        }
        return SessionWriter(paths, metadata.session, state, disk, clock, lock: lock, journal: journal)
    }

    /// Takes over the directory of a session whose writer is gone, to say how it ended. What is torn is closed, what is
    /// missing is made again, and a state that cannot be read goes to the quarantine.
    package static func takeOver(
        _ paths: SessionPaths,
        quarantine: Quarantine,
        disk: any Disk,
        clock: any Clock
    ) throws(JournalError) -> SessionWriter {
        let lock = try DirectoryLock(paths.directory, on: disk)
        let metadata = try SessionMetadata(parsing: try bytes(of: paths.metadata, disk), file: paths.metadata)
        guard metadata.isKnownLayout else { throw .unknownLayout(file: paths.metadata, metadata.layoutVersion) }
        let extent =
            try onDisk({ () throws(PlatformError) in try disk.exists(paths.journal) })
            ? try JournalExtent(of: paths.journal, on: disk) : JournalExtent()
        let state = try state(paths, metadata, extent, quarantine, disk)
        guard state.status != .known(.ended) else { throw .ended(paths.directory) }
        let journal = try JournalWriter(resuming: paths.journal, on: disk, sum: extent.sum)
        var writer = SessionWriter(paths, metadata.session, state, disk, clock, lock: lock, journal: journal)
        writer.lastSequence = state.lastEventSeq
        try writer.close(extent)
        return writer
    }

    private init(
        _ paths: SessionPaths,
        _ session: SessionID,
        _ state: SessionState,
        _ disk: any Disk,
        _ clock: any Clock,
        lock: consuming DirectoryLock,
        journal: consuming JournalWriter
    ) {
        self.paths = paths
        self.session = session
        self.state = state
        self.disk = disk
        self.clock = clock
        self.lock = lock
        self.journal = journal
        lastSequence = 0
    }

    package var heldBytes: Int { journal.heldBytes }

    package var syncDue: MonotonicTime? { journal.syncDue }

    /// Records an event. After an error that `isTaken` it has its place, and is not to be recorded again.
    @discardableResult
    package mutating func record(
        _ type: SessionEventType,
        _ message: String,
        level: Level = .info,
        data: JSONObject = JSONObject()
    ) throws(JournalError) -> Event {
        let now = clock.now()
        let event = event(type, message, level, data, now)
        do {
            try journal.append(event, at: now.monotonic)
        } catch {
            if error.isTaken { lastSequence += 1 }
            throw error
        }
        lastSequence += 1
        return event
    }

    /// An event as it stands in the journal, or waits to: for whoever was told that it `isTaken`.
    package borrowing func event(
        _ sequence: Int64,
        _ type: SessionEventType,
        _ message: String,
        level: Level,
        data: JSONObject
    ) -> Event {
        Event(
            sequence: sequence,
            scope: .session(session),
            typeText: type.rawValue,
            level: .known(level),
            createdAt: clock.now().wall.truncatedToMilliseconds,
            message: message,
            data: data
        )
    }

    package mutating func flush() throws(JournalError) { try journal.flush(at: clock.now().monotonic) }

    package mutating func synchronize() throws(JournalError) { try journal.synchronize() }

    package mutating func synchronizeIfDue() throws(JournalError) {
        try journal.synchronizeIfDue(at: clock.now().monotonic)
    }

    /// Says how the session ended.
    package mutating func end(_ reason: SessionEnd) throws(JournalError) {
        let now = clock.now().wall.truncatedToMilliseconds
        state.status = .known(.ended)
        state.endedAt = now
        state.exitReason = .known(reason)
        try saveState(at: now)
    }

    private mutating func saveState(at now: WallTime) throws(JournalError) {
        try flush()
        try synchronize()
        state.updatedAt = now
        state.lastEventSeq = lastSequence
        let bytes = state.bytes
        try onDisk { () throws(PlatformError) in try disk.replaceFile(paths.state, with: bytes) }
    }

    private mutating func close(_ extent: JournalExtent) throws(JournalError) {
        let now = clock.now()
        switch extent.rest {
        case .nothing: break
        case .wholeLine, .damaged:
            if !extent.endsInNewline { try journal.endLine(at: now.monotonic) }
        case .torn(let tail):
            let event = event(.tornTail, TornTailEvent.message(tail), .warn, TornTailEvent.data(tail.ended), now)
            lastSequence += 1
            try journal.closeTear(by: event, at: now.monotonic)
        }
    }

    private func event(
        _ type: SessionEventType,
        _ message: String,
        _ level: Level,
        _ data: JSONObject,
        _ now: Moment
    ) -> Event {
        Event(
            sequence: lastSequence + 1,
            scope: .session(session),
            typeText: type.rawValue,
            level: .known(level),
            createdAt: now.wall.truncatedToMilliseconds,
            message: message,
            data: data
        )
    }

    private static func bytes(of path: String, _ disk: any Disk) throws(JournalError) -> [UInt8] {
        try onDisk { () throws(PlatformError) in try disk.readAll(path, bytesMax: DocumentLimits.bytesMax) }
    }

    /// The state as it stands, or where it cannot be read a new one.
    private static func state(
        _ paths: SessionPaths,
        _ metadata: SessionMetadata,
        _ extent: JournalExtent,
        _ quarantine: Quarantine,
        _ disk: any Disk
    ) throws(JournalError) -> SessionState {
        var state: SessionState
        do {
            state = try SessionState(parsing: try bytes(of: paths.state, disk), file: paths.state)
        } catch {
            // What the disk does not give now it may give later; only what it gave and nobody can read is made again.
            if case .disk(let cause) = error, cause.errno != .notFound { throw error }
            if !error.isMissing { try quarantine.take(paths.state) }
            state = SessionState(startedAt: metadata.startedAt)
        }
        state.lastEventSeq = max(state.lastEventSeq, extent.lastSequence)
        return state
    }
}
