import Control
import Domain
import JSON

/// `roost worktree prune`: removes the worktrees that nobody needs any more.
package enum WorktreePruneCommand {
    private static let dryRun = Flag(
        "dry-run",
        short: "n",
        "Say which would go, and why the others stay; remove nothing"
    )

    package static let command = Command(
        "worktree",
        "prune",
        section: .resources,
        summary: "Remove worktrees of which nothing would be lost",
        details: [
            "Those of tasks that are over, where every look has found that nothing goes with them: no changes, no "
                + "commits of their own, nobody at work there. All others stay, and why is said. The daemon does so "
                + "by itself when a task is over; this is for what was kept then, such as the work of a task that "
                + "failed."
        ],
        examples: [
            Example("roost worktree prune -n", "what would go?"),
            Example("roost worktree prune", "remove those"),
        ],
        options: [dryRun],
        formats: OutputFormat.allCases,
        exitCodes: [.daemonNotRunning, .notPermitted, .timedOut],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let isTrial = invocation[dryRun]
        let answer = try invocation.askDaemon(
            .pruneWorktrees,
            words: isTrial ? ["trial"] : [],
            upTo: Invocation.answerPatience
        )
        var table = Table(
            of: "worktree",
            [
                Column("task", title: "TASK"), Column("removed", title: "REMOVED"),
                Column("mayGo", title: "MAY GO"), Column("reason", title: "BECAUSE", .prose),
                Column("path", title: "PATH", isWide: true),
            ]
        )
        for row in answer.data?["worktrees"]?.arrayValue ?? [] {
            let mayGo = row["may_go"]?.bool ?? false
            table.append([
                .text(row["task_id"]?.stringValue ?? ""), .optional(mayGo && !isTrial), .optional(mayGo),
                .text(row["reason"]?.stringValue ?? ""), .text(row["worktree_path"]?.stringValue ?? ""),
            ])
        }
        if invocation.format != .table || !table.rows.isEmpty {
            // What would go has not gone.
            let isShort = isTrial && invocation.format == .table
            let shown = isShort ? table.showing(["task", "mayGo", "reason"]) : table
            try invocation.console.show(shown, as: invocation.format)
        }
        try invocation.console.say("roost: \(SafeText.of(answer.detail))")
        return .ok
    }
}
