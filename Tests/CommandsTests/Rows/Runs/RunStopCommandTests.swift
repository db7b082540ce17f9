import Domain
import Journal
import Platform
import Runs
import TestSupport
import Testing

@Suite struct RunStopCommandTests {
    private let trial: RunTrial

    init() throws { trial = try RunTrial() }

    private func start(_ script: String) throws -> String {
        let result = try trial.roost(
            "run",
            "-d",
            "--",
            "sh",
            "-c",
            "\(script); echo ready; while :; do sleep 0.05; done"
        ).run()
        let run = try trial.waitForRun { try trial.text($0.paths.log(of: .stdout)) == "ready\n" }
        #expect(run != nil)
        return String(result.stdout.dropLast())
    }

    @Test func aRunIsStoppedAndTheCommandWaitsForItsEnd() throws {
        let run = try start("trap 'exit 9' TERM")
        let result = try trial.roost("run", "stop", run).run()
        #expect(result.exitCode == 0)
        #expect(result.stderr.contains("\(run) was stopped after "))
        let state = try #require(try trial.runs().first).state
        #expect(state.reason == .known(.stopped) && state.exitCode == 9)
        let again = try trial.roost("run", "stop", run).run()
        #expect(again.exitCode == 6)
        #expect(again.stderr.contains("has ended already"))
    }

    @Test func nowIsWithoutTime() throws {
        let run = try start("trap '' TERM")
        #expect(try trial.roost("run", "stop", "--now", run).run().exitCode == 0)
        #expect(try #require(try trial.runs().first).state.signal == 9)
    }

    @Test func thereIsNothingToStopOfARunThatIsOnlyPreparedOrUnknown() throws {
        #expect(try trial.roost("run", "--prepare", "--", "true").run().exitCode == 0)
        let run = try #require(try trial.runs().first).metadata.run.text
        let refused = try trial.roost("run", "stop", run).run()
        #expect(refused.exitCode == 6)
        #expect(refused.stderr.contains("roost run again \(run)"))
        #expect(try trial.roost("run", "stop", "run-none").run().exitCode == 4)
    }
}
