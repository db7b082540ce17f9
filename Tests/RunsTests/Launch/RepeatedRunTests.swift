import Domain
import Journal
import Platform
import Runs
import TestSupport
import Testing

@Suite struct RepeatedRunTests {
    @Test func allThatWasAskedIsAskedAgain() throws {
        let fixture = try RunFixture()
        var plan = LaunchPlan(
            program: "/bin/claude",
            command: ["claude", "-p", "x"],
            environmentNames: ["GONE", "KEPT", "PATH", "PWD", "ROOST_RUN"],
            workingFolder: "/folder"
        )
        plan.timeoutSeconds = 60
        plan.checkpointIntervalSeconds = 5
        plan.isOnTerminal = true
        plan.terminalRows = 24
        plan.terminalColumns = 80
        let step = try fixture.request {
            $0.prompt = "x"
            $0.workerKind = .claude
        }
        let paths = try fixture.preparation.prepare(step, plan: plan).paths
        let repeated = try RepeatedRun(paths, on: fixture.disk)
        let request = repeated.request(caller: Environment(["KEPT": "1"]))
        #expect(request.command == plan.command && request.folder == "/folder" && request.kind == .claude)
        #expect(request.task == step.task && request.step == step.step && request.prompt == "x")
        #expect(request.timeout == .seconds(60) && request.checkpointInterval == .seconds(5))
        #expect(request.terminal == LaunchRequest.Terminal(rows: 24, columns: 80))
        #expect(repeated.namesMissing(in: request) == ["GONE"])
    }

    @Test func aRunWithoutAPlanCannotBeRepeated() throws {
        let fixture = try RunFixture()
        let paths = try fixture.prepare().paths
        #expect(throws: JournalError.self) { try RepeatedRun(paths, on: fixture.disk) }
    }
}
