import Domain
import JSON
import Journal
import Queries

/// `roost prices list`: what models cost.
package enum PriceListCommand {
    private static let models = Argument("MODEL", .text, count: .any, "Only these, by any of their names")

    package static let command = Command(
        "prices",
        "list",
        section: .record,
        summary: "List what models cost",
        details: [
            "In dollars for a million tokens. Of several prices of a model the one that you wrote counts, then one "
                + "that was imported, then one that comes with Roost.",
            "Prices of your own stand in prices.txt in the home, a line a model; roost prices import reads such "
                + "a list.",
        ],
        examples: [
            Example("roost prices list claude-sonnet-4-5 gpt-5", "of these models"),
            Example("roost prices list -o csv", "all, for a spreadsheet"),
        ],
        arguments: [models],
        formats: OutputFormat.allCases,
        exitCodes: [.notFound],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let book = try invocation.prices()
        for model in invocation[all: models] where !book.isPriced(model) {
            let similar = Suggestion.nearest(to: model, among: book.models)
            throw .notFound(kind: "price of the model", text: model, similar: similar, list: "roost prices list")
        }
        var table = Table(of: "price", columns)
        for line in book.lines(of: invocation[all: models]) { table.append(row(line)) }
        try invocation.console.show(table, as: invocation.format)
        return .ok
    }

    private static let columns = [
        Column("model", title: "MODEL"), Column("from", title: "FROM"), Column("tier", title: "TIER"),
        Column("above", title: "ABOVE", .number), Column("input", title: "INPUT", .number),
        Column("output", title: "OUTPUT", .number), Column("cacheRead", title: "READ", .number),
        Column("cacheWrite5m", title: "WRITE 5M", .number), Column("cacheWrite1h", title: "WRITE 1H", .number),
        Column("reasoning", title: "REASONING", .number), Column("webSearch", title: "SEARCH", .number),
        Column("factors", title: "TIMES", .prose), Column("origin", title: "ORIGIN"),
        Column("note", title: "NOTE", .prose),
    ]

    private static func row(_ line: PriceLine) -> [Cell] {
        [
            .text(line.model), word(line.from), word(line.tier), line.above > 0 ? .integer(line.above) : .none,
            price(line.input), price(line.output), price(line.cacheRead), price(line.cacheWrite5m),
            price(line.cacheWrite1h), price(line.reasoning), price(line.webSearch), word(line.factors),
            .text(line.origin), word(line.note),
        ]
    }

    private static func word(_ text: String?) -> Cell { text.map { .text($0) } ?? .none }

    private static func price(_ text: String?) -> Cell { text.map { Cell($0, .decimal($0)) } ?? .none }
}

extension Invocation {
    /// The prices by which this home reckons.
    func prices() throws(CommandError) -> PriceBook {
        let home = HomePaths(root: try home())
        return try asking { () throws(QueriesError) in try PriceBook(of: home, on: disk) }
    }
}
