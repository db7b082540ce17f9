import Domain
import Journal
package import Platform
package import Settings

/// Archives and prunes without being told, where the settings say so: a month at a time, while no run goes on.
package struct ArchiveKeeping {
    private static let interval = Duration.seconds(3_600)

    private let isArchiving: Bool
    private let rule: ArchiveRule
    private let pruneAfterDays: Int?
    private let directory: String?
    private let disk: any Disk
    private let clock: any Clock
    private var lastLook: MonotonicTime?

    package init(_ settings: Settings, on disk: any Disk, clock: any Clock = SystemClock()) {
        isArchiving = settings[Setting.autoArchive]
        rule = ArchiveRule(daysAfter: settings[Setting.archiveAfter])
        pruneAfterDays = settings[Setting.autoPruneAfter]
        directory = settings[Setting.archiveDirectory]
        self.disk = disk
        self.clock = clock
    }

    /// Answers what was done, in words.
    package mutating func performIfDue(_ index: HomeIndex) throws(IndexerError) -> [String] {
        guard isArchiving || pruneAfterDays != nil, !index.hasOpenRuns else { return [] }
        let now = clock.now()
        if let lastLook, now.monotonic - lastLook < Self.interval { return [] }
        var done: [String] = []
        if isArchiving { done += try archiveOne(index, at: now.wall) }
        if let pruneAfterDays { done += try pruneOne(index, olderThan: pruneAfterDays, at: now.wall) }
        // Where something was done there may be more of it.
        lastLook = done.isEmpty ? now.monotonic : nil
        return done
    }

    private func archiveOne(_ index: HomeIndex, at now: WallTime) throws(IndexerError) -> [String] {
        let home = index.paths.home
        for month in try index.monthsToArchive() where rule.fault(of: month, at: now, isForced: false) == nil {
            let report = try index.archive(month, to: directory)
            guard !report.entries.isEmpty else { continue }
            try ArchiveSession.note(report, in: home, version: nil, disk: disk, clock: clock)
            return ["archived \(month): \(Self.runs(report.entries.count))"]
        }
        return []
    }

    private func pruneOne(
        _ index: HomeIndex,
        olderThan days: Int,
        at now: WallTime
    ) throws(IndexerError) -> [String] {
        let home = index.paths.home
        let months = try ArchivedMonth.all(in: home, on: disk).filter { $0.runCount > 0 }.map(\.month)
        for month in months where now - month.times.upperBound >= .seconds(days * 86_400) {
            let report = try index.prune(month)
            try ArchiveSession.note(report, in: home, version: nil, disk: disk, clock: clock)
            return ["pruned \(month): \(Self.runs(report.runCount))"]
        }
        return []
    }

    private static func runs(_ count: Int) -> String { count == 1 ? "1 run" : "\(count) runs" }
}
