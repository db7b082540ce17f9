import Domain
import Glibc
import Platform
import Runs

/// `roost agent demo`: the demo agent, which is installed beside roost and need not be along PATH.
package enum AgentDemoCommand {
    private static let program = "roost-demo-agent"
    private static let prompt = Argument("PROMPT", .text, count: .optional, "What it works on, or a script")
    private static let rest = Rest("OPTION", "What the demo agent takes besides")

    package static let command = Command(
        "agent",
        "demo",
        section: .plumbing,
        summary: "Play the demo agent in this terminal",
        details: [
            "It plays an agent, with no account and at no cost: docs/demo-agent.md. All it takes: "
                + "roost agent demo -- --help"
        ],
        examples: [
            Example("roost agent demo Look", "a session that is made up from the prompt"),
            Example("roost agent demo Look -- --pace 0s", "as fast as it can"),
        ],
        arguments: [prompt],
        rest: rest,
        exitCodes: [.programMissing],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let path = try withRuns { () throws(RunsError) in try OwnProgram.path(program, on: invocation.disk) }
        guard ProgramSearch.look(at: path) == .program else {
            throw .runs(.programMissing(path, searched: []))
        }
        let words = (invocation[prompt].map { ["--prompt", $0] } ?? []) + invocation.rest
        // It is to meet a reader that has gone as any other program does.
        signal(SIGPIPE, SIG_DFL)
        throw .platform(ProgramReplacement.become(path, words, environment: invocation.environment))
    }
}
