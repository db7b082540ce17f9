import Domain
import Indexer
import JSON
import Journal
import Platform
import Queries
import Runs

/// Has questions in SQL answered, and shows the answers.
struct SQLReport {
    /// A wider column of text may be cut on a terminal.
    private static let wordColumnsMax = 32

    private let invocation: Invocation
    private let question: SQLQuestion

    init(_ invocation: Invocation) throws(CommandError) {
        self.invocation = invocation
        let paths = try invocation.recordPaths()
        try invocation.catchUp(paths, withSearch: false)
        var question = SQLQuestion(
            of: paths,
            by: try withRuns { () throws(RunsError) in try OwnProgram.path("roost", on: invocation.disk) },
            on: invocation.disk,
            at: invocation.clock.now().wall
        )
        question.archived = invocation[all: SQLCommand.archived]
        question.includesArchive = invocation[RecordOptions.includeArchive]
        self.question = question
    }

    func answer(_ text: String, _ values: [String: String] = [:]) throws(CommandError) {
        let answer: SQLAnswer
        do throws(QueriesError) { answer = try question.ask(text, values: values) } catch {
            guard case .sql(.tooLong) = error else { throw .queries(error) }
            throw .timedOut(error.description, hint: error.hint)
        }
        try invocation.console.show(Self.table(of: answer), as: invocation.format)
        if let notice = answer.notice(under: question.limits) { try invocation.console.say("roost: " + notice) }
    }

    static func table(of answer: SQLAnswer) -> Table {
        let columns = keys(of: answer.columns).enumerated().map { place, key in
            Column(key, title: SafeText.of(key), kind(of: answer.rows.lazy.map { $0[place] }))
        }
        var table = Table(of: "sql-row", columns)
        for row in answer.rows { table.append(row.map(cell)) }
        return table
    }

    /// Two columns of one name would be one field.
    private static func keys(of names: [String]) -> [String] {
        var counts: [String: Int] = [:]
        return names.map { name in
            counts[name, default: 0] += 1
            let count = counts[name] ?? 1
            return count == 1 ? name : "\(name):\(count)"
        }
    }

    private static func kind(of cells: some Sequence<SQLCell>) -> Column.Kind {
        var isNumber = true
        var isLong = false
        for cell in cells {
            switch cell {
            case .integer, .real, .null: break
            case .text(let text):
                isNumber = false
                isLong = isLong || text.utf8.count > wordColumnsMax
            case .blob:
                isNumber = false
                isLong = true
            }
        }
        return isNumber ? .number : isLong ? .prose : .word
    }

    private static func cell(_ cell: SQLCell) -> Cell {
        switch cell {
        case .null: .none
        case .integer(let number): .integer(number)
        // One that is no number has no other form in JSON.
        case .real(let text): Cell(text, text.hasSuffix("Inf") ? .string(text) : .decimal(text))
        case .text(let text): .text(text)
        case .blob(let hex, let count):
            .text(hex.utf8.count / 2 < count ? "x'\(hex)' and so on, \(count) bytes" : "x'\(hex)'")
        }
    }
}
