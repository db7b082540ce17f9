import Domain
import Indexer
import JSON
import Platform

/// `roost import`: takes the transcripts that agents have left into the record, with what they cost.
package enum ImportCommand {
    private static let agents = TranscriptAgent.allCases.map(\.rawValue) + ["auto"]

    private static let unrecognizedShownMax = 10

    private static let agent = Argument("AGENT", .choice(agents), "Whose transcripts; with auto, those of all")
    private static let files = Argument(
        "PATH",
        .path,
        count: .any,
        "Files, or folders to look below; without any, where the agent keeps them"
    )
    private static let dryRun = Flag("dry-run", short: "n", "Say what would come of it and what it cost; take nothing")
    private static let listing = Flag("files", "List the files that are there, and take nothing")

    package static let command = Command(
        "import",
        section: .record,
        summary: "Take in what agents have left",
        details: [
            "Each file is copied into the home first, since agents delete theirs after a while. Then it becomes rows: "
                + "what was said, and what each model response cost, counted once however many files tell of it.",
            "It can be done again at any time: what is there already is passed over, a file that has grown goes on "
                + "where it was, and so does an import that was stopped. A line that cannot be read costs that line.",
            "With auto, files are told by what stands in them. Logs of other programs, an object of JSON a line, are "
                + "taken only as jsonl: what they say of sessions, triggers, decisions, tasks, workers, worktrees and "
                + "model calls becomes rows, and what is not known is kept as an event.",
            "A dry run says to the nano-dollar what an import would add, and writes nothing anywhere. What was said it "
                + "does not read: of bad lines it names those that it comes upon, and an import may find more.",
        ],
        examples: [
            Example("roost import auto", "all agents, where they keep their transcripts"),
            Example("roost import claude -n", "what did I spend?"),
            Example("roost import auto --files", "what is there?"),
            Example("roost import codex ~/backup/sessions", "what stands below a folder"),
            Example("roost import jsonl ~/old-logs", "logs of what supervised agents before"),
        ],
        arguments: [agent, files],
        options: [dryRun, listing],
        formats: OutputFormat.allCases,
        exitCodes: [.notFound, .finding, .refusedByState],
        run: { (invocation) throws(CommandError) in
            try run(TranscriptAgent(rawValue: invocation.required(agent)), invocation)
        }
    )

    /// As it was called before.
    package static let formerly = Command(
        "import-jsonl",
        section: .record,
        summary: "Take in logs of other programs",
        examples: [Example("roost import-jsonl ~/old-logs", "what roost import jsonl does")],
        arguments: [files],
        options: [dryRun, listing],
        formats: OutputFormat.allCases,
        exitCodes: [.notFound, .finding, .refusedByState],
        isListed: false,
        run: { (invocation) throws(CommandError) in try run(.jsonl, invocation) }
    )

    private static func run(_ agent: TranscriptAgent?, _ invocation: Invocation) throws(CommandError) -> ExitCode {
        if agent == .jsonl, invocation[all: files].isEmpty {
            throw .usage(
                .missingArgument("PATH", summary: "logs have no usual place"),
                command: invocation.command.path
            )
        }
        return invocation[dryRun] || invocation[listing] ? try preview(agent, invocation) : try take(agent, invocation)
    }

    private static func take(
        _ agent: TranscriptAgent?,
        _ invocation: Invocation
    ) throws(CommandError) -> ExitCode {
        let paths = try invocation.recordPaths()
        let index = try invocation.index(at: paths)
        let search = try invocation.indexing { () throws(IndexerError) in
            try index.search(agent, below: invocation[all: files], invocation.environment)
        }
        try tellUnreadable(search, invocation)
        if search.found.isEmpty { return try tellNothing(agent, search, invocation) }
        let progress = ImportProgress(of: search.found.count, bytes: search.bytes, invocation)
        let report = try invocation.indexing { () throws(IndexerError) in
            try index.take(search.found, invocation.environment) { files, bytes in progress.note(files, bytes) }
        }
        try progress.end()
        try ImportTable(report, search).show(on: invocation)
        return report.failures.isEmpty && search.unreadable.isEmpty ? .ok : .finding
    }

    /// What there is, or what an import would do with it. Nothing is written.
    private static func preview(
        _ agent: TranscriptAgent?,
        _ invocation: Invocation
    ) throws(CommandError) -> ExitCode {
        let paths = try invocation.recordPaths()
        let preview = try invocation.indexing { () throws(IndexerError) in
            try ImportPreview(paths, invocation.environment, on: invocation.disk, at: invocation.clock.now().wall)
        }
        let search = try invocation.indexing { () throws(IndexerError) in
            try preview.search(agent, below: invocation[all: files])
        }
        try tellUnreadable(search, invocation)
        if search.found.isEmpty { return try tellNothing(agent, search, invocation) }
        guard !invocation[listing] else {
            try list(search, invocation)
            return search.unreadable.isEmpty ? .ok : .finding
        }
        let progress = ImportProgress(of: search.found.count, bytes: search.bytes, invocation)
        let report = try invocation.indexing { () throws(IndexerError) in
            try preview.tell(search.found) { files, bytes in progress.note(files, bytes) }
        }
        try progress.end()
        try ImportTable(report, search, isDry: true).show(on: invocation)
        try tellEnd(search, invocation)
        return report.failures.isEmpty && search.unreadable.isEmpty ? .ok : .finding
    }

    private static func tellUnreadable(_ search: TranscriptSearch, _ invocation: Invocation) throws(CommandError) {
        for file in search.unreadable {
            try invocation.console.say("roost: passed over: " + SafeText.of("\(file.path): \(file.cause)"))
        }
    }

    private static func tellNothing(
        _ agent: TranscriptAgent?,
        _ search: TranscriptSearch,
        _ invocation: Invocation
    ) throws(CommandError) -> ExitCode {
        if invocation.format.isJSON {
            let whose = agent?.rawValue ?? "any agent"
            throw .notFound(kind: "transcript of", text: whose, similar: [], list: "roost import auto --files")
        }
        try invocation.console.say("roost: no transcripts are there")
        try tellUnrecognized(search, invocation)
        let places = TranscriptPlaces(invocation.environment, on: invocation.disk)
        let agents = agent.map { [$0] } ?? TranscriptAgent.allCases
        let roots = invocation[all: files].isEmpty ? agents.flatMap(places.roots) : []
        for root in roots { try invocation.console.say("  looked in " + SafeText.of(root)) }
        return .notFound
    }

    /// Why files were passed over that somebody may have meant.
    private static func tellUnrecognized(_ search: TranscriptSearch, _ invocation: Invocation) throws(CommandError) {
        for file in search.unrecognized.prefix(unrecognizedShownMax) {
            let what = file.isEmpty ? "it is empty" : file.format.map { "it is \($0.rawValue)" } ?? "not one we know"
            try invocation.console.say("  " + SafeText.of("\(file.path): \(what)"))
        }
        let more = search.unrecognized.count - unrecognizedShownMax
        if more > 0 { try invocation.console.say("  and \(more) more") }
    }

    private static func list(_ search: TranscriptSearch, _ invocation: Invocation) throws(CommandError) {
        var table = Table(
            of: "transcript",
            [
                Column("agent", title: "AGENT"), Column("bytes", title: "SIZE", .number), Column("path", title: "FILE"),
            ]
        )
        for file in search.found {
            let bytes = file.status.bytes
            table.append([
                .text(file.agent.rawValue), Cell("\(ByteCount(bytes: bytes))", .integer(bytes)),
                .text(file.path),
            ])
        }
        try invocation.console.show(table, as: invocation.format)
        try tellEnd(search, invocation)
    }

    private static func tellEnd(_ search: TranscriptSearch, _ invocation: Invocation) throws(CommandError) {
        guard invocation.format == .table else { return }
        if !search.unrecognized.isEmpty {
            try invocation.console.say("passed over:")
            try tellUnrecognized(search, invocation)
        }
        let count = search.found.count == 1 ? "1 file" : "\(search.found.count) files"
        try invocation.console.say("\(count), \(ByteCount(bytes: search.bytes)); nothing was taken")
    }
}
