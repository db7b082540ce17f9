import Domain
package import Journal
package import Platform

/// The lines of session journals that are about a target, in the order of their times, and then as they come.
package final class SessionStream: LogStream {
    /// A target has a handful of lines a minute; of one that has more than this, the last are shown.
    private static let eventsMax = 100_000

    private let interest: SessionInterest
    private let origin: LogOrigin
    private let request: LogRequest
    /// Nil where secrets are wanted too.
    private let redaction: RunRedaction?
    private let home: HomePaths
    private let disk: any Disk
    /// The newest first, as they are taken from the end.
    private var events: [Event] = []
    private var leftOutCount = 0
    private var going: [SessionJournal] = []
    private var known: Set<SessionID> = []
    private var hasWanted = false
    /// The sessions that a later reader has to be told of, with what was shown of them.
    private var shown: [SessionID: Int64] = [:]

    package init(
        _ interest: SessionInterest,
        _ origin: LogOrigin,
        _ request: LogRequest,
        _ redaction: RunRedaction?,
        in home: HomePaths,
        on disk: any Disk
    ) throws(JournalError) {
        self.interest = interest
        self.origin = origin
        self.request = request
        self.redaction = redaction
        self.home = home
        self.disk = disk
        try look()
    }

    /// The folders in which something changes when there are new lines.
    package var folders: [String] { [home.sessions] + going.map { home.session($0.session).directory } }

    /// Whether there is no session that may tell of the target.
    package var hasNone: Bool { !hasWanted }

    package var isEmpty: Bool { events.isEmpty && leftOutCount == 0 }

    /// Takes in the sessions that have begun since.
    package func look() throws(JournalError) {
        for session in try wanted() { try take(session) }
        sort()
    }

    /// Those that were not looked at yet. Of the daemon, where no time is asked for, only the newest counts and what
    /// begins after it.
    private func wanted() throws(JournalError) -> [SessionID] {
        let isFirst = known.isEmpty
        let new = try SessionLookup.ids(in: home, on: disk).filter { known.insert($0).inserted }
        guard interest.source == .daemon else { return new }
        let daemons = new.compactMap { DaemonSessions.metadata(of: $0, in: home, on: disk) }
            .sorted { $0.startedAt < $1.startedAt }.map(\.session)
        hasWanted = hasWanted || !daemons.isEmpty
        return isFirst && !request.reachesBack && request.after == nil ? daemons.suffix(1) : daemons
    }

    package func next() throws(JournalError) -> LogLine? {
        if events.isEmpty {
            for journal in going { try gather(journal) }
            sort()
        }
        if leftOutCount > 0 {
            defer { leftOutCount = 0 }
            let text = "\(leftOutCount) older lines of sessions are left out"
            return LogLine(source: interest.source, origin: origin, time: nil, content: .note(text))
        }
        while let event = events.popLast() {
            guard case .session(let session) = event.scope else { continue }
            if let sequence = shown[session] { shown[session] = max(sequence, event.sequence) }
            let origin = LogOrigin(task: origin.task, worker: origin.worker, run: origin.run, session: session)
            let line = LogLine(
                source: interest.source,
                origin: origin,
                time: event.createdAt,
                content: .event(redaction?.redact(event) ?? event)
            )
            if request.filter.wants(line) { return line }
        }
        return nil
    }

    package func rest() throws(JournalError) -> LogLine? { nil }

    package func note(in cursor: inout LogCursor) throws(JournalError) {
        for (session, sequence) in shown where sequence > 0 {
            cursor.sessions[session] = max(sequence, cursor.sessions[session] ?? 0)
        }
    }

    /// A session that had ended when the cursor was taken has nothing that was not shown then.
    private func take(_ session: SessionID) throws(JournalError) {
        let paths = home.session(session)
        let end = SessionLookup.state(of: paths, on: disk)?.endedAt
        if let end {
            let earliest = max(interest.from, request.since ?? interest.from)
            if end < earliest { return }
            if let after = request.after, after.sessions[session] == nil, end < after.takenAt { return }
        }
        let journal = try SessionJournal(session, paths, since: request.since, on: disk)
        guard let journal else { return }
        if end.map({ $0 >= request.askedAt }) ?? true { shown[session] = request.after?.sessions[session] ?? 0 }
        try gather(journal)
        if end == nil { going.append(journal) }
    }

    private func gather(_ journal: SessionJournal) throws(JournalError) {
        let after = request.after?.sessions[journal.session] ?? 0
        while let event = try journal.next() {
            if let since = request.since, event.createdAt < since { continue }
            if let until = request.until, event.createdAt >= until { continue }
            if event.sequence > after, interest.isAbout(event) { events.append(event) }
        }
    }

    private func sort() {
        events.sort { ($0.createdAt, $0.sequence) > ($1.createdAt, $1.sequence) }
        let excess = events.count - Self.eventsMax
        guard excess > 0 else { return }
        events.removeLast(excess)
        leftOutCount += excess
    }
}
