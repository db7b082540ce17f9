import Domain
import Journal
import Platform
import Queries
import TestSupport
import Testing

@testable import Commands

@Suite struct LogSelectionTests {
    private let fixture: LogFixture

    init() throws { fixture = try LogFixture(for: "LogSelectionTests") }

    private func selected(
        _ names: LogSelection.Names = LogSelection.Names(),
        _ change: (inout LogRequest) -> Void = { _ in }
    ) throws -> [String] {
        var request = LogRequest(askedAt: fixture.clock.now().wall)
        change(&request)
        let selection = try LogSelection(names, request, in: fixture.home, on: SystemDisk())
        return selection.groups.map { "\($0.target.name) \($0.runs.count)" }
    }

    @Test func aTargetThatIsNamedTwiceIsShownOnce() throws {
        try fixture.finished(output: "")
        #expect(try selected(.init(targets: ["gh-450", "gh-4"], tasks: ["gh-450"])) == ["gh-450 1"])
    }

    @Test func allTasksAreShownAndFollowedThoseThatRun() throws {
        try fixture.finished(task: "a", output: "")
        var run = try fixture.begin(task: "b")
        try run.write("b\n", to: .stdout)
        #expect(try selected() == ["b 1"])
        #expect(try selected(.init(areAllTasks: true)) == ["a 1", "b 1"])
        #expect(try selected(.init(areAllTasks: true)) { $0.isFollowing = true } == ["b 1"])
    }

    @Test func whereNothingRunsItIsTheNewestRunAndNothingIsFollowed() throws {
        try fixture.finished(task: "b", output: "")
        try fixture.finished(task: "a", output: "")
        #expect(try selected() == ["a 1"])
        #expect(try selected { $0.isFollowing = true } == [])
    }

    /// What sessions tell of a later run is no part of the one before it.
    @Test func theRunBeforeStandsForItselfUnlessItIsFollowed() throws {
        for _ in 0..<2 {
            try fixture.finished(output: "")
            fixture.clock.advance(by: .seconds(60))
        }
        let names = LogSelection.Names(targets: ["gh-450"], isPrevious: true)
        let shown = try selected(names)
        #expect(shown.count == 1 && shown.allSatisfy { $0.hasPrefix("run-") && $0.hasSuffix(" 1") }, "\(shown)")
        #expect(try selected(names) { $0.isFollowing = true } == ["gh-450 1"])
    }

    @Test func aTimeReachesBackOnlyIntoRunsThatWentThen() throws {
        for _ in 0..<3 {
            try fixture.finished(output: "")
            fixture.clock.advance(by: .seconds(60))
        }
        let now = fixture.clock.now().wall
        let names = LogSelection.Names(targets: ["gh-450"])
        #expect(try selected(names) == ["gh-450 1"])
        #expect(try selected(names) { $0.since = now - .seconds(100) } == ["gh-450 1"])
        #expect(try selected(names) { $0.since = now - .seconds(130) } == ["gh-450 2"])
        #expect(try selected(names) { $0.until = now - .seconds(100) } == ["gh-450 2"])
    }
}
