package import Domain
package import Journal
package import Platform
import Store

/// Measures what the files of a home take. It reads folders and no index, so that it answers also where there is none.
package struct HomeSpace {
    private let paths: RecordPaths
    private let disk: any Disk
    private let count: FileCount

    package init(_ paths: RecordPaths, on disk: any Disk) {
        self.paths = paths
        // What is packed takes the room of the packed file.
        self.disk = ArchivedDisk.beneath(disk)
        count = FileCount(on: self.disk)
    }

    /// Of runs that have finished before `time` it is said what they take.
    package func report(archivableBefore time: WallTime) -> SpaceReport {
        var report = SpaceReport()
        addRuns(to: &report, archivableBefore: time)
        addDatabase(paths.index, as: .index, to: &report)
        addDatabase(paths.conversations, as: .conversations, to: &report)
        let databases = Set([paths.index, paths.conversations].flatMap(Self.files))
        for name in count.names(in: paths.home.root) ?? [] {
            let path = "\(paths.home.root)/\(name)"
            guard path != paths.home.runs, !databases.contains(path) else { continue }
            report.add(count.sum(of: path), as: Self.kind(of: name))
        }
        return report
    }

    private func addRuns(to report: inout SpaceReport, archivableBefore time: WallTime) {
        for task in count.names(in: paths.home.runs) ?? [] {
            let folder = "\(paths.home.runs)/\(task)"
            guard let runs = count.names(in: folder) else {
                report.add(count.sum(of: folder), as: .otherOfRuns)
                continue
            }
            for run in runs { add(RunPaths(directory: "\(folder)/\(run)"), to: &report, archivableBefore: time) }
        }
    }

    /// A run may be a link to where `runs.root` has it.
    private func add(_ run: RunPaths, to report: inout SpaceReport, archivableBefore time: WallTime) {
        let followed = Deliberate.ignore(because: "a link that leads nowhere takes no room") {
            () throws(JournalError) in try run.linkFollowed(on: disk)
        }
        let run = followed ?? run
        guard let names = count.names(in: run.directory) else {
            return report.add(count.sum(of: run.directory), as: .otherOfRuns)
        }
        var parts: [SpaceKind: FileSum] = [:]
        for name in names {
            let path = "\(run.directory)/\(name)"
            parts[Self.kind(of: path, in: run), default: FileSum()].add(count.sum(of: path))
        }
        report.add(run: parts, isArchivable: hasFinished(run, before: time))
    }

    private func hasFinished(_ run: RunPaths, before time: WallTime) -> Bool {
        let state = Deliberate.ignore(because: "a run that cannot be read is not archived") {
            () throws(JournalError) in try RunState.read(run.state, on: disk)
        }
        guard let state, state.isOver, let end = state.finishedAt else { return false }
        return end < time
    }

    private func addDatabase(_ path: String, as kind: SpaceKind, to report: inout SpaceReport) {
        for file in Self.files(of: path) { report.add(count.sum(of: file), as: kind) }
    }

    private static func files(of database: String) -> [String] {
        [database] + DatabaseFile.companions.map { database + $0 }
    }

    private static func kind(of path: String, in run: RunPaths) -> SpaceKind {
        switch path {
        case run.log(of: .stdout): .output
        case run.log(of: .stderr): .errorOutput
        case run.checkpoints: .checkpoints
        default: .otherOfRuns
        }
    }

    private static func kind(of name: String) -> SpaceKind {
        switch name {
        case "sessions": .sessions
        case "imports": .imports
        case "archive": .archive
        case "quarantine": .quarantine
        case "trees": .worktrees
        default: .other
        }
    }
}
