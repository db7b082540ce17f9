package import Domain
package import Journal
package import Platform

/// The runs of a home, as their files tell of them.
package enum RunCatalog {
    /// A run; links are followed.
    package static func read(_ paths: RunPaths, on disk: any Disk) throws(JournalError) -> CatalogedRun {
        let paths = try paths.linkFollowed(on: disk)
        let metadata = try RunMetadata.read(paths.metadata, on: disk)
        let state = try RunState.read(paths.state, on: disk)
        return CatalogedRun(paths: paths, metadata: metadata, state: state)
    }

    /// All runs of a task that can be read.
    package static func runs(
        of task: TaskID,
        in home: HomePaths,
        on disk: any Disk
    ) throws(JournalError) -> [CatalogedRun] {
        let folder = "\(home.runs)/\(task)"
        let names: [String]
        do throws(PlatformError) {
            guard try disk.exists(folder) else { return [] }
            // Hidden names are directories that are being made.
            names = try disk.list(folder).filter { !$0.hasPrefix(".") }
        } catch {
            throw .disk(error)
        }
        return readable(names.map { RunPaths(directory: "\(folder)/\($0)") }, on: disk)
    }

    /// Those among these that are not over. Of ten thousand that are nothing is read: their results are there.
    package static func open(among runs: [RunPaths], on disk: any Disk) -> [CatalogedRun] {
        let open = runs.filter { paths in
            let isOver = Deliberate.ignore(because: "a run that cannot be looked at is told by verify") {
                () throws(PlatformError) in try disk.exists(paths.result)
            }
            return isOver != true
        }
        return readable(open, on: disk).filter { !$0.state.isOver }
    }

    /// What can be read among these: one that cannot is for `roost verify` to tell about.
    package static func readable(_ runs: [RunPaths], on disk: any Disk) -> [CatalogedRun] {
        runs.compactMap { paths in
            Deliberate.ignore(because: "a run that cannot be read must not hide the others; verify tells of it") {
                () throws(JournalError) in try read(paths, on: disk)
            }
        }
    }
}
