package import Domain
package import Journal
package import Platform

/// The sessions of daemons of a home, the oldest first.
package enum DaemonSessions {
    package static func all(in home: HomePaths, on disk: any Disk) throws(JournalError) -> [SessionMetadata] {
        try SessionLookup.ids(in: home, on: disk).compactMap { metadata(of: $0, in: home, on: disk) }
            .sorted { ($0.startedAt, $0.session.text) < ($1.startedAt, $1.session.text) }
    }

    /// Nothing where it is of another kind, or nobody knows of which.
    package static func metadata(of session: SessionID, in home: HomePaths, on disk: any Disk) -> SessionMetadata? {
        let read = Deliberate.ignore(because: "a session that cannot be read is told by roost verify") {
            () throws(JournalError) in try SessionMetadata.read(home.session(session).metadata, on: disk)
        }
        guard let read, read.kind == .known(.daemon) else { return nil }
        return read
    }
}
