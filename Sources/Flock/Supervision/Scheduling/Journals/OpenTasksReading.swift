import Domain
package import Journal
package import Platform

/// Reads what is open from the journals of a home.
///
/// The snapshot with the highest generation is where it begins. Of each other session those lines count that the
/// snapshot has not seen; of those that ended long before it, it has seen all. Lines of several sessions are taken in
/// the order of their times, those of one session always in their own.
package struct OpenTasksReading {
    /// How many days a clock may be wrong by before lines of sessions without a daemon are passed over.
    private static let marginDays = 2

    private struct Snapshot {
        let session: SessionID
        let paths: SessionPaths
        let day: Int
        let tasks: OpenTasks
    }

    private struct Turn: Comparable {
        let at: WallTime
        let session: SessionID
        let cursor: Int

        static func < (left: Turn, right: Turn) -> Bool { (left.at, left.session) < (right.at, right.session) }
    }

    package private(set) var tasks = OpenTasks()
    /// What could not be read of which journal: it is told, and the rest counts.
    package private(set) var damages: [(journal: String, damage: Damage)] = []
    private let disk: any Disk

    package init(of home: HomePaths, on disk: any Disk) throws(SupervisionError) {
        self.disk = disk
        do throws(JournalError) {
            let sessions = try SessionLookup.sessions(in: home, on: disk).compactMap(Self.identified)
                .sorted { $0.id < $1.id }
            let snapshot = try latestSnapshot(of: sessions)
            if let snapshot { tasks = snapshot.tasks }
            try takeLines(of: sessions.filter { Self.mayTellMore($0.id, than: snapshot) })
        } catch { throw .journal(error) }
    }

    private static func identified(_ paths: SessionPaths) -> (id: SessionID, paths: SessionPaths)? {
        Deliberate.ignore(because: "a folder that is named otherwise is no session") { () throws(IdentifierError) in
            (try SessionID(FilePath.name(of: paths.directory)), paths)
        }
    }

    private static func mayTellMore(_ session: SessionID, than snapshot: Snapshot?) -> Bool {
        guard let snapshot else { return true }
        return session == snapshot.session || snapshot.tasks.seen[session] != nil
            || day(of: session) >= snapshot.day - marginDays
    }

    /// Looks at the newest sessions first, and a little beyond the first snapshot that it finds.
    private mutating func latestSnapshot(
        of sessions: [(id: SessionID, paths: SessionPaths)]
    ) throws(JournalError) -> Snapshot? {
        var latest: Snapshot?
        for session in sessions.reversed() {
            let day = Self.day(of: session.id)
            if let latest, day < latest.day - Self.marginDays { break }
            guard let tasks = try snapshot(in: session.paths),
                tasks.generation > latest?.tasks.generation ?? -1
            else { continue }
            latest = Snapshot(session: session.id, paths: session.paths, day: day, tasks: tasks)
        }
        return latest
    }

    /// What the whole snapshot at the front of a journal says; nothing where there is none.
    private func snapshot(in paths: SessionPaths) throws(JournalError) -> OpenTasks? {
        var tasks = OpenTasks()
        var reader = try JournalReader(path: paths.journal, on: disk)
        while case .event(let event, _)? = try reader.next(), event.sessionType == .known(.snapshot) {
            tasks.take(event)
            if tasks.hasSnapshot { return tasks }
        }
        return nil
    }

    private mutating func takeLines(of sessions: [(id: SessionID, paths: SessionPaths)]) throws(JournalError) {
        let seen = tasks.seen
        var cursors: [SessionCursor] = []
        var turns = SortedQueue<Turn>()
        for session in sessions {
            let cursor = try SessionCursor(session.paths.journal, on: disk, after: seen[session.id] ?? 0)
            if let event = cursor.event {
                turns.insert(Turn(at: event.createdAt, session: session.id, cursor: cursors.count))
            } else {
                damages += cursor.damages.map { (session.paths.journal, $0) }
                tasks.noteSeen(session.id, cursor.lastSequence)
            }
            cursors.append(cursor)
        }
        while let turn = turns.first, let event = cursors[turn.cursor].event {
            turns.remove(turn)
            tasks.take(event)
            try cursors[turn.cursor].advance()
            if let next = cursors[turn.cursor].event {
                turns.insert(Turn(at: next.createdAt, session: turn.session, cursor: turn.cursor))
            } else {
                damages += cursors[turn.cursor].damages.map { (cursors[turn.cursor].path, $0) }
                tasks.noteSeen(turn.session, cursors[turn.cursor].lastSequence)
            }
        }
    }

    /// The day that is part of the id.
    private static func day(of session: SessionID) -> Int {
        let parts = session.text.split(separator: "-").dropFirst().prefix(3).compactMap { Int($0) }
        guard parts.count == 3, let date = CivilDate(year: parts[0], month: parts[1], day: parts[2]) else { return 0 }
        return date.daysSinceEpoch
    }
}
