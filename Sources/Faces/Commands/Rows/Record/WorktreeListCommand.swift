import Domain
import JSON
import Queries

/// `roost worktree list`: what was done with worktrees and why, newest first.
package enum WorktreeListCommand {
    private static let task = Option("task", RecordOptions.name("TASK"), "Only those of this task")
    private static let operation = Option(
        "operation",
        ValueForm.choice(["create", "remove", "preserve", "check"]).named("WHAT"),
        "Only when one was made, removed, kept or looked at"
    )
    private static let loops = Flag("loops", "Only what was made and removed over and over")

    package static let command = Command(
        "worktree",
        "list",
        section: .resources,
        summary: "List what was done with worktrees and why, newest first",
        details: [
            "With --loops: tasks whose worktree was made three times and more, and removed in between, with less than "
                + "ten minutes from one to the next. Their runs start and end without getting anywhere."
        ],
        examples: [
            Example("roost worktree list --operation preserve", "what was kept, and by which signs"),
            Example("roost worktree list --task gh-450", "what was done with those of a task"),
            Example("roost worktree list --loops --since 7d", "work that starts over and over"),
        ],
        options: [task, operation, loops] + RecordOptions.all,
        formats: OutputFormat.allCases,
        exitCodes: [.notFound],
        run: run
    )

    private static let each = Table(
        of: "worktree_operation",
        [
            Column("at", title: "AT"), Column("task", title: "TASK"), Column("operation", title: "WHAT"),
            Column("path", title: "PATH"), Column("branch", title: "BRANCH"),
            Column("reason", title: "BECAUSE", .prose), Column("signs", title: "SIGNS", .prose),
            Column("logic", title: "LOGIC", .prose),
        ]
    )
    private static let found = Table(
        of: "spawn_loop",
        [
            Column("task", title: "TASK"), Column("firstAt", title: "FROM"), Column("lastAt", title: "TO"),
            Column("creates", title: "MADE", .number), Column("removes", title: "REMOVED", .number),
        ]
    )

    private static let people = ["at", "task", "operation", "reason", "signs"]

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let isLoops = invocation[loops]
        let others = [(task, "--task"), (operation, "--operation")]
        if isLoops, let other = others.first(where: { invocation[$0.0] != nil }) {
            throw .usage(.together("--loops", other.1), command: invocation.command.path)
        }
        return try invocation.list(isLoops ? found : each) { (question) throws(CommandError) in
            try isLoops ? showLoops(question) : showEach(question)
        }
    }

    private static func showEach(_ question: RecordQuestion) throws(CommandError) {
        var filter = WorktreeOperation.Filter()
        filter.task = try question.id(task, of: .task)
        filter.operation = question.invocation[operation]
        filter.window = question.window
        let found = try question.ask { (record) throws(QueriesError) in
            try record.worktreeOperations(filter, limit: question.limit)
        }
        var table = each
        for row in found.rows {
            table.append([
                question.text.cell(row.at), .text(row.task), .text(row.operation), .text(row.path),
                .optional(row.branch), .optional(row.reason),
                .json(.object(row.signs)), .json(row.logic),
            ])
        }
        try question.show(table, toPeople: people, hasMore: found.hasMore)
    }

    private static func showLoops(_ question: RecordQuestion) throws(CommandError) {
        let loops = try question.ask { (record) throws(QueriesError) in
            try record.spawnLoops(in: question.window, limit: question.limit)
        }
        var table = found
        for loop in loops.rows {
            table.append([
                .text(loop.task), question.text.cell(loop.first), question.text.cell(loop.last),
                .integer(loop.creates), .integer(loop.removes),
            ])
        }
        try question.show(table, hasMore: loops.hasMore)
    }
}
