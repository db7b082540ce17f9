import Domain
import Queries

/// What is answered from the record, by the commands that answer it everywhere.
extension RouteTable {
    static let tasks: [Route] = [
        Route(
            .get,
            "/tasks",
            "List tasks, newest first",
            [
                RouteParameter(
                    "status",
                    .choice(TaskStatus.allCases.map(\.rawValue)),
                    as: .option("--status"),
                    "Only these"
                ),
                RouteParameter("source", .text, as: .option("--source"), "Only those that came from there"),
                RouteParameter("active", .flag, as: .option("--active"), "Only those that are worked on"),
                RouteParameter(
                    "completed",
                    .flag,
                    as: .option("--completed"),
                    "Only completed ones, by when they were"
                ),
                RouteParameter("failed", .flag, as: .option("--failed"), "Only failed ones, by when they did"),
            ] + RouteParameter.period,
            .list(RouteCommand("task", "list", limit: "--limit"))
        ),
        Route(.get, "/tasks/{id}", "Show a task", [.id("a task")], .object(RouteCommand("task", "show"))),
        Route(
            .get,
            "/tasks/{id}/timeline",
            "List all that happened to a task, oldest first",
            [
                .id("a task"),
                RouteParameter("full", .flag, as: .option("--full"), "With inputs, outputs and what else is known"),
            ] + RouteParameter.period,
            .list(RouteCommand("task", "show", fixed: ["--timeline"], limit: "--limit"))
        ),
        Route(
            .get,
            "/tasks/{id}/runs",
            "List the runs of a task, newest first",
            [.id("a task", as: .option("--task"))],
            .list(RouteCommand("run", "list", limit: "--limit"))
        ),
        Route(
            .get,
            "/tasks/{id}/review",
            "Say what a task has changed, tested and cost",
            [.id("a task")],
            .object(RouteCommand("task", "review"))
        ),
        Route(
            .get,
            "/tasks/{id}/diff",
            "Give what a task has changed as a patch",
            [.id("a task")],
            .file(
                RouteCommand("task", "diff", fixed: ["--redacted"]),
                type: "text/plain; charset=utf-8",
                extension: "patch"
            )
        ),
    ]

    static let runs: [Route] = [
        Route(
            .get,
            "/runs",
            "List runs, newest first",
            [RouteParameter("active", .flag, as: .option("--active"), "Only those that have not ended")],
            .list(RouteCommand("run", "list", limit: "--limit"))
        ),
        Route(.get, "/runs/{id}", "Show a run", [.id("a run")], .object(RouteCommand("run", "show"))),
        Route(
            .get,
            "/runs/{id}/difference",
            "Set a run beside another one",
            [
                .id("a run"), RouteParameter("with", .id, as: .word, isRequired: true, "The other run"),
                RouteParameter("differing", .flag, as: .option("--differing"), "Only what is not the same"),
            ],
            .list(RouteCommand("run", "diff"))
        ),
        Route(
            .get,
            "/runs/{id}/diff",
            "Give what a run has changed as a patch",
            [.id("a run")],
            .file(
                RouteCommand("worker", "diff", fixed: ["--redacted"]),
                type: "text/plain; charset=utf-8",
                extension: "patch"
            )
        ),
        Route(
            .get,
            "/runs/{id}/checkpoints",
            "List the checkpoints of a run",
            [.id("a run")],
            .list(RouteCommand("run", "checkpoint", "list"))
        ),
        Route(.get, "/workers", "List those at work", [], .list(RouteCommand("worker", "list"))),
        Route(.get, "/workers/{id}", "Show a worker", [.id("a worker")], .object(RouteCommand("worker", "show"))),
    ]

    static let record: [Route] = [
        Route(
            .get,
            "/decisions",
            "List decisions, newest first; of a task oldest first",
            [
                .task, RouteParameter("point", .text, as: .option("--point"), "Only those at this decision point"),
                RouteParameter("slow", .flag, as: .option("--slow"), "Only those that took more than a second"),
            ] + RouteParameter.period,
            .list(RouteCommand("decision", "list", limit: "--limit"))
        ),
        Route(
            .get,
            "/decisions/{session}/{number}",
            "Show a decision, with what went in and what came out",
            [
                RouteParameter("session", .id, in: .path, isRequired: true, "The session, or the end of its id"),
                RouteParameter("number", .integer(1...Int.max), in: .path, isRequired: true, "Its line there"),
            ],
            .object(RouteCommand("decision", "show", joined: ["session", "number"]))
        ),
        Route(
            .get,
            "/why",
            "Say why something is as it is",
            [
                RouteParameter(
                    "subject",
                    .id,
                    as: .word,
                    isRequired: true,
                    "A task, run, worker or decision, by its id"
                ), RouteParameter("slow", .flag, as: .option("--slow"), "Only decisions that took long"),
            ],
            // Steps are counted before those that say the same are told as one.
            .list(RouteCommand("why", fixed: ["--limit=20000"]))
        ),
        Route(
            .get,
            "/events",
            "List events, newest first",
            [
                .task, .run, RouteParameter("type", .text, as: .option("--type"), "Only events of this type"),
                RouteParameter("severity", .text, as: .option("--severity"), "Only what is as bad as that, or worse"),
            ] + RouteParameter.period,
            .list(RouteCommand("event", "list", limit: "--limit"))
        ),
        Route(
            .get,
            "/search",
            "Find texts with all these words, newest first",
            [
                RouteParameter("q", .text, as: .word, isRequired: true, "The words"),
                RouteParameter("in", .choices(SearchPlace.allCases.map(\.rawValue)), as: .option("--in"), "Only there"),
                .task, .run,
            ] + RouteParameter.period,
            .list(RouteCommand("search", limit: "--limit"))
        ),
    ]

    static let costs: [Route] = [
        Route(
            .get,
            "/cost",
            "Say what model responses took and cost, today unless a time is named",
            [
                RouteParameter("by", .choice(CostGrouping.allCases.map(\.rawValue)), as: .option("--by"), "A row each"),
                .task,
            ] + RouteParameter.spans,
            .list(RouteCommand("cost"))
        ),
        Route(
            .get,
            "/perf",
            "Say what was fast and what was slow",
            [
                RouteParameter("by", .choice(["model", "tool", "decision"]), as: .option("--by"), "Of what"),
                RouteParameter("slowest", .flag, as: .option("--slowest"), "Of tools and decisions, the slowest alone"),
            ] + RouteParameter.spans,
            .list(RouteCommand("perf"))
        ),
        Route(.get, "/budget", "Say what the budgets are and how far they are used", [], .list(RouteCommand("budget"))),
        Route(
            .get,
            "/prices",
            "Say which models that were used have a price",
            [],
            .list(RouteCommand("prices", "check"))
        ),
    ]

    static let things: [Route] = [
        Route(
            .get,
            "/export",
            "Give all that is recorded of a task, a run or a time, in one file",
            [
                .task, .run,
                RouteParameter(
                    "format",
                    .choice(["json", "jsonl", "csv", "md", "html", "otlp", "perfetto"]),
                    as: .option("--format"),
                    "In which form (default: json)"
                ),
            ] + RouteParameter.period,
            .file(RouteCommand("export"), type: "application/octet-stream", extension: "export")
        ),
        Route(.get, "/version", "Say which roost this is", [], .object(RouteCommand("version"))),
        Route(.get, "/health", "Say how daemon, panes, workers and disk are", [], .object(RouteCommand("health"))),
        Route(.get, "/panes", "List the panes", [], .list(RouteCommand("pane", "list"))),
        Route(.get, "/sources", "List the sources of tasks", [], .list(RouteCommand("trigger", "sources"))),
        Route(
            .get,
            "/sessions",
            "List sessions, newest first",
            RouteParameter.period,
            .list(RouteCommand("session", "list", limit: "--limit"))
        ),
        Route(
            .get,
            "/worktrees",
            "List what was done with worktrees, newest first",
            [.task] + RouteParameter.period,
            .list(RouteCommand("worktree", "list", limit: "--limit"))
        ),
        Route(.get, "/alerts", "List the channels of alerts", [], .list(RouteCommand("alert", "list"))),
        Route(.get, "/settings", "List the settings", [], .list(RouteCommand("config", "show", fixed: ["--origin"]))),
    ]
}
