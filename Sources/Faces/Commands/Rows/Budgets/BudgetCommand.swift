import Control
import Domain
import JSON

/// `roost budget`: what may be spent, and how much of it is.
package enum BudgetCommand {
    private static let tokens = Option("tokens", .tokens, "So many tokens, beside dollars or without")
    private static let scope = Argument("run|task|day", .choice(["run", "task", "day"]), "What it is for")
    private static let rest = Argument("ID|USD", ValueForm.text, count: .any, "Of a run or a task its id, then dollars")

    package static let show = Command(
        path: ["budget"],
        section: .everyday,
        summary: "Show what may be spent, and how much of it is",
        details: [
            "Of the day, of tasks and of runs that go on, in dollars and in tokens; what is held by them; and of "
                + "subscriptions how much is used of five hours and of the week, where their agents have told.",
            "Where it is not known what was spent it says unknown, and never nothing; where responses have no price it "
                + "says how many.",
        ],
        examples: [
            Example("roost budget", "all of them"),
            Example("roost budget -o json", "for programs"),
        ],
        formats: OutputFormat.allCases,
        exitCodes: [.daemonNotRunning, .timedOut],
        run: showAll
    )

    package static let set = Command(
        "budget",
        "set",
        section: .everyday,
        summary: "Set a budget",
        details: [
            "Of the day it holds for as long as the day lasts, of a task and of a run that goes on for as long as they "
                + "are there. Other budgets are those of the settings: budget.day_usd and its like.",
            "What a budget has kept from being started is started once there is room in it.",
        ],
        examples: [
            Example("roost budget set day 20", "today it may be twenty dollars"),
            Example("roost budget set task gh-450 5", "for all runs of a task"),
            Example("roost budget set run RUN --tokens 200k", "for one that goes on"),
        ],
        arguments: [scope, rest],
        options: [tokens],
        exitCodes: [.daemonNotRunning, .notFound, .refusedByState, .notPermitted, .timedOut],
        run: setOne
    )

    private static let table = Table(
        of: "budget",
        [
            Column("scope", title: "BUDGET"), Column("scopeId", title: "OF"), Column("unit", title: "IN"),
            Column("limit", title: "LIMIT", .number), Column("used", title: "USED", .number),
            Column("percent", title: "%", .number), Column("unpriced", title: "UNPRICED", .number),
            Column("level", title: "LEVEL"),
        ]
    )

    private static let keys = ["scope", "scope_id", "unit", "limit", "used", "percent", "unpriced", "level"]

    private static func showAll(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let answer = try invocation.askDaemon(.budget)
        guard invocation.format != .table else {
            for line in answer.detail.split(separator: "\n") { try invocation.console.line(SafeText.of(String(line))) }
            return .ok
        }
        var table = table
        for budget in answer.data?["budgets"]?.arrayValue ?? [] {
            table.append(keys.map { key in .json(budget[key] ?? .null) })
        }
        try invocation.console.show(table, as: invocation.format)
        return .ok
    }

    private static func setOne(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        var data = JSONObject()
        data["budgetTokens"] = invocation[tokens].map { .integer($0) }
        let words = [invocation.required(scope)] + invocation[all: rest]
        let answer = try invocation.askDaemon(.budget, words: words, data: data)
        try invocation.console.say("roost: \(SafeText.of(answer.detail))")
        return .ok
    }
}
