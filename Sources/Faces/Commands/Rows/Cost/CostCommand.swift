import Domain
import Queries

/// `roost cost`: what model responses took, and what that cost.
package enum CostCommand {
    private static let grouping = Option(
        "by",
        ValueForm<CostGrouping>.word,
        "One row for each of these (default: model)"
    )

    private static let task = Option("task", RecordOptions.name("TASK"), "Only what the runs of this task took")

    package static let command = Command(
        "cost",
        section: .record,
        summary: "Show what model responses cost",
        details: [
            "Without options it is today, model by model. Each response counts once, whatever told of it, at the "
                + "prices of its day. A day is one of this place, unless --utc is given.",
            "A response whose price is not known is unpriced: it is in no sum, and the sum says so. CACHED is how much "
                + "of what went into the models came from a cache.",
            "With -o json and csv amounts are exact: costUsd is a text with as many decimals as it takes, and null "
                + "where nothing has a price. driftUsd is by how much agents themselves report more than was computed, "
                + "over the responses of which they report something.",
            "By worker, what was imported had none and stands under the agent that it came from. By outcome, it is "
                + "\"imported\", and what goes on is \"running\".",
        ],
        examples: [
            Example("roost cost", "today, by model"),
            Example("roost cost --today --by task", "where it went"),
            Example("roost cost --yesterday --task gh-450", "one task, by model"),
            Example("roost cost --month 2026-11 --by day", "a month, day by day"),
            Example("roost cost --since 7d --by outcome", "what failed attempts cost"),
            Example("roost cost --all --by agent -o csv", "for a spreadsheet"),
        ],
        options: [grouping, task] + SpanOptions.all,
        formats: OutputFormat.allCases,
        exitCodes: [.notFound],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let asked = try AskedSpan(invocation, usually: .today)
        let grouping = invocation[grouping] ?? .model
        let console = invocation.console
        guard let question = try RecordQuestion(invocation) else {
            try show(CostReport(rows: [], total: CostSums()), by: grouping, invocation)
            try invocation.sayNothingIsRecorded()
            return .ok
        }
        let task = try question.id(task, of: .task)
        let report = try question.ask { (record) throws(QueriesError) in
            try record.cost(by: grouping, in: asked.range, of: task, on: asked.calendar)
        }
        try show(report, by: grouping, invocation)
        guard invocation.format == .table else { return .ok }
        if report.rows.isEmpty {
            let whose = task.map { " of \($0)" } ?? ""
            let more = asked.words == "yet" ? "" : ": roost cost --all"
            try console.say("no model responses\(whose) \(asked.words)\(more)")
        } else if asked.isUsual {
            try console.say("only today: --month YYYY-MM, --since 30d and --all show more")
        }
        for remark in remarks(on: report.total) { try console.say(remark) }
        return .ok
    }

    private static func show(
        _ report: CostReport,
        by grouping: CostGrouping,
        _ invocation: Invocation
    ) throws(CommandError) {
        let table = CostTable(report, by: grouping)
        guard invocation.format == .table else {
            return try invocation.console.show(table.exact, as: invocation.format)
        }
        if !report.rows.isEmpty { try invocation.console.show(table.brief, as: .table) }
    }

    static func remarks(on total: CostSums) -> [String] {
        var remarks: [String] = []
        let reported = total.reported
        if reported.responses > 0 {
            remarks.append(
                "agents report \(BriefMoney.text(reported.cost)) for \(BriefCount.text(reported.responses)) of them, "
                    + "drift \(BriefMoney.difference(reported.drift))"
            )
        }
        if total.unpriced > 0 {
            let count = total.unpriced == 1 ? "1 response has" : "\(BriefCount.text(total.unpriced)) responses have"
            remarks.append("\(count) no known price, and no part in the cost: roost prices check")
        }
        return remarks
    }
}
