import Checkpoints
import Domain
import Git
import JSON
import Journal
import Platform

/// `roost run checkpoint list`: the checkpoints of a run.
package enum CheckpointListCommand {
    package static let command = Command(
        "run",
        "checkpoint",
        "list",
        section: .record,
        summary: "List the checkpoints of a run",
        details: [
            "A checkpoint is a commit of all files of the worktree, those that git does not know yet among them. A ref "
                + "below refs/roost/ holds it; no branch, index or stash of yours has anything to do with it."
        ],
        examples: [
            Example("roost run checkpoint list run-20261121", "of the run whose id begins so"),
            Example("roost run checkpoint list run-20261121 -o json", "for programs"),
        ],
        arguments: [RunTarget.orTask],
        formats: OutputFormat.allCases,
        exitCodes: [.notFound, .notPermitted],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let run = try invocation.runOrNewestOfTask()
        let folder = CheckpointFolder(of: run, on: invocation.disk)
        let checkpoints = try CheckpointTarget.checking { () throws(CheckpointError) in
            var checkpoints: [Checkpoint] = []
            for seq in try folder.sequences() {
                if let checkpoint = try folder.read(seq) { checkpoints.append(checkpoint) }
            }
            return checkpoints
        }
        guard invocation.format != .table || !checkpoints.isEmpty else {
            try invocation.console.line("\(FilePath.name(of: run.directory)) has no checkpoints.")
            return .ok
        }
        try invocation.console.show(table(of: checkpoints), as: invocation.format)
        return .ok
    }

    private static func table(of checkpoints: [Checkpoint]) -> Table {
        var table = Table(
            of: "checkpoint",
            [
                Column("seq", title: "SEQ", .number), Column("createdAt", title: "TAKEN"),
                Column("files", title: "FILES", .number), Column("patchBytes", title: "PATCH", .number),
                Column("leftOutCount", title: "LEFT OUT", .number), Column("branch", title: "BRANCH"),
                Column("baseCommit", title: "BASE"), Column("commit", title: "COMMIT"),
                Column("ref", title: "REF"), Column("summaryHint", title: "ABOUT", .prose),
            ]
        )
        let calendar = LocalCalendar()
        for checkpoint in checkpoints {
            table.append([
                .integer(checkpoint.seq),
                Cell(calendar.text(checkpoint.createdAt), .string(checkpoint.createdAt.iso)),
                .integer(checkpoint.files), bytes(checkpoint.patchBytes), .integer(checkpoint.leftOutCount),
                checkpoint.branch.map { .text($0) } ?? .none,
                checkpoint.baseCommit.map { Cell($0.short, .string($0.text)) } ?? .none,
                Cell(checkpoint.commit.short, .string(checkpoint.commit.text)), .text(checkpoint.ref),
                checkpoint.summaryHint.map { .text($0) } ?? .none,
            ])
        }
        return table
    }

    private static func bytes(_ count: Int64?) -> Cell {
        count.map { Cell(ByteCount(bytes: $0).description, .integer($0)) } ?? .none
    }
}
