package import Domain
package import Journal
package import Platform
package import Runs

/// The runs of a home, as a daemon finds them when it begins: those that are not over, and those that ended a short
/// while ago.
package struct HomeRuns: Sendable {
    package private(set) var open: [RunLook] = []
    package private(set) var recent: [CatalogedRun] = []
    /// What cannot be read, and why; `roost verify` tells more.
    package private(set) var troubles: [String] = []

    /// Of ten thousand runs that ended long ago nothing is read: that the result is there says that they are over.
    package init(
        in home: HomePaths,
        endedSince start: WallTime,
        on disk: any Disk,
        processes: any Processes
    ) throws(SupervisionError) {
        let all = try inJournal { () throws(JournalError) in
            try RunLookup.runs(beginningWith: "", in: home, on: disk)
        }
        for paths in all {
            do throws(SupervisionError) { try take(paths, start, disk, processes) } catch {
                troubles.append("\(paths.directory): \(error)")
            }
        }
    }

    private mutating func take(
        _ paths: RunPaths,
        _ start: WallTime,
        _ disk: any Disk,
        _ processes: any Processes
    ) throws(SupervisionError) {
        if let result = try onSystem({ () throws(PlatformError) in try disk.status(of: paths.result) }) {
            guard result.modified >= start else { return }
            recent.append(try inJournal { () throws(JournalError) in try RunCatalog.read(paths, on: disk) })
        } else {
            let look = try RunLook.at(paths, on: disk, processes: processes)
            if look.attendance == .over { recent.append(look.run) } else { open.append(look) }
        }
    }
}
