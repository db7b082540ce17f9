package import Domain
package import Platform

/// Where closed months lie: `logs-2026-10.db` has their rows, and `2026-10/<task>/` a packed file for each run with the
/// list of what is in it, by which it counts as archived.
package struct ArchiveFolder: Hashable, Sendable {
    private static let keptPrefix = "kept-"
    private static let suffix = ".db"

    package let path: String

    package init(_ path: String) { self.path = path }

    package func month(_ month: CivilMonth) -> String { "\(path)/\(month)" }

    package func database(of month: CivilMonth) -> String { "\(path)/logs-\(month)\(Self.suffix)" }

    /// What is kept of a month whose runs were removed from the archive: its rows without what was said.
    package func keptDatabase(of month: CivilMonth) -> String { "\(path)/\(Self.keptPrefix)\(month)\(Self.suffix)" }

    /// The months of which runs were removed from the archive.
    package func prunedMonths(on disk: any Disk) throws(PlatformError) -> [CivilMonth] {
        try names(on: disk).compactMap { name in
            guard name.hasPrefix(Self.keptPrefix), name.hasSuffix(Self.suffix) else { return nil }
            return CivilMonth(String(name.dropFirst(Self.keptPrefix.count).dropLast(Self.suffix.count)))
        }
    }

    /// The months of which there is a folder, in their order. What is named otherwise is not ours.
    package func months(on disk: any Disk) throws(PlatformError) -> [CivilMonth] {
        try names(on: disk).compactMap { CivilMonth($0) }
    }

    private func names(on disk: any Disk) throws(PlatformError) -> [String] {
        do throws(PlatformError) { return try disk.list(path) } catch {
            // What lies in the place of the home is told by whoever opens that.
            if error.errno == .notFound || error.errno == .notFolder { return [] }
            throw error
        }
    }

    /// The runs of a month that are archived.
    package func runs(of month: CivilMonth, on disk: any Disk) throws(PlatformError) -> [ArchivedRun] {
        var found: [ArchivedRun] = []
        for task in try disk.list(self.month(month)) where !task.hasPrefix(".") {
            let folder = "\(self.month(month))/\(task)"
            guard try disk.status(of: folder)?.kind == .folder else { continue }
            for name in try disk.list(folder) where !name.hasPrefix(".") && name.hasSuffix(ArchivedRun.listSuffix) {
                let run = String(name.dropLast(ArchivedRun.listSuffix.count))
                found.append(ArchivedRun(month: month, task: task, run: run, in: self))
            }
        }
        return found
    }
}
