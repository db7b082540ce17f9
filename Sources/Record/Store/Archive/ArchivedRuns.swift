import Domain
import Platform

/// Which runs are in the archive, and what is in each. The names are read once, when they are first asked for.
final class ArchivedRuns {
    private let home: String
    private let archive: String
    private let disk: any Disk
    private var known: [String: [String: ArchivedRun]]?
    private var lists: [String: PackedRun] = [:]

    /// - Parameter home: the folder of the home's runs.
    init(_ home: String, in archive: String, on disk: any Disk) {
        self.home = home
        self.archive = archive
        self.disk = disk
    }

    /// By task, then by run.
    private func runs() throws(PlatformError) -> [String: [String: ArchivedRun]] {
        if let known { return known }
        var found: [String: [String: ArchivedRun]] = [:]
        let archive = try ArchiveFolder.read(archive, on: disk)
        for month in try archive.months(on: disk) {
            for run in try archive.runs(of: month, on: disk) { found[run.task, default: [:]][run.run] = run }
        }
        known = found
        return found
    }

    /// Looks again the next time: something was archived, or removed from the archive.
    func forget() {
        known = nil
        lists = [:]
    }

    /// The archived run that a path leads into, with the rest of the path below its directory.
    func place(of path: String) throws(PlatformError) -> (run: ArchivedRun, list: PackedRun, rest: String)? {
        let runs = try runs()
        guard !runs.isEmpty else { return nil }
        var folder = path[...]
        while let slash = folder.lastIndex(of: "/"), slash > folder.startIndex {
            let name = folder[folder.index(after: slash)...]
            let above = folder[..<slash]
            let task = above.lastIndex(of: "/").map { above[above.index(after: $0)...] } ?? above
            if let run = runs[String(task)]?[String(name)] {
                let list = try list(of: run)
                if folder == list.directory ?? "\(home)/\(run.task)/\(run.run)" {
                    return (run, list, String(path.dropFirst(folder.count + 1)))
                }
            }
            folder = above
        }
        return nil
    }

    private func list(of run: ArchivedRun) throws(PlatformError) -> PackedRun {
        if let list = lists[run.list] { return list }
        let list = try PackedRun.read(run.list, on: disk)
        lists[run.list] = list
        return list
    }

    /// The names that archived runs add to a folder: of tasks, or of a task's runs.
    func names(in folder: String) throws(PlatformError) -> [String] {
        if folder == home { return Array(try runs().keys) }
        guard folder.hasPrefix("\(home)/") else { return [] }
        guard let found = try runs()[String(folder.dropFirst(home.count + 1))] else { return [] }
        return Array(found.keys)
    }

    /// The month that a run is archived with.
    func month(ofRun run: String, of task: String) throws(PlatformError) -> CivilMonth? {
        try runs()[task]?[run]?.month
    }
}
