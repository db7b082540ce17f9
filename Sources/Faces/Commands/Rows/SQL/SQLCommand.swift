import Domain
import Journal
import Platform
import Queries
import Runs

/// `roost sql`: any question to the record, in SQL.
package enum SQLCommand {
    private static let questionBytesMax = 1 << 20
    private static let words = Argument(
        "QUERY",
        .text,
        count: .any,
        "The question, or - for standard input; of one that is named with --run, its values"
    )
    private static let file = Option("file", short: "f", .path.named("FILE"), "Read the question from a file")
    private static let list = Flag("list", "List the questions that come with Roost")
    private static let named = Option("run", .text.named("NAME"), "Ask one of these")
    static let archived = Option(
        "archived",
        .month,
        isRepeatable: true,
        "What was said in this archived month too; \(OpenRecord.attachedMonthsMax) at most"
    )
    private static let schema = Flag("schema", "Show the tables and views as SQL makes them")

    package static let command = Command(
        "sql",
        section: .record,
        summary: "Ask the record any question in SQL",
        details: [
            "The question only reads: it is answered by a process of its own that may do nothing else, and that is "
                + "stopped after 5 seconds. It gives at most 10,000 rows and 8 MiB.",
            "On a terminal and without a question it asks for one after the other; .help tells what else it takes.",
            "What was said in archived runs is in messages, blocks, log_pieces and conversations with "
                + "--include-archive, or with --archived MONTH where more than \(OpenRecord.attachedMonthsMax) months "
                + "are archived. Everything else has archived runs in any case.",
            "Both databases can be asked: roost db path shows where they are.",
        ],
        examples: [
            Example("roost sql SELECT count(*) FROM runs", "in one line"),
            Example("roost sql --list", "the questions that come with Roost"),
            Example("roost sql --run task-timeline gh-450", "one of them"),
            Example("roost sql -f question.sql -o csv", "from a file, for a spreadsheet"),
        ],
        arguments: [words],
        options: [file, list, named, schema, RecordOptions.includeArchive, archived],
        formats: OutputFormat.allCases,
        exitCodes: [.notFound, .timedOut],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let words = invocation[all: words]
        if invocation[list] {
            try invocation.console.show(listed, as: invocation.format)
        } else if invocation[schema] {
            for entry in try invocation.tables().entries { try invocation.console.line(SQLText.shown(entry.sql) + ";") }
        } else if let name = invocation[named] {
            let question = try question(named: name)
            try SQLReport(invocation).answer(question.text, try values(words, of: question))
        } else if let text = try text(words, invocation) {
            try SQLReport(invocation).answer(text)
        } else {
            try SQLPrompt(invocation).run()
        }
        return .ok
    }

    /// Nothing where somebody is there to be asked for it.
    private static func text(_ words: [String], _ invocation: Invocation) throws(CommandError) -> String? {
        if let path = invocation[file] {
            do throws(PlatformError) {
                let bytes = try invocation.disk.readAll(FilePath.resolved(path), bytesMax: questionBytesMax)
                return String(decoding: bytes, as: UTF8.self)
            } catch { throw .platform(error) }
        }
        if words.isEmpty, SQLPrompt.isPossible(on: invocation.console) { return nil }
        guard words.isEmpty || words == ["-"] else { return words.joined(separator: " ") }
        return String(decoding: try StandardInput.read(bytesMax: questionBytesMax), as: UTF8.self)
    }

    // MARK: - The questions that come with Roost

    private static var listed: Table {
        var table = Table(
            of: "sql-question",
            [
                Column("name", title: "NAME"), Column("parameters", title: "TAKES"),
                Column("answers", title: "ANSWERS", .prose),
            ]
        )
        for question in NamedQuestion.all {
            let parameters = question.parameters.map { $0.uppercased() }.joined(separator: " ")
            let isPlain = question.parameters.isEmpty
            table.append([.text(question.name), isPlain ? .none : .text(parameters), .text(question.answers)])
        }
        return table
    }

    private static func question(named name: String) throws(CommandError) -> NamedQuestion {
        if let question = NamedQuestion.all.first(where: { $0.name == name }) { return question }
        let similar = Suggestion.nearest(to: name, among: NamedQuestion.all.map(\.name))
        throw .notFound(kind: "question", text: name, similar: similar, list: "roost sql --list")
    }

    /// What is given, in its order; where nothing says which day is meant, it is this one.
    private static func values(
        _ words: [String],
        of question: NamedQuestion
    ) throws(CommandError) -> [String: String] {
        if words.count > question.parameters.count {
            throw .usage(.unexpectedArgument(words[question.parameters.count]), command: command.path)
        }
        let calendar = LocalCalendar()
        let now = SystemClock().now().wall
        let today = calendar.day(around: now)
        var values = ["from": today.lowerBound.iso, "to": today.upperBound.iso]
        for (name, word) in zip(question.parameters, words) {
            let time = isTime(name) ? TimeExpression(word)?.time(now: now, offset: calendar.offset) : nil
            values[name] = time?.iso ?? word
        }
        for name in question.parameters.dropFirst(words.count) where !isTime(name) {
            throw .usage(
                .missingArgument(name.uppercased(), summary: "\(question.name) takes it"),
                command: command.path
            )
        }
        return values
    }

    private static func isTime(_ name: String) -> Bool { name == "from" || name == "to" }
}
