import Domain
import Glibc
import Journal
import Platform
import Runs
import Settings

/// What a command line of `roost run` asks for.
struct RunAsked {
    let request: LaunchRequest
    let isDetached: Bool

    init(_ invocation: Invocation, _ settings: Settings) throws(CommandError) {
        let here = FilePath.resolved(".")
        let prompt = try Self.prompt(invocation, here)
        let repository = Self.repository(invocation, here)
        let step = try Self.step(invocation)
        let asked = RunSubject(agent: invocation[RunOptions.agent], prompt: prompt, command: invocation.rest)
        let folder = Self.folder(invocation, here)
        var request = try withRuns { () throws(RunsError) in
            try LaunchRequest(asked, settings, step: step, folder: folder, caller: invocation.environment)
        }
        request.task = invocation[RunOptions.task]
        request.repository = repository
        request.prompt = prompt
        for variable in invocation[all: RunOptions.variable] { request.given[variable.name] = variable.value }
        request.timeout = invocation[RunOptions.timeout]
        request.checkpointInterval = invocation[RunOptions.checkpoint]
        request.budget = BudgetLimit(
            money: invocation[RunOptions.budget],
            tokens: invocation[RunOptions.budgetTokens]
        )
        if invocation[RunOptions.terminal] { request.terminal = Self.terminal(invocation.console) }
        self.request = request
        isDetached = invocation[RunOptions.detach]
    }

    /// Where the run works, and whose settings it goes by.
    static func folder(_ invocation: Invocation, _ here: String) -> String {
        invocation[RunOptions.folder].map { absolute($0, here) } ?? repository(invocation, here) ?? here
    }

    private static func repository(_ invocation: Invocation, _ here: String) -> String? {
        invocation[RunOptions.repository].map { absolute($0, here) }
    }

    /// A folder that is not there keeps the path that was given, for the error.
    static func absolute(_ path: String, _ here: String) -> String {
        FilePath.resolved(path.hasPrefix("/") ? path : "\(here)/\(path)")
    }

    private static func step(_ invocation: Invocation) throws(CommandError) -> StepID {
        if let named = invocation[RunOptions.step] { return named }
        do throws(IdentifierError) { return try StepID("work") } catch { throw .failed("\(error)", hint: error.hint) }
    }

    private static func prompt(_ invocation: Invocation, _ here: String) throws(CommandError) -> String? {
        guard let given = invocation[RunOptions.prompt] else { return nil }
        return try PromptText.read(given, from: here, on: invocation.disk)
    }

    /// As large as ours, where we have one.
    private static func terminal(_ console: Console) -> LaunchRequest.Terminal {
        guard console.output.isTerminal else { return LaunchRequest.Terminal() }
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0, size.ws_col > 0 else {
            return LaunchRequest.Terminal()
        }
        return LaunchRequest.Terminal(rows: Int(size.ws_row), columns: Int(size.ws_col))
    }
}
