import Domain
import Indexer
import JSON

/// What came of an import, or would come of it: a dry run does not read what was said.
struct ImportTable {
    private static let typesShownMax = 8

    private let report: ImportReport
    private let search: TranscriptSearch
    private let isDry: Bool

    init(_ report: ImportReport, _ search: TranscriptSearch, isDry: Bool = false) {
        self.report = report
        self.search = search
        self.isDry = isDry
    }

    func show(on invocation: Invocation) throws(CommandError) {
        guard invocation.format == .table else { return try invocation.console.show(table, as: invocation.format) }
        for line in lines { try invocation.console.line(line) }
        for failure in report.failures {
            try invocation.console.say(
                "roost: \(isDry ? "not looked into" : "not imported"): "
                    + SafeText.of("\(failure.path): \(failure.why)")
            )
        }
        for line in report.badLines {
            try invocation.console.say(
                "roost: a bad line: " + SafeText.of("\(line.path) at byte \(line.offset): \(line.why)")
            )
        }
        let more = report.badLineCount - report.badLines.count
        if more > 0 { try invocation.console.say("and \(more) more bad lines") }
    }

    private var duplicates: Int64 { max(0, Int64(report.tellings) - report.responses) }

    private var lines: [String] {
        let passedOver = search.unrecognized.isEmpty ? "" : ", \(search.unrecognized.count) passed over"
        let unpriced = report.unpriced > 0 ? " + \(report.unpriced) without a price: roost prices check" : ""
        let counts = "\(report.newCount) new, \(report.grownCount) with more in them, \(report.sameCount) as before"
        var lines = ["files      " + counts + passedOver]
        if !isDry { lines.append("said       \(report.messages) messages in \(report.blocks) parts") }
        if report.logged > 0 { lines.append("logged     \(report.logged) lines: \(logged)") }
        lines.append("responses  \(report.responses) new, \(duplicates) told again")
        lines.append("cost       " + BriefMoney.text(report.cost) + unpriced)
        // Most lines are not decoded by a dry run.
        let bad = "bad lines  \(report.badLineCount)"
        if report.badLineCount > 0 { lines.append(isDry ? bad + " seen; an import reads them all" : bad) }
        if !isDry, report.unknown.lineCount > 0 { lines.append("unknown    \(unknown)") }
        return lines
    }

    /// How many rows of which tables the lines of logs become.
    private var logged: String {
        report.loggedByTable.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) \($0.value)" }
            .joined(separator: ", ")
    }

    /// Types that this program does not know are newer than it, or of something else.
    private var unknown: String {
        let named = report.unknown.sorted.prefix(Self.typesShownMax).map {
            "\(SafeText.of($0.name.isEmpty ? "(no type)" : $0.name)) \($0.count)"
        }
        let isMore = report.unknown.otherCount > 0 || report.unknown.counts.count > named.count
        let count = report.unknown.lineCount
        let lines = "\(count) \(count == 1 ? "line" : "lines") of types that are not known here: "
        return lines + (named + (isMore ? ["…"] : [])).joined(separator: ", ")
    }

    private var loggedObject: JSONObject {
        JSONObject(report.loggedByTable.sorted { $0.key < $1.key }.map { ($0.key, .integer(Int64($0.value))) })
    }

    private var table: Table {
        let fields: [(String, Cell)] = [
            ("files_new", .integer(report.newCount)), ("files_grown", .integer(report.grownCount)),
            ("files_same", .integer(report.sameCount)), ("files_unrecognized", .integer(search.unrecognized.count)),
            ("files_failed", .integer(report.failures.count)), ("bytes", .integer(report.bytes)),
            ("messages", isDry ? .none : .integer(report.messages)),
            ("blocks", isDry ? .none : .integer(report.blocks)),
            ("responses", .integer(report.responses)), ("duplicates", .integer(duplicates)),
            ("logged", .integer(report.logged)), ("bad_lines", .integer(report.badLineCount)),
            ("unknown_lines", isDry ? .none : .integer(report.unknown.lineCount)),
            ("unpriced", .integer(report.unpriced)),
            ("cost_nanodollars", .integer(report.cost.nanodollars)),
            ("dry_run", Cell(isDry ? "yes" : "no", .bool(isDry))),
            ("logged_by_table", Cell(logged, .object(loggedObject))),
        ]
        var table = Table(of: "import", isSingle: true, fields.map { Column($0.0, title: $0.0) })
        table.append(fields.map(\.1))
        return table
    }
}
