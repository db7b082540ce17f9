import Domain
import Git
import JSON
import Queries

/// `roost run diff`: two runs side by side.
package enum RunDiffCommand {
    private static let first = Argument("A", RecordOptions.name("A"), "A run, by its id or the beginning of it")
    private static let second = Argument("B", RecordOptions.name("B"), "Another one")
    private static let differing = Flag("differing", "Only what is not the same")

    package static let command = Command(
        "run",
        "diff",
        section: .resources,
        summary: "Show two runs side by side",
        details: [
            "What they were started with, how they went, what they took, which tools they used how often, where what "
                + "was said in them begins to differ, and how the files differ by their last checkpoints."
        ],
        examples: [
            Example("roost run diff run-20261120 run-20261121", "all of it"),
            Example("roost run diff run-20261120 run-20261121 --differing", "only what is not the same"),
            Example("roost run diff run-20261120 run-20261121 -o json", "for programs"),
        ],
        arguments: [first, second],
        options: [differing, RecordOptions.includeArchive],
        formats: OutputFormat.allCases,
        exitCodes: [.notFound, .refusedByState],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let names = [invocation.required(first), invocation.required(second)]
        guard let question = try RecordQuestion(invocation, withConversations: true) else {
            return try invocation.nothing(named: names[0], of: [.run])
        }
        let runs = (try find(names[0], question), try find(names[1], question))
        let git = Deliberate.ignore(because: "without git all but the files is compared, and it is said") {
            () throws(GitError) in try GitProgram(in: invocation.environment)
        }
        let difference = try question.ask { (record) throws(QueriesError) in
            try record.difference(between: runs.0, and: runs.1, git: git, on: invocation.disk)
        }
        let table = RunDiffTable(difference, isDifferingOnly: invocation[differing]).table
        try invocation.console.show(table, as: invocation.format)
        return .ok
    }

    private static func find(_ name: String, _ question: RecordQuestion) throws(CommandError) -> RecordedRun {
        let id = try RecordTarget(question: question).id(of: [.run], named: name).id
        let run = try question.ask { (record) throws(QueriesError) in try record.run(id) }
        guard let run else { throw .notFound(kind: "run", text: id, similar: []) }
        return run
    }
}
