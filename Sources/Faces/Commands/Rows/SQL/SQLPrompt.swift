import Domain
import Glibc
import Queries

/// Asks the person at the terminal for one question after the other. A line that begins with a dot is a command to it.
struct SQLPrompt {
    private static let help = """
        A question ends with ; and may take several lines.
        .tables          the tables and views
        .schema NAME     how one of them is made
        .history         the questions of before
        !N               ask the Nth of them again
        .quit            leave, as Ctrl-D does
        """

    private let invocation: Invocation
    private let report: SQLReport
    private let readLine: () -> String?
    private var reading = SQLLines()

    init(
        _ invocation: Invocation,
        readLine: @escaping () -> String? = { Swift.readLine(strippingNewline: true) }
    ) throws(CommandError) {
        self.invocation = invocation
        self.readLine = readLine
        report = try SQLReport(invocation)
    }

    static func isPossible(on console: Console) -> Bool { Question.canBeAsked(on: console) }

    func run() throws(CommandError) {
        var prompt = self
        try prompt.converse()
    }

    private mutating func converse() throws(CommandError) {
        while true {
            try invocation.console.prompt(reading.isWithin ? "  ...>" : "sql>")
            guard let line = readLine() else { return try invocation.console.say("") }
            do throws(CommandError) {
                switch reading.take(line) {
                case .more: break
                case .ask(let text): try report.answer(text)
                case .tables: try showTables()
                case .schema(let name): try showSchema(of: name)
                case .history: try showHistory()
                case .quit: return
                case .unknown(let text):
                    try invocation.console.say("\(SafeText.of(text)) is unknown\n\(Self.help)")
                case .help: try invocation.console.say(Self.help)
                }
            } catch {
                guard error != .outputClosed else { throw error }
                try invocation.console.say(ErrorReport(error).text(as: .table, isColored: false))
            }
        }
    }

    private func showTables() throws(CommandError) {
        let names = try invocation.tables().entries.map { $0.kind == "view" ? "\($0.name) (view)" : $0.name }
        try invocation.console.line(names.joined(separator: "\n"))
    }

    private func showSchema(of name: String) throws(CommandError) {
        let found = try invocation.tables().entries(named: name)
        if found.isEmpty { throw .notFound(kind: "table", text: name, similar: [], list: ".tables") }
        for entry in found { try invocation.console.line(SQLText.shown(entry.sql) + ";") }
    }

    private func showHistory() throws(CommandError) {
        for (place, text) in reading.history.enumerated() {
            try invocation.console.line("\(place + 1)  \(SafeText.of(text))")
        }
    }
}

extension Invocation {
    /// What can be asked.
    func tables() throws(CommandError) -> RecordTables {
        let record = try record(withConversations: true)
        return try asking { () throws(QueriesError) in try RecordTables(of: record) }
    }
}
