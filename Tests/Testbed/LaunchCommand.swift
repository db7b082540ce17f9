import Domain
import Journal
import Platform
import TestSupport

/// Starts a command under a shim, in a home of its own, and waits for the end of the run.
enum LaunchCommand: TestbedCommand {
    static let name = "launch"
    static let usage = "HOME [--pty] [--discard] [--claude] COMMAND…"

    static func run(_ arguments: inout TestbedArguments, _ output: TestbedOutput) throws -> Int32 {
        let isOnTerminal = arguments.flag("--pty")
        let isDiscarding = arguments.flag("--discard")
        let kind = arguments.flag("--claude") ? WorkerKind.claude : .shell
        let home = try arguments.next("a home")
        let command = arguments.rest()
        let fixture = ShimFixture(home: home)
        let shim = try fixture.launch(command, environment: Environment.current().entries, kind: kind) { plan in
            plan.isOnTerminal = isOnTerminal
            if isDiscarding { plan.onError = .discard }
        }
        output.line("prepared \(shim.paths.directory)")
        output.line(try shim.word())
        output.line("shim \(shim.pid)")
        let state = try shim.finished(within: .seconds(3600))
        output.line("\(state.status) \(state.exitCode ?? -1)")
        return 0
    }
}
