import Domain
import Queries

extension MCPTool {
    /// Those that only look.
    static let reading = [status, taskList, taskGet, why, logsTail, logsSearch, cost, search, sql, runDifference]

    private static let since = MCPParameter("since", .text, .option("--since"), "From then on: 10m, 2h, yesterday, ISO")
    private static let until = MCPParameter("until", .text, .option("--until"), "Up to then, written as since")
    private static let target = MCPParameter(
        "target",
        .text,
        .word(),
        "A run, or a task or worker (its newest run), by its id or a beginning of it. Default: what runs now"
    )
    private static let source = MCPParameter(
        "source",
        .choice(LogSource.allCases.map(\.rawValue)),
        .option("--source"),
        "Only what the agent wrote (backend), sessions recorded (orch) or happened to the run (events)"
    )
    private static let previous = MCPParameter("previous", .flag, .option("--previous"), "Of the run before the newest")

    private static let status = MCPTool(
        name: "fleet_status",
        title: "Who is at work",
        summary: "Who is at work, what each does, and who needs a person; those who wait for one come first.",
        path: ["status"],
        own: [],
        rows: .list(option: nil)
    )

    private static let taskList = MCPTool(
        name: "task_list",
        title: "Tasks",
        summary: "Tasks, newest first, with status, runs and cost.",
        path: ["task", "list"],
        own: [
            MCPParameter("status", .choice(TaskStatus.allCases.map(\.rawValue)), .option("--status"), "Only these"),
            since, until,
        ],
        rows: .list(option: "--limit")
    )

    private static let taskGet = MCPTool(
        name: "task_get",
        title: "A task",
        summary: "What is known of a task and of its runs; with timeline, all that happened to it, oldest first.",
        path: ["task", "show"],
        own: [
            MCPParameter("task", .text, .word(), isRequired: true, "Its id or a beginning of it"),
            MCPParameter("timeline", .flag, .option("--timeline"), "All that happened, a row each"),
        ],
        rows: .list(option: "--limit")
    )

    private static let why = MCPTool(
        name: "why",
        title: "Why",
        summary: "Why something is as it is: what a run does now and what speaks for that, each decision with its "
            + "reason, input, output and what was not chosen.",
        path: ["why"],
        own: [
            MCPParameter("subject", .text, .word(), isRequired: true, "A task, run, worker or decision, by its id")
        ],
        rows: .list(option: "--limit")
    )

    private static let logsTail = MCPTool(
        name: "logs_tail",
        title: "Last lines",
        summary: "The last lines of what an agent wrote and of what happened around it. nextCursor goes on with what "
            + "comes after them.",
        path: ["logs"],
        own: [target, source, previous, since, until],
        rows: .log
    )

    private static let logsSearch = MCPTool(
        name: "logs_search",
        title: "Lines with a pattern",
        summary: "The last lines that a pattern is found in, of one run or of the newest run of each task.",
        path: ["logs"],
        own: [
            MCPParameter(
                "pattern",
                .text,
                .option("--grep"),
                isRequired: true,
                "A POSIX extended regular expression"
            ),
            target,
            MCPParameter("all_tasks", .flag, .option("--all-tasks"), "In the newest run of every task, with no target"),
            MCPParameter("ignore_case", .flag, .option("--ignore-case"), "Small and capital letters are the same"),
            source, previous, since, until,
        ],
        rows: .log
    )

    private static let cost = MCPTool(
        name: "cost",
        title: "Cost",
        summary: "What model responses took and cost, today unless a time is named. Money is exact, as a text in "
            + "dollars; null is unpriced, never free.",
        path: ["cost"],
        own: [
            MCPParameter(
                "by",
                .choice(CostGrouping.allCases.map(\.rawValue)),
                .option("--by"),
                "A row for each of these"
            ),
            since, until,
            MCPParameter("month", .text, .option("--month"), "Only this month, as 2026-11"),
            MCPParameter("all", .flag, .option("--all"), "All that was ever recorded"),
        ],
        rows: .list(option: nil)
    )

    private static let search = MCPTool(
        name: "search",
        title: "Search",
        summary: "Texts with all these words in what was said, what tools did, what programs printed and what was "
            + "decided, newest first. \"words in a row\", -without, begin*.",
        path: ["search"],
        own: [
            MCPParameter("text", .text, .word(), isRequired: true, "The words"),
            MCPParameter("in", .choices(SearchPlace.allCases.map(\.rawValue)), .option("--in"), "Only there"),
            MCPParameter("task", .text, .option("--task"), "Only of the runs of this task"),
            MCPParameter("run", .text, .option("--run"), "Only of this run"),
            since, until,
        ],
        rows: .list(option: "--limit")
    )

    private static let sql = MCPTool(
        name: "sql_readonly",
        title: "SQL",
        summary: "Any question to the record in SQLite's SQL, read-only, for at most 5 seconds. Tables among others: "
            + "tasks, runs, decisions, events, api_calls, messages; SELECT name, sql FROM sqlite_schema tells all.",
        path: ["sql"],
        own: [MCPParameter("query", .text, .input, isRequired: true, "One SELECT")],
        rows: .list(option: nil)
    )

    private static let runDifference = MCPTool(
        name: "run_diff",
        title: "Two runs",
        summary: "Two runs side by side: how they were started, how they went, what they took and changed.",
        path: ["run", "diff"],
        own: [
            MCPParameter("a", .text, .word(), isRequired: true, "A run, by its id or a beginning of it"),
            MCPParameter("b", .text, .word(), isRequired: true, "Another one"),
            MCPParameter("differing", .flag, .option("--differing"), "Only what is not the same"),
        ],
        rows: .list(option: nil)
    )
}
