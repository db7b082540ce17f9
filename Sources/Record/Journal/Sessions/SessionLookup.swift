package import Domain
package import Platform

/// Finds the sessions of a home, by looking at its folders.
package enum SessionLookup {
    /// All that have a journal, by name: the days in their order, and those of one day in any.
    package static func sessions(in home: HomePaths, on disk: any Disk) throws(JournalError) -> [SessionPaths] {
        var found: [SessionPaths] = []
        // Hidden names are directories that are being made.
        for name in try FolderNames.list(home.sessions, on: disk) where !name.hasPrefix(".") {
            let paths = SessionPaths(directory: PathRules.join(home.sessions, name))
            let names = try FolderNames.list(paths.directory, on: disk)
            if names.contains(FilePath.name(of: paths.journal)) { found.append(paths) }
        }
        return found
    }

    /// The ids of all sessions, by the day on which they began.
    package static func ids(in home: HomePaths, on disk: any Disk) throws(JournalError) -> [SessionID] {
        try FolderNames.list(home.sessions, on: disk).compactMap { name in
            Deliberate.ignore(because: "a folder that is named otherwise is no session") {
                () throws(IdentifierError) in try SessionID(name)
            }
        }
    }

    /// Nil where it cannot be read: its journal can be, all the same.
    package static func state(of session: SessionPaths, on disk: any Disk) -> SessionState? {
        Deliberate.ignore(because: "a session without a state is one that goes on") {
            () throws(JournalError) in try SessionState.read(session.state, on: disk)
        }
    }
}
