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
    private static let shared = Flag("shared", "Only worktrees in which more than one run worked, and which")

    package static let command = Command(
        "worktree",
        "list",
        section: .resources,
        summary: "List what was done with worktrees and why, newest first",
        details: [
            "With --loops: tasks whose worktree was made three times and more, and removed in between, with less than "
                + "ten minutes from one to the next. Their runs start and end without getting anywhere.",
            "With --shared: a line for each worktree in which one run worked after another, or beside it.",
        ],
        examples: [
            Example("roost worktree list --operation preserve", "what was kept, and by which signs"),
            Example("roost worktree list --task gh-450", "what was done with those of a task"),
            Example("roost worktree list --loops --since 7d", "work that starts over and over"),
            Example("roost worktree list --shared", "what ran twice in the same one"),
        ],
        options: [task, operation, loops, shared] + RecordOptions.all,
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

    private static let together = Table(
        of: "shared_worktree",
        [
            Column("task", title: "TASK"), Column("runs", title: "RUNS", .number), Column("firstAt", title: "FROM"),
            Column("lastAt", title: "LAST BEGUN"), Column("runIds", title: "WHICH", .prose),
            Column("path", title: "PATH", isWide: true),
        ]
    )

    private static let people = ["at", "task", "operation", "reason", "signs"]

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let isLoops = invocation[loops]
        let isShared = invocation[shared]
        let summed = isLoops ? "--loops" : isShared ? "--shared" : nil
        let others = [(task, "--task"), (operation, "--operation")]
        if let summed, let other = others.first(where: { invocation[$0.0] != nil }) {
            throw .usage(.together(summed, other.1), command: invocation.command.path)
        }
        if isLoops, isShared { throw .usage(.together("--loops", "--shared"), command: invocation.command.path) }
        return try invocation.list(isLoops ? found : isShared ? together : each) { (question) throws(CommandError) in
            if isLoops { return try showLoops(question) }
            try isShared ? showShared(question) : showEach(question)
        }
    }

    /// To a tenth of a minute; programs get all.
    private static func signs(of row: WorktreeOperation) -> Cell {
        var shown = row
        shown.fileAgeMinutes = row.fileAgeMinutes.map { ($0 * 10).rounded() / 10 }
        return Cell(PlainValue.fields(shown.signs), .object(row.signs))
    }

    private static func showShared(_ question: RecordQuestion) throws(CommandError) {
        let found = try question.ask { (record) throws(QueriesError) in
            try record.sharedWorktrees(in: question.window, limit: question.limit)
        }
        var table = together
        for worktree in found.rows {
            table.append([
                .text(worktree.tasks.joined(separator: ", ")), .integer(worktree.runs.count),
                question.text.cell(worktree.first), question.text.cell(worktree.last),
                Cell(worktree.runs.joined(separator: ", "), .array(worktree.runs.map(JSONValue.string))),
                .text(worktree.path),
            ])
        }
        try question.show(table, hasMore: found.hasMore)
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
                signs(of: row), .json(row.logic),
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
