import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Indexer

/// A home in which each import is told before it is done.
struct PreviewedHome {
    let home: IndexedHome
    var environment = Environment([:])

    private func preview() throws -> ImportPreview {
        try ImportPreview(home.paths, environment, on: SystemDisk(), at: home.fixture.clock.now().wall)
    }

    func told(_ agent: TranscriptAgent?, _ paths: [String]) throws -> ImportReport {
        let preview = try preview()
        return try preview.tell(preview.search(agent, below: paths).found)
    }

    /// Imports, and holds what that reports against what was told. Afterwards there is nothing more to be told.
    @discardableResult
    func take(_ agent: TranscriptAgent?, _ paths: [String]) throws -> ImportReport {
        let told = try told(agent, paths)
        let index = try home.open()
        let search = try index.search(agent, below: paths, environment)
        #expect(try preview().search(agent, below: paths) == search)
        let taken = try index.take(search.found, environment)
        #expect(Self.numbers(told) == Self.numbers(taken))
        let missed = Set(told.badLines).subtracting(taken.badLines)
        #expect(missed.isEmpty && told.badLineCount <= taken.badLineCount)
        #expect(told.failures.map(\.path) == taken.failures.map(\.path))

        let again = try self.told(agent, paths)
        #expect(again.newCount == 0 && again.grownCount == 0 && again.badLineCount == 0)
        #expect(again.responses == 0 && again.tellings == 0 && again.cost == .zero && again.unpriced == 0)
        return taken
    }

    private static func numbers(_ report: ImportReport) -> [String] {
        [
            "\(report.newCount) new, \(report.grownCount) grown, \(report.sameCount) same, \(report.bytes) bytes",
            "\(report.responses) responses told \(report.tellings) times", "$\(report.cost.exactText)",
            "\(report.unpriced) unpriced", "\(report.loggedByTable.sorted { $0.key < $1.key })",
        ]
    }
}
