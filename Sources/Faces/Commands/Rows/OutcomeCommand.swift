import Domain
import Journal
import Platform

/// `roost outcome`: an agent, or what was started around it, says how its run went.
package enum OutcomeCommand {
    /// What can be said: the other outcomes are found out.
    private enum Said: String, CaseIterable, Sendable {
        case completed
        case failed
        case blocked

        var outcome: Outcome {
            switch self {
            case .completed: .completed
            case .failed: .failed
            case .blocked: .blocked
            }
        }
    }

    private static let said = Argument("OUTCOME", ValueForm<Said>.word, "How it went")
    private static let summary = Option("summary", .text, "What was done, or why not; - reads it from standard input")
    private static let needsHuman = Flag("needs-human", "A person has to look before anything else is done")
    private static let artifacts = Option(
        "artifact",
        ArtifactForm.form,
        isRepeatable: true,
        "A file or folder that the run leaves behind, under a name"
    )
    private static let next = Option(
        "next",
        FollowupForm.form,
        isRepeatable: true,
        "A step to take after this one, and why: planner, review, finalize, or one of work"
    )
    private static let run = Option("run", RunTarget.form, "The run, where it is not the one that this is called from")

    package static let command = Command(
        "outcome",
        section: .plumbing,
        summary: "Say how the run went that this is called from",
        details: [
            "For agents and scripts inside a run, which know more of how it went than their exit status tells. What is "
                + "said counts when the run ends; said again, the last one counts.",
            "Outside a run, and once the agent has ended, it is refused.",
        ],
        examples: [
            Example("roost outcome completed --summary Done", "the work is done"),
            Example(
                "roost outcome blocked --needs-human --summary -",
                "a person has to decide; the question is piped in"
            ),
            Example("roost outcome failed --artifact report=./report.md", "with a file that says more"),
            Example("roost outcome completed --next review=Large", "and what to do next"),
        ],
        arguments: [said],
        options: [summary, needsHuman, artifacts, next, run],
        exitCodes: [.notFound, .refusedByState, .notPermitted],
        run: perform
    )

    private static func perform(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let said = invocation.required(said)
        let paths = try paths(invocation)
        let metadata = try onRecord { () throws(JournalError) in
            try RunMetadata.read(paths.metadata, on: invocation.disk)
        }
        try refuseIfOver(paths, metadata.run, invocation.disk)
        var statement = SaidOutcome(
            ok: said == .completed,
            outcome: said.outcome,
            summary: try summary(invocation) ?? "Said to be \(said.rawValue)."
        )
        statement.needsHuman = invocation[needsHuman]
        for pair in invocation[all: artifacts] {
            statement.artifacts.append(try ArtifactForm.artifact(pair, on: invocation.disk))
        }
        statement.followups = invocation[all: next].map { FollowupForm.followup($0, in: metadata) }
        try write(statement, to: paths, invocation.disk)
        try invocation.console.line("noted: \(said.rawValue), for \(metadata.run)")
        return .ok
    }

    private static func paths(_ invocation: Invocation) throws(CommandError) -> RunPaths {
        if let name = invocation[run] {
            return try RunTarget.run(named: name, in: HomePaths(root: try invocation.home()), on: invocation.disk)
        }
        guard let directory = invocation.environment["ROOST_RUN_DIR"], !directory.isEmpty else {
            throw .refused("this is not called from a run: ROOST_RUN_DIR is not set", hint: "name a run with --run RUN")
        }
        guard directory.hasPrefix("/") else {
            throw .refused("ROOST_RUN_DIR is no absolute path: \(directory)", hint: "name a run with --run RUN")
        }
        return RunPaths(directory: FilePath.resolved(directory))
    }

    /// What is said later than the agent's end may be read or not, so that nobody could tell what counts.
    private static func refuseIfOver(_ paths: RunPaths, _ run: RunID, _ disk: any Disk) throws(CommandError) {
        let state = try onRecord { () throws(JournalError) in try RunState.read(paths.state, on: disk) }
        guard !state.isOver else {
            throw .refused("\(run) is over: \(state.status)", hint: "what is said now would change nothing")
        }
        let hasEnded: Bool
        do throws(PlatformError) { hasEnded = try disk.exists(paths.exit) } catch { throw .platform(error) }
        guard !hasEnded else {
            throw .refused("the agent of \(run) has ended", hint: "say the outcome before the agent ends")
        }
    }

    private static func summary(_ invocation: Invocation) throws(CommandError) -> String? {
        guard let text = invocation[summary], text == "-" else { return invocation[summary] }
        let bytes = try StandardInput.read(bytesMax: SaidOutcome.bytesMax)
        let end = bytes.lastIndex { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        return String(decoding: bytes[...(end ?? -1)], as: UTF8.self)
    }

    private static func write(
        _ statement: SaidOutcome,
        to paths: RunPaths,
        _ disk: any Disk
    ) throws(CommandError) {
        let bytes = statement.bytes
        guard bytes.count <= SaidOutcome.bytesMax else {
            throw .failed(
                "what was said takes \(bytes.count) bytes, and \(SaidOutcome.bytesMax) are read",
                hint: "shorten the summary; the rest can be a file that --artifact names"
            )
        }
        do throws(PlatformError) {
            try disk.makeFolders(paths.artifacts)
            try disk.replaceFile(paths.outcome, with: bytes)
        } catch {
            throw .platform(error)
        }
    }
}
