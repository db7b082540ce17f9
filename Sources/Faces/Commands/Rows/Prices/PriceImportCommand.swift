import Domain
import Indexer
import JSON
import Journal
import Platform

/// `roost prices import`: takes prices of a list into the home.
package enum PriceImportCommand {
    private static let skippedMax = 10
    private static let file = Argument(
        "FILE",
        .path,
        "LiteLLM's model_prices_and_context_window.json, or a list as prices.txt is one"
    )
    private static let from = Option("from", DayForm.form, "The day on which the prices of a list of LiteLLM begin")
    private static let dryRun = Flag("dry-run", short: "n", "Say what would be taken, and change nothing")

    package static let command = Command(
        "prices",
        "import",
        section: .record,
        summary: "Take the prices of a list",
        details: [
            "Prices of the same model and day are replaced, and all others stay. What was used before a day on which "
                + "prices change keeps its price: give that day with --from.",
            "A list of your own has a line for each model: its name, then dollars for a million tokens of input, "
                + "output, cache read, and cache written for 5 minutes and for an hour.",
        ],
        examples: [
            Example("roost prices import model_prices_and_context_window.json", "LiteLLM's list as it is"),
            Example("roost prices import list.json --from 2026-12-01", "of which prices change on a day"),
            Example("roost prices import -n mine.txt", "what a list of your own would change"),
        ],
        arguments: [file],
        options: [from, dryRun],
        formats: OutputFormat.allCases,
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let isDry = invocation[dryRun]
        let home = HomePaths(root: try invocation.home())
        let result: PriceListImport
        do throws(IndexerError) {
            result = try PriceListImport.run(
                FilePath.resolved(invocation.required(file)),
                into: home,
                from: invocation[from],
                isDry: isDry,
                on: invocation.disk
            )
        } catch { throw .indexer(error) }
        guard invocation.format == .table else {
            try invocation.console.show(table(of: result), as: invocation.format)
            return .ok
        }
        try tell(result, isDry, invocation.console)
        return .ok
    }

    private static func tell(_ result: PriceListImport, _ isDry: Bool, _ console: Console) throws(CommandError) {
        let counts = "\(result.addedCount) new, \(result.replacedCount) changed, \(result.sameCount) as before"
        try console.line("\(result.takenCount) prices taken: \(counts)")
        if !result.skipped.isEmpty {
            try console.line("\(result.skipped.count) models skipped:")
            for (why, models) in reasons(of: result) {
                let named = models.prefix(skippedMax).map { SafeText.of($0) }.joined(separator: ", ")
                let rest = models.count > skippedMax ? ", and \(models.count - skippedMax) more" : ""
                try console.line("  \(SafeText.of(why)): \(named)\(rest)")
            }
        }
        if !result.leftOut.isEmpty {
            let names = result.leftOut.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            try console.line("\(names.count) kinds of prices have no place here:")
            for (name, count) in names.prefix(skippedMax) { try console.line("  \(SafeText.of(name)) (\(count))") }
            if names.count > skippedMax { try console.line("  and \(names.count - skippedMax) more") }
        }
        try console.line(isDry ? "nothing was changed" : "they stand in \(SafeText.of(result.file))")
    }

    private static func reasons(of result: PriceListImport) -> [(why: String, models: [String])] {
        Dictionary(grouping: result.skipped, by: \.why).mapValues { $0.map(\.model) }
            .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map { ($0.key, $0.value) }
    }

    private static func table(of result: PriceListImport) -> Table {
        var table = Table(
            of: "price-import",
            isSingle: true,
            [
                Column("file", title: "FILE"), Column("added", title: "NEW", .number),
                Column("replaced", title: "CHANGED", .number), Column("same", title: "SAME", .number),
                Column("skipped", title: "SKIPPED", .prose), Column("leftOut", title: "LEFT OUT", .prose),
            ]
        )
        let skipped = JSONObject(result.skipped.map { ($0.model, .string($0.why)) })
        let leftOut = JSONObject(result.leftOut.sorted { $0.key < $1.key }.map { ($0.key, .integer(Int64($0.value))) })
        table.append([
            .text(result.file), .integer(result.addedCount), .integer(result.replacedCount),
            .integer(result.sameCount), Cell("\(skipped.count)", .object(skipped)),
            Cell("\(leftOut.count)", .object(leftOut)),
        ])
        return table
    }
}
