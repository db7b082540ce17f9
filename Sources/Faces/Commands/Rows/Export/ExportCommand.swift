import Domain
import Journal
import Platform
import Queries

/// `roost export`: what is recorded of a task, a run or a time, for other programs and for people.
package enum ExportCommand {
    private static let id = Argument("ID", RecordOptions.name("ID"), "The task, by its id or the beginning of it")

    package static let command = Command(
        "export",
        section: .record,
        summary: "Write down a task, a run or a time in many forms",
        details: [
            "json is one object: tasks, in each its runs, in each what happened and what was said, and the costs. "
                + "jsonl is one object a line, csv one table of all that happened, md and html are reports, otlp is "
                + "what OpenTelemetry collectors take, perfetto what ui.perfetto.dev opens. docs/export.md says more.",
            "Of a time, it is the tasks that were found in it and those with runs that began in it, with those runs "
                + "as a whole; of all else what was in it.",
            "Secrets are not in it. --raw adds the bytes of each part of a message as they stand in the files, and "
                + "nothing is taken out of these.",
        ],
        examples: [
            Example("roost export --task gh-450 --format json", "everything about a task"),
            Example("roost export --run run-20261121 --format html -O run.html", "a page to keep or to send"),
            Example("roost export --since 30d --format jsonl -O month.jsonl", "for DuckDB and pandas"),
            Example("roost export --task gh-450 --format perfetto -O trace.json", "where the time went"),
        ],
        options: [
            ExportOptions.task, ExportOptions.run, RecordOptions.since, RecordOptions.until, RecordOptions.utc,
        ] + ExportOptions.ofEach,
        exitCodes: [.notFound, .refusedByState],
        run: run
    )

    package static let ofTask = Command(
        "task",
        "export",
        section: .resources,
        summary: "Write down a task in many forms",
        details: ["It is what \"roost export --task ID\" writes."],
        examples: [Example("roost task export gh-450 --format md", "a report")],
        arguments: [id],
        options: ExportOptions.ofEach,
        exitCodes: [.notFound, .refusedByState],
        run: runOfTask
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        try refuseContradictions(invocation)
        let named = invocation[ExportOptions.task].map { ($0, NamedKind.task) }
        return try write(invocation, of: named ?? invocation[ExportOptions.run].map { ($0, .run) })
    }

    private static func runOfTask(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        try refuseRaw(invocation)
        return try write(invocation, of: (invocation.required(id), .task))
    }

    private static func refuseContradictions(_ invocation: Invocation) throws(CommandError) {
        try refuseRaw(invocation)
        let isTime = invocation[RecordOptions.since] != nil || invocation[RecordOptions.until] != nil
        let time = invocation[RecordOptions.since] != nil ? "--since" : "--until"
        let given = [
            (invocation[ExportOptions.task] != nil, "--task"), (invocation[ExportOptions.run] != nil, "--run"),
            (isTime, time),
        ].filter(\.0).map(\.1)
        if given.count > 1 {
            throw .usage(.together(given[0], given[1]), command: invocation.command.path)
        }
        guard given.isEmpty else { return }
        let summary = "what is wanted, by --task ID, --run ID or --since TIME"
        throw .usage(.missingArgument("a selection", summary: summary), command: invocation.command.path)
    }

    private static func refuseRaw(_ invocation: Invocation) throws(CommandError) {
        guard isRaw(invocation), !format(invocation).holdsRawBytes else { return }
        let name = invocation[ExportOptions.raw] ? "--raw" : "--unredacted"
        let other = "--format \(format(invocation).rawValue)"
        throw .usage(.together(name, other), command: invocation.command.path)
    }

    private static func isRaw(_ invocation: Invocation) -> Bool {
        invocation[ExportOptions.raw] || invocation[ExportOptions.unredacted]
    }

    private static func format(_ invocation: Invocation) -> ExportFormat { invocation[ExportOptions.format] ?? .json }

    // MARK: - Writing

    /// - Parameter named: nil where a time is asked for.
    private static func write(
        _ invocation: Invocation,
        of named: (text: String, kind: NamedKind)?
    ) throws(CommandError) -> ExitCode {
        guard let question = try RecordQuestion(invocation, withConversations: true) else {
            if let named { return try invocation.nothing(named: named.text, of: [named.kind]) }
            try invocation.sayNothingIsRecorded()
            return .notFound
        }
        if let missing = question.record.missingConversations {
            try invocation.console.say("roost: what was said is not in it: " + SafeText.of("\(missing)"))
        }
        let selection = try selection(named, question)
        let path = invocation[ExportOptions.out]
        if let path { try invocation.refuseIfThere(path, replaces: invocation[ExportOptions.force]) }
        if isRaw(invocation) {
            try invocation.console.say("roost: what agents wrote is in it as they wrote it, with secrets")
        }
        let home = HomePaths(root: try invocation.home())
        let raw = isRaw(invocation) ? RawBlocks(of: home, on: invocation.disk) : nil
        let reader = try question.ask { (record) throws(QueriesError) in
            try ExportReader(selection, of: record, needs: format(invocation).needs, raw: raw) {
                invocation.redaction(of: $0)
            }
        }
        let output = try ExportOutput(path, console: invocation.console, on: invocation.disk)
        let count = try copy(reader, selection, to: output, invocation)
        if count == 0 { try invocation.console.say("roost: nothing of that time is recorded") }
        if let path { try invocation.console.say("wrote \(SafeText.of(path))") }
        return .ok
    }

    private static func selection(
        _ named: (text: String, kind: NamedKind)?,
        _ question: RecordQuestion
    ) throws(CommandError) -> ExportSelection {
        guard let named else { return .window(question.window) }
        let id = try RecordTarget(question: question).id(of: [named.kind], named: named.text).id
        return named.kind == .run ? .run(id) : .task(id)
    }

    /// Answers how many things there were.
    private static func copy(
        _ reader: ExportReader,
        _ selection: ExportSelection,
        to output: ExportOutput,
        _ invocation: Invocation
    ) throws(CommandError) -> Int {
        var reader = reader
        var writer = format(invocation).writer()
        writer.begin(
            ExportHeading(
                at: invocation.clock.now().wall,
                version: VersionCommand.version,
                selection: selection,
                tasks: reader.tasks,
                isRaw: isRaw(invocation)
            )
        )
        var count = 0
        while let item = try invocation.asking({ () throws(QueriesError) in try reader.next() }) {
            writer.add(item)
            try output.write(writer.take())
            count += 1
        }
        writer.finish()
        try output.write(writer.take())
        try output.finish()
        return count
    }
}
