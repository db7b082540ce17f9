import Domain
import Journal
import Platform
import Queries
import TestSupport
import Testing

@testable import Commands

/// The runs that begin while others are followed.
@Suite struct LogArrivalsTests {
    private let fixture: LogFixture

    init() throws { fixture = try LogFixture(for: "LogArrivalsTests") }

    private func arrivals(_ targets: String...) throws -> LogArrivals {
        var request = LogRequest(askedAt: fixture.clock.now().wall)
        request.isFollowing = true
        let known = try RunTarget.runs(beginningWith: "", in: fixture.home, on: SystemDisk())
        let names = LogSelection.Names(targets: targets)
        let selection = try LogSelection(names, request, in: fixture.home, on: SystemDisk())
        return LogArrivals(selection, known: known, request, in: fixture.home, on: SystemDisk())
    }

    private func runs(_ arrivals: LogArrivals) throws -> [String] {
        try arrivals.take().map { "\($0.run.metadata.task) \($0.isNewGroup)" }
    }

    @Test func theNextRunsOfATaskArriveOnce() throws {
        try fixture.finished(output: "")
        let arrivals = try arrivals("gh-450")
        #expect(try runs(arrivals).isEmpty)
        try fixture.finished(output: "")
        try fixture.finished(output: "")
        try fixture.finished(task: "other", output: "")
        #expect(try runs(arrivals) == ["gh-450 false", "gh-450 false"])
        #expect(try runs(arrivals).isEmpty)
        #expect(arrivals.groups.count == 1)
    }

    @Test func withoutANameEveryRunArrivesAndMakesAGroupOfItsOwn() throws {
        let arrivals = try arrivals()
        try fixture.finished(task: "a", output: "")
        try fixture.finished(task: "b", output: "")
        #expect(try runs(arrivals) == ["a true", "b true"])
        try fixture.finished(task: "a", output: "")
        #expect(try runs(arrivals) == ["a false"])
        #expect(!arrivals.areComplete)
    }

    @Test func aRunHasNoNextOne() throws {
        let paths = try fixture.finished(output: "")
        let arrivals = try arrivals(FilePath.name(of: paths.directory))
        #expect(arrivals.areComplete)
        try fixture.finished(output: "")
        #expect(try runs(arrivals).isEmpty)
        #expect(!arrivals.folders.contains(fixture.home.runs))
    }

    @Test func aRunThatWasMovedArrivesThroughItsLink() throws {
        try fixture.finished(output: "")
        let arrivals = try arrivals("gh-450")
        fixture.clock.advance(by: .seconds(1))
        let elsewhere = fixture.runs.scratch.path("elsewhere")
        let paths = try fixture.runs.prepare { $0.runtime.runsRootDir = elsewhere }.paths
        #expect(try arrivals.take().map(\.run.paths) == [paths])
    }

    @Test func onlyChangesInItsFoldersConcernIt() throws {
        try fixture.finished(output: "")
        let arrivals = try arrivals("gh-450")
        #expect(arrivals.concern(["\(fixture.home.runs)/gh-450"]))
        #expect(!arrivals.concern(["\(fixture.home.runs)/gh-450/run-x"]))
        #expect(!arrivals.concern(["\(fixture.home.runs)/other"]))
    }
}
