import Domain
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
}
