package import Domain
package import Platform

/// Where closed months lie: `logs-2026-10.db` has their rows, and `2026-10/<task>/` a packed file for each run with the
/// list of what is in it, by which it counts as archived. Single months may lie in other folders, on another disk.
package struct ArchiveFolder: Hashable, Sendable {
    private static let keptPrefix = "kept-"
    private static let suffix = ".db"

    package let path: String
    /// In which folder the months are that do not lie here.
    package let elsewhere: [CivilMonth: String]

    package init(_ path: String, elsewhere: [CivilMonth: String] = [:]) {
        self.path = path
        self.elsewhere = elsewhere
    }

    /// With the months that were attached to it.
    package static func read(_ path: String, on disk: any Disk) throws(PlatformError) -> ArchiveFolder {
        // It may be a link to a folder elsewhere.
        let path = FilePath.resolved(path)
        return ArchiveFolder(path, elsewhere: try AttachedMonths(in: path).read(on: disk))
    }

    /// The folder in which a month lies, with its rows.
    package func folder(of month: CivilMonth) -> String { elsewhere[month] ?? path }

    package func month(_ month: CivilMonth) -> String { "\(folder(of: month))/\(month)" }

    package func database(of month: CivilMonth) -> String { "\(folder(of: month))/logs-\(month)\(Self.suffix)" }

    /// What is kept of a month whose runs were removed from the archive: its rows without what was said.
    package func keptDatabase(of month: CivilMonth) -> String {
        "\(folder(of: month))/\(Self.keptPrefix)\(month)\(Self.suffix)"
    }

    /// The months of which runs were removed from the archive.
    package func prunedMonths(on disk: any Disk) throws(PlatformError) -> [CivilMonth] {
        var found = Set<CivilMonth>()
        for name in try names(on: disk) where name.hasPrefix(Self.keptPrefix) && name.hasSuffix(Self.suffix) {
            let text = String(name.dropFirst(Self.keptPrefix.count).dropLast(Self.suffix.count))
            if let month = CivilMonth(text), elsewhere[month] == nil { found.insert(month) }
        }
        for month in elsewhere.keys where try disk.exists(keptDatabase(of: month)) { found.insert(month) }
        return found.sorted()
    }

    /// The months of which there is a folder, in their order. What is named otherwise is not ours.
    package func months(on disk: any Disk) throws(PlatformError) -> [CivilMonth] {
        var found = Set(try names(on: disk).compactMap { CivilMonth($0) }).subtracting(elsewhere.keys)
        for month in elsewhere.keys where try disk.exists(self.month(month)) { found.insert(month) }
        return found.sorted()
    }

    /// Whether it lies elsewhere, and nothing of it is there now.
    package func isAway(_ month: CivilMonth, on disk: any Disk) throws(PlatformError) -> Bool {
        guard elsewhere[month] != nil else { return false }
        return try !has(month, on: disk)
    }

    package func awayMonths(on disk: any Disk) throws(PlatformError) -> [CivilMonth] {
        var found: [CivilMonth] = []
        for month in elsewhere.keys.sorted() where try isAway(month, on: disk) { found.append(month) }
        return found
    }

    /// Whether anything of a month is there.
    package func has(_ month: CivilMonth, on disk: any Disk) throws(PlatformError) -> Bool {
        for path in [self.month(month), database(of: month), keptDatabase(of: month)] where try disk.exists(path) {
            return true
        }
        return false
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
