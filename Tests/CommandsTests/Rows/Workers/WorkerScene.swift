import Control
import Domain
import Journal
import Runs
import TestSupport
import Testing

/// A home with a run that was begun by hand, for the task gh-450, and a desk in the place of its daemon.
final class WorkerScene {
    let trial: RunTrial
    let run: RunID
    let desk: RunningDesk

    init(
        for test: String = #function,
        act: @escaping RunningDesk.Act = { call, _ in .done("done: \(call.request.name)") }
    ) throws {
        trial = try RunTrial(for: test)
        #expect(try trial.roost("run", "-d", "--task", "gh-450", "--", "sleep", "600").run().exitCode == 0)
        let found = try trial.waitForRun { $0.state.process != nil && $0.state.status == .known(.running) }
        run = try #require(found?.metadata.run)
        desk = try RunningDesk(trial.home.root, act: act)
    }

    func roost(_ arguments: String...) throws -> CommandResult { try trial.roost(["worker"] + arguments).run() }

    /// What was asked last.
    var directive: Directive? { desk.calls.last?.directive }
}
