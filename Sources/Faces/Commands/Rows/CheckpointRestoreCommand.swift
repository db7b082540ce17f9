import Checkpoints
import Domain
import Git
import JSON
import Journal
import Platform
import Runs

/// `roost run checkpoint restore`: the files of a worktree as a checkpoint has them.
package enum CheckpointRestoreCommand {
    private static let target = Option(
        "to",
        .path.named("DIR"),
        "Another worktree of the repository (default: that of the run)"
    )
    private static let trial = Flag("dry-run", short: "n", "Only say what would be written and removed")

    package static let command = Command(
        "run",
        "checkpoint",
        "restore",
        section: .record,
        summary: "Bring a worktree to the files of a checkpoint",
        details: [
            "HEAD and the index stay as they are: what comes back shows as changes that are not committed. What git "
                + "ignores is not touched.",
            "It is refused, with nothing changed, where the worktree has changes that the last checkpoint of the run "
                + "does not hold, is at another commit than the checkpoint was made on, or while git has begun "
                + "something there, or the agent still runs.",
            "Each file is written whole, beside its place, and renamed. A restore that was killed is made again by the "
                + "same command, with nothing to force.",
        ],
        examples: [
            Example("roost run checkpoint restore run-20261121", "the last checkpoint, where the run worked"),
            Example("roost run checkpoint restore gh-450 2", "what was there before its last edits"),
            Example("roost run checkpoint restore run-20261121 3 --dry-run", "what the third would change"),
            Example("roost run checkpoint restore run-20261121 3 --to ../fresh", "in another worktree"),
        ],
        arguments: [RunTarget.orTask, CheckpointTarget.argument],
        options: [target, trial],
        formats: [.table, .json, .jsonl],
        exitCodes: [.notFound, .refusedByState, .notPermitted],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let run = try invocation.runOrNewestOfTask()
        let seq = invocation[CheckpointTarget.argument]
        let checkpoint = try CheckpointTarget.checkpoint(seq, of: run, on: invocation.disk)
        let home = HomePaths(root: try invocation.home())
        let own = home.current(try worktree(of: run, invocation.disk), on: invocation.disk)
        let folder = FilePath.resolved(invocation[target] ?? own)
        if folder == FilePath.resolved(own) { try refuseWhileAgentRuns(run, invocation.disk) }
        let plan = try CheckpointTarget.checking { () throws(CheckpointError) in
            let restoring = try CheckpointRestoring(in: invocation.environment, disk: invocation.disk)
            return try restoring.restore(checkpoint, of: run, into: folder, isTrial: invocation[trial])
        }
        try report(plan, checkpoint, run, invocation)
        return .ok
    }

    private static func worktree(of run: RunPaths, _ disk: any Disk) throws(CommandError) -> String {
        try onRecord { () throws(JournalError) in try RunMetadata.read(run.metadata, on: disk).worktreePath }
    }

    /// An agent that goes on would write between our files.
    private static func refuseWhileAgentRuns(_ run: RunPaths, _ disk: any Disk) throws(CommandError) {
        let state = try onRecord { () throws(JournalError) in try RunState.read(run.state, on: disk) }
        guard !state.isOver, let process = state.process else { return }
        let isAlive: Bool
        do { isAlive = try SystemProcesses().isAlive(process) } catch { throw .platform(error) }
        guard isAlive else { return }
        throw .refused(
            "the agent of \(FilePath.name(of: run.directory)) still works in that worktree",
            hint: "stop it first, or restore with --to another worktree"
        )
    }

    // MARK: - What is told

    private static func report(
        _ plan: RestorePlan,
        _ checkpoint: Checkpoint,
        _ run: RunPaths,
        _ invocation: Invocation
    ) throws(CommandError) {
        let name = FilePath.name(of: run.directory)
        let isTrial = invocation[trial]
        if invocation.format.isJSON {
            let object = json(of: plan, checkpoint, name, isTrial: isTrial)
            return try invocation.console.line(JSONWriter.text(.object(object)))
        }
        if isTrial {
            for path in plan.written { try invocation.console.line("write   " + SafeText.of(path.description)) }
            for path in plan.removed { try invocation.console.line("remove  " + SafeText.of(path.description)) }
        }
        for kept in plan.kept {
            try invocation.console.line("kept    " + SafeText.of(kept.path.description) + " (\(kept.why.rawValue))")
        }
        let counts = "\(count(plan.written.count)) written, \(plan.removed.count) removed"
        let done = plan.doneBefore > 0 ? ", \(plan.doneBefore) there already" : ""
        let begin = isTrial ? "Would restore" : "Restored"
        try invocation.console.line("\(begin) checkpoint \(checkpoint.seq) of \(name): \(counts)\(done)")
        try invocation.console.line("  in \(SafeText.of(plan.root))")
    }

    private static func count(_ files: Int) -> String { files == 1 ? "1 file" : "\(files) files" }

    private static func json(
        of plan: RestorePlan,
        _ checkpoint: Checkpoint,
        _ run: String,
        isTrial: Bool
    ) -> JSONObject {
        func texts(_ paths: [GitPath]) -> JSONValue { .array(paths.map { .string($0.description) }) }
        let kept = plan.kept.map { kept -> JSONValue in
            .object(["path": .string(kept.path.description), "why": .string(kept.why.rawValue)])
        }
        return [
            "schema": "roost.restore/1", "runId": .string(run), "seq": .integer(checkpoint.seq),
            "commit": .string(checkpoint.commit.text), "worktree": .string(plan.root), "dryRun": .bool(isTrial),
            "written": texts(plan.written), "removed": texts(plan.removed), "kept": .array(kept),
            "doneBefore": .integer(Int64(plan.doneBefore)),
        ]
    }
}
