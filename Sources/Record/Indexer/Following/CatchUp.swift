import Domain
package import Journal
package import Platform
import Store

/// Brings the index up to date for somebody who is about to ask it something, for as long as that person is to wait.
package enum CatchUp {
    /// What the answer may lack.
    package enum Outcome: Sendable {
        case done(PassReport)
        /// Time was over first: the next question goes on.
        case late(PassReport)
        /// Another process keeps the index up to date.
        case kept
    }

    package static let limit = Duration.seconds(2)

    package static func run(
        _ paths: RecordPaths,
        withSearch: Bool,
        limit: Duration = limit,
        on disk: any Disk,
        clock: any Clock
    ) throws(IndexerError) -> Outcome {
        let deadline = clock.now().monotonic.advanced(by: limit)
        let index: HomeIndex
        do throws(IndexerError) {
            index = try HomeIndex(paths, on: disk, clock: clock)
        } catch {
            if case .locked = error { return .kept }
            throw error
        }
        var report = try index.pass(withSearch: withSearch) { clock.now().monotonic >= deadline }
        report.notices = index.notices + report.notices
        return report.isComplete ? .done(report) : .late(report)
    }
}
