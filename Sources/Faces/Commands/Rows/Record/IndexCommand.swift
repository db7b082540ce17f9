import Domain
import Indexer
import Journal
import Platform

/// `roost index`: brings the index up to date, once or as files change.
package enum IndexCommand {
    private static let once = Flag("once", "Read what is new and end; this is what it does without a flag too")
    private static let follow = Flag("follow", short: "f", "Go on as files change, until Ctrl-C")
    private static let stopping: [Signal] = [.terminate, .interrupt]

    package static let command = Command(
        "index",
        section: .record,
        summary: "Bring the index up to date",
        details: [
            "The index is made from the files of runs and sessions, and questions are asked of it. Each question "
                + "brings it up to date itself, for at most two seconds; this does it without a limit.",
            "When all is read, rows of runs that are over and of imports are held against their files, each once: "
                + "\"roost import verify\" tells of all.",
            "While it follows it tells the daemon of the home what live runs do, before any of it is written.",
            "One process at a time writes to it. Whoever follows lets go of it for whoever else wants to write, and "
                + "goes on afterwards; two that follow there are not.",
        ],
        examples: [
            Example("roost index --once", "read what is new"),
            Example("roost index --follow", "keep it up to date"),
        ],
        options: [once, follow],
        exitCodes: [.finding, .refusedByState],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let paths = try invocation.recordPaths()
        guard !invocation[follow] else { return try follow(paths, invocation) }
        let index = try invocation.index(at: paths)
        for notice in index.notices { try invocation.console.say("roost: " + SafeText.of(notice)) }
        return try once(index, invocation)
    }

    private static func once(_ index: HomeIndex, _ invocation: Invocation) throws(CommandError) -> ExitCode {
        let report = try invocation.indexing { () throws(IndexerError) in
            var report = try index.pass()
            report.notices += try index.keepUp(by: RecordUpkeep(on: invocation.disk))
            report.notices += try index.validateSome()
            return report
        }
        try invocation.tell(report)
        if let missing = report.missingConversations {
            try invocation.console.say("roost: what was said is not in it: " + SafeText.of("\(missing)"))
        }
        return report.troubles.isEmpty ? .ok : .finding
    }

    private static func follow(_ paths: RecordPaths, _ invocation: Invocation) throws(CommandError) -> ExitCode {
        Signal.block(stopping)
        DescriptorLimit.raise()
        var failure: CommandError?
        try invocation.indexing { () throws(IndexerError) in
            let plan = try LivePlan(
                home: paths.home,
                version: VersionCommand.version,
                environment: invocation.environment
            )
            try IndexKeeping.run(
                paths,
                invocation.environment,
                on: invocation.disk,
                clock: invocation.clock,
                stoppedBy: stopping,
                telling: plan
            ) { _, report in
                do throws(CommandError) { try invocation.tell(report) } catch { failure = failure ?? error }
            }
        }
        if let failure { throw failure }
        return .ok
    }
}
