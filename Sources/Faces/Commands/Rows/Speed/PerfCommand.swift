import Domain
import Queries

/// `roost perf`: how fast models answered, and how long tools and decisions took.
package enum PerfCommand {
    private static let usualDays = 7
    private static let grouping = Option("by", ValueForm<PerfGrouping>.word, "What was fast or slow (default: model)")
    private static let slowest = Flag(
        "slowest",
        "Of tools and decisions, the \(SpeedLimits.slowestCount) slowest ones alone"
    )

    package static let command = Command(
        "perf",
        section: .record,
        summary: "Show how fast models, tools and decisions were",
        details: [
            "Without options it is the last \(usualDays) days, model by model: how long until the first token, how "
                + "many tokens a second, and how long the whole response took, each over the responses of which it is "
                + "known. P50 is what half of them did not exceed, P95 what 95 of 100 did not.",
            "A tool took from its call to its result. The slowest calls and decisions are named with where they are; "
                + "with -o json, jsonl and csv they are given by --slowest.",
        ],
        examples: [
            Example("roost perf", "models, in the last \(usualDays) days"),
            Example("roost perf --by tool --today", "which tools took the time"),
            Example("roost perf --by decision --since 30d", "where deciding was slow"),
            Example("roost perf --by tool --slowest -o json", "for programs"),
        ],
        options: [grouping, slowest] + SpanOptions.all,
        formats: OutputFormat.allCases,
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let grouping = invocation[grouping] ?? .model
        if invocation[slowest], grouping == .model {
            throw .usage(.together("--slowest", "--by model"), command: invocation.command.path)
        }
        let asked = try AskedSpan(invocation, usually: .days(usualDays))
        let record = try invocation.recordIfMade(withConversations: grouping == .tool)
        let answer = try invocation.asking { () throws(QueriesError) in
            try PerfAnswer(
                record,
                by: grouping,
                in: asked,
                withArchive: invocation[RecordOptions.includeArchive]
            )
        }
        if let record, grouping == .tool {
            try invocation.tellArchived(record, asked.range.lowerBound, asked.range.upperBound)
        }
        let isAlone = invocation[slowest]
        let table = isAlone ? answer.slowest ?? answer.table : answer.table
        guard invocation.format == .table else {
            try invocation.console.show(table, as: invocation.format)
            return .ok
        }
        if record == nil { try invocation.sayNothingIsRecorded() }
        if table.rows.isEmpty, record != nil { try invocation.console.say("no \(answer.noun) \(asked.words)") }
        guard !table.rows.isEmpty else { return .ok }
        try invocation.console.show(table, as: .table)
        if !isAlone, let slowest = answer.slowest, !slowest.rows.isEmpty {
            try invocation.console.line()
            try invocation.console.line(answer.slowestTitle)
            try invocation.console.show(slowest, as: .table)
        }
        return .ok
    }
}
