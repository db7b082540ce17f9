package import Domain
package import Platform

/// Finds runs of a home by name, by looking at its folders.
package enum RunLookup {
    /// The runs whose ids begin so, oldest first; an id that is given whole stands for itself alone.
    package static func runs(
        beginningWith prefix: String,
        in home: HomePaths,
        on disk: any Disk
    ) throws(JournalError) -> [RunPaths] {
        var found: [RunPaths] = []
        for task in try names(in: home.runs, on: disk) {
            let folder = PathRules.join(home.runs, task)
            for run in try names(in: folder, on: disk) where run.hasPrefix(prefix) {
                let paths = RunPaths(directory: PathRules.join(folder, run))
                if run == prefix { return [paths] }
                found.append(paths)
            }
        }
        return found.sorted { FilePath.name(of: $0.directory) < FilePath.name(of: $1.directory) }
    }

    /// The runs of a task where they really are, oldest first.
    package static func runs(
        of task: TaskID,
        in home: HomePaths,
        on disk: any Disk
    ) throws(JournalError) -> [RunPaths] {
        let folder = PathRules.join(home.runs, task.text)
        var found: [RunPaths] = []
        for name in try names(in: folder, on: disk) {
            found.append(try RunPaths(directory: PathRules.join(folder, name)).linkFollowed(on: disk))
        }
        return found
    }

    /// The names of the folders in which tasks have their runs.
    package static func tasks(in home: HomePaths, on disk: any Disk) throws(JournalError) -> [String] {
        try names(in: home.runs, on: disk)
    }

    /// Hidden names are directories that are being made.
    private static func names(in folder: String, on disk: any Disk) throws(JournalError) -> [String] {
        try FolderNames.list(folder, on: disk).filter { !$0.hasPrefix(".") }
    }
}
