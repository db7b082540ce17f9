import Commands

/// A table with every kind of row, for tests of what is derived from it.
enum SampleTable {
    enum Order: String, CaseIterable, Sendable { case newest, oldest, largest }

    static let target = Argument("RUN", .text, count: .oneOrMore, "A run, by its id")
    static let limit = Argument("LIMIT", .integer(-10...10), count: .optional, "How many")
    static let follow = Flag("follow", short: "f", "Go on as more comes")
    static let times = Flag("timestamps", short: "t", "Show when each line came")
    static let pager = Flag("pager", isNegatable: true, "Show long output page by page")
    static let tail = Option("tail", short: "n", .integer(0...), "Begin so many lines before the end")
    static let since = Option("since", short: "S", .duration, "Begin so long ago")
    static let order = Option("order", ValueForm<Order>.word.named("ORDER"), "Which comes first")
    static let label = Option("label", short: "l", .text, isRepeatable: true, "Only what bears this label")

    static let logs = Command(
        "logs",
        section: .everyday,
        summary: "Show what a run wrote",
        details: ["It shows both channels in the order in which the bytes came, unless one of them is asked for."],
        examples: [
            Example("roost logs run-1", "all of it"),
            Example("roost logs -ft -n 20 run-1", "the last lines, then what comes"),
        ],
        arguments: [target],
        options: [follow, times, pager, tail, since, order, label],
        formats: OutputFormat.allCases,
        exitCodes: [.notFound],
        run: { _ in .ok }
    )

    static let count = Command(
        "count",
        section: .plumbing,
        summary: "Count",
        examples: [Example("roost count -5", "downwards")],
        arguments: [limit],
        isListed: false,
        run: { _ in .ok }
    )

    static let start = Command(
        "run",
        section: .everyday,
        summary: "Start an agent",
        examples: [Example("roost run -- claude -p hello", "one agent")],
        rest: Rest("COMMAND", isRequired: true, "The agent's command line"),
        options: [label],
        run: { _ in .ok }
    )

    static let runs = Command(
        "run",
        "list",
        section: .resources,
        summary: "List runs",
        examples: [Example("roost run list -o csv", "for a spreadsheet")],
        formats: OutputFormat.allCases,
        run: { _ in .ok }
    )

    static let taskList = Command(
        "task",
        "list",
        section: .resources,
        summary: "List tasks",
        examples: [Example("roost task list", "all")],
        run: { _ in .ok }
    )

    static let taskShow = Command(
        "task",
        "show",
        section: .resources,
        summary: "Show a task",
        examples: [Example("roost task show gh-450", "one")],
        arguments: [Argument("TASK", .text, "A task, by its id")],
        run: { _ in .ok }
    )

    static let table = CommandTable(
        [WhatNowCommand.command, HelpCommand.command, logs, start, runs, taskList, taskShow, count],
        topics: HelpTopic.all
    )
}
