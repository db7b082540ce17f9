import Domain
import Git
import Platform
import Runs
import TestSupport
import Testing

@testable import Supervision

@Suite struct DispatchPlaceTests {
    @Test func aTaskThatIsOverIsKnownByWhatItsLastRunWasAsked() throws {
        let flock = try FlockTrial()
        let daemon = try flock.start()
        try flock.add("gh-450", "demo: say Hello")
        try flock.add("gh-451", "true", by: "shell")
        #expect(try flock.settle(within: .seconds(60)))
        try flock.end(daemon)
        let shims = ShimStart(program: "/bin/false", processes: SystemProcesses(), caller: .current())
        let place = DispatchPlace(home: flock.home, environment: .current(), shims: shims)
        #expect(try place.subject(of: try TaskID("gh-450")) == "demo: say Hello")
        #expect(try place.subject(of: try TaskID("gh-451")) == nil)
    }

    @Test func withoutGitThereAreNoWorktrees() throws {
        let scratch = try TemporaryHome()
        let nothing = Environment(["PATH": scratch.path])
        let shims = ShimStart(program: "/bin/false", processes: SystemProcesses(), caller: nothing)
        let home = try FlockTrial().home
        let place = DispatchPlace(home: home, environment: nothing, shims: shims)
        #expect(throws: SupervisionError.git(.missing)) { _ = try place.worktrees() }
    }
}
