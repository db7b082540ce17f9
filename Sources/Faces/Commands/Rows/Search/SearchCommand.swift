import Domain
import Journal
import Platform
import Queries

/// `roost search TEXT`: texts with these words, newest first.
package enum SearchCommand {
    private static let shownMax = 20

    private static let words = Argument(
        "TEXT",
        .text,
        count: .oneOrMore,
        "Words that are all there; \"words in a row\", -without, begin*"
    )
    private static let places = Option(
        "in",
        ValueForm<SearchPlace>.word.named("WHERE"),
        isRepeatable: true,
        "Only there: in messages, tools, logs or decisions"
    )
    private static let since = Option("since", short: "S", .time, "Only what is from this time or later")
    private static let until = Option("until", short: "U", .time, "Only what is from before this time")
    private static let run = Option("run", ValueForm.text.named("RUN"), "Only of this run")
    private static let task = Option("task", ValueForm.text.named("TASK"), "Only of the runs of this task")
    private static let limit = Option("limit", short: "n", .integer(1...10_000), "How many (default: \(shownMax))")
    private static let count = Flag("count", "Say how many there are, and show none")
    private static let utc = Flag("utc", "Read and show times in UTC")

    package static let command = Command(
        "search",
        section: .record,
        summary: "Find what was said, done, printed and decided",
        details: [
            "All words have to be there, in any order; capital letters and accents do not matter. Quotes stand around "
                + "words that follow one another, a hyphen before a word that must not be there, an asterisk behind "
                + "the beginning of a word: roost search '\"connection refused\" -retry budg*'.",
            "What is found comes newest first. Of the longest texts only the first MiB is searched. Secrets were taken "
                + "out before, so that they cannot be found.",
            "What has just been written is found once the index has caught up; how much is missing is said.",
        ],
        examples: [
            Example("roost search budget", "the newest texts with this word"),
            Example("roost search flaky timeout --in tools --in logs", "what tools and programs printed"),
            Example("roost search retry* --since yesterday --task gh-450", "of one task"),
            Example("roost search migration --in decisions -o json", "for programs"),
        ],
        arguments: [words],
        options: [places, since, until, run, task, limit, count, RecordOptions.includeArchive, utc],
        formats: OutputFormat.allCases,
        exitCodes: [.notFound],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let calendar = invocation[utc] ? nil : LocalCalendar()
        let request = request(invocation, calendar)
        let home = try invocation.recordPaths().home
        guard let record = try invocation.recordIfMade(withConversations: true, withSearch: true) else {
            let empty = invocation[count] ? SearchTable.count(0) : SearchTable(calendar).table(of: [])
            if invocation.format != .table { try invocation.console.show(empty, as: invocation.format) }
            try invocation.sayNothingIsRecorded()
            return .ok
        }
        let search = try invocation.asking { () throws(QueriesError) in
            try Search(
                record,
                of: home,
                on: invocation.disk,
                withArchive: invocation[RecordOptions.includeArchive]
            )
        }
        try invocation.tellArchived(record, request.since, request.until)
        guard !invocation[count] else {
            let count = try answer { () throws(QueriesError) in try search.count(request) }
            try invocation.console.show(SearchTable.count(count), as: invocation.format)
            return .ok
        }
        let answer = try answer { () throws(QueriesError) in try search.find(request) }
        try invocation.console.show(SearchTable(calendar).table(of: answer.hits), as: invocation.format)
        for line in remarks(on: answer, calendar) { try invocation.console.say(line) }
        return .ok
    }

    private static func request(_ invocation: Invocation, _ calendar: LocalCalendar?) -> SearchRequest {
        let now = invocation.clock.now().wall
        let offset: TimeExpression.Offset = { calendar?.offset(at: $0) ?? .zero }
        var request = SearchRequest(invocation[all: words].joined(separator: " "))
        let wanted = invocation[all: places]
        if !wanted.isEmpty { request.places = Set(wanted) }
        request.since = invocation[since]?.time(now: now, offset: offset)
        request.until = invocation[until]?.time(now: now, offset: offset)
        request.run = invocation[run]
        request.task = invocation[task]
        request.limit = invocation[limit] ?? shownMax
        return request
    }

    /// What a program that reads the data does not see in it.
    private static func remarks(on answer: SearchAnswer, _ calendar: LocalCalendar?) -> [String] {
        var remarks: [String] = []
        if let time = answer.gaveUpAt {
            remarks.append(
                "older ones were not looked for: too many texts have these words; to go on: --until \(time.iso)"
            )
        } else if answer.hasMore {
            remarks.append("there are older ones: -n N shows more, --count says how many")
        }
        if answer.missingRows > 0 {
            remarks.append("\(answer.missingRows) rows are not in the search yet: roost index --once adds them")
        }
        return remarks
    }

    /// What is wrong with what was typed is a fault of the command line.
    private static func answer<Result>(_ ask: () throws(QueriesError) -> Result) throws(CommandError) -> Result {
        do { return try ask() } catch {
            guard case .search(let fault) = error else { throw .queries(error) }
            switch fault {
            case .unknown(let kind, let name):
                throw .notFound(kind: kind, text: name, similar: [], list: RunTarget.listCommand)
            case .ambiguous(let kind, let name, let matches):
                throw .ambiguous(kind: kind, text: name, matches: matches)
            case .noWords(let text): throw self.fault(text, "a word, or the beginning of one: budg*")
            case .shortPrefix(let text): throw self.fault(text, "more of a word than that before the asterisk")
            case .manyWords(let text, let max): throw self.fault(text, "no more than \(max) words")
            }
        }
    }

    private static func fault(_ text: String, _ expected: String) -> CommandError {
        .usage(.badValue(text, of: words.row.name, ValueFault(expected: expected)), command: command.path)
    }
}
