import Control
import Domain
import Platform
import Runs

/// What a command line says of a task.
enum TaskAsked {
    /// Of what is not named nothing is said, but for the repository of this folder where one is looked for.
    static func wish(_ invocation: Invocation, looksForRepository: Bool) throws(CommandError) -> TaskWish {
        let here = FilePath.resolved(".")
        var wish = TaskWish()
        wish.text = try text(invocation, here)
        wish.title = invocation[TaskOptions.title]
        wish.priority = invocation[TaskOptions.priority].map { Int64($0) }
        wish.agent = invocation[TaskOptions.agent]
        wish.repository = invocation[TaskOptions.repository].map { RunAsked.absolute($0, here) }
        if wish.repository == nil, looksForRepository {
            wish.repository = try withRuns { () throws(RunsError) in try Worktree.top(of: here, on: invocation.disk) }
        }
        wish.base = invocation[TaskOptions.base]
        wish.after = given(invocation[all: TaskOptions.after])
        wish.scope = given(invocation[all: TaskOptions.scope])
        wish.model = invocation[TaskOptions.model]
        // A part of a second is no time at all for an agent.
        let timeout = invocation[TaskOptions.timeout]?.components
        wish.timeoutSeconds = timeout.map { $0.seconds + ($0.attoseconds > 0 ? 1 : 0) }
        wish.steps = invocation[TaskOptions.steps]
        wish.attemptsMax = invocation[TaskOptions.attempts].map { Int64($0) }
        wish.account = invocation[TaskOptions.account]
        wish.budget = invocation[TaskOptions.budget]
        wish.budgetTokens = invocation[TaskOptions.budgetTokens]
        return wish
    }

    private static func given<Value>(_ values: [Value]) -> [Value]? { values.isEmpty ? nil : values }

    /// Words as they stand, what a file holds, or standard input; nil where nothing is said.
    private static func text(_ invocation: Invocation, _ here: String) throws(CommandError) -> String? {
        let words = invocation[all: TaskOptions.text]
        if let file = invocation[TaskOptions.file] {
            guard words.isEmpty else { throw .usage(.together("--file", "TEXT"), command: invocation.command.path) }
            return try PromptText.read(file: file, from: here, on: invocation.disk)
        }
        guard !words.isEmpty else { return nil }
        if words == ["-"] { return try PromptText.read(file: "-", from: here, on: invocation.disk) }
        return words.joined(separator: " ")
    }
}
