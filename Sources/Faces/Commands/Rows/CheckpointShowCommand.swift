import Checkpoints
import Domain
import Git
import JSON
import Journal
import Platform

/// `roost run checkpoint show`: one checkpoint, or what it changes.
package enum CheckpointShowCommand {
    private static let patch = Flag("patch", short: "p", "Show the difference from the base commit, for git apply")

    package static let command = Command(
        "run",
        "checkpoint",
        "show",
        section: .record,
        summary: "Show a checkpoint of a run",
        details: ["What it lacks is listed, with the reason: too large together, unreadable, not a file."],
        examples: [
            Example("roost run checkpoint show run-20261121", "the last one"),
            Example("roost run checkpoint show run-20261121 3 --patch", "what the third changes, as a patch"),
            Example("roost run checkpoint show run-20261121 3 -o json", "for programs"),
        ],
        arguments: [RunTarget.orTask, CheckpointTarget.argument],
        options: [patch],
        formats: [.table, .json, .jsonl],
        exitCodes: [.notFound, .notPermitted],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let run = try invocation.runOrNewestOfTask()
        let seq = invocation[CheckpointTarget.argument]
        let checkpoint = try CheckpointTarget.checkpoint(seq, of: run, on: invocation.disk)
        if invocation[patch] {
            try showPatch(of: checkpoint, run, invocation)
        } else if invocation.format.isJSON {
            var object = JSONObject()
            object.append("schema", "roost.checkpoint/1")
            for field in checkpoint.json.fields { object.append(field.key, field.value) }
            try invocation.console.line(JSONWriter.text(.object(object)))
        } else {
            for text in lines(about: checkpoint, FilePath.name(of: run.directory)) { try invocation.console.line(text) }
        }
        return .ok
    }

    private static func lines(about checkpoint: Checkpoint, _ run: String) -> [String] {
        let base = checkpoint.baseCommit?.text ?? "no commit yet"
        let branch = checkpoint.branch.map { "on \($0)" } ?? "detached"
        var facts = [
            ("taken", LocalCalendar().text(checkpoint.createdAt)), ("commit", checkpoint.commit.text),
            ("ref", checkpoint.ref), ("base", "\(base), \(branch)"),
            ("changed", "\(checkpoint.files) \(checkpoint.files == 1 ? "file" : "files")"),
        ]
        if let operation = checkpoint.operation { facts.append(("under way", operation.text)) }
        if let hint = checkpoint.summaryHint { facts.append(("about", hint)) }
        if let bytes = checkpoint.patchBytes { facts.append(("patch", ByteCount(bytes: bytes).description)) }
        for file in checkpoint.leftOut {
            let size = file.bytes.map { ", \(ByteCount(bytes: $0))" } ?? ""
            facts.append(("left out", "\(file.path) (\(file.why.text)\(size))"))
        }
        let unlisted = checkpoint.leftOutCount - Int64(checkpoint.leftOut.count)
        if unlisted > 0 { facts.append(("left out", "and \(unlisted) more")) }
        return ["Checkpoint \(checkpoint.seq) of \(run)"]
            + facts.map { "  " + DisplayWidth.pad($0.0, to: 10) + SafeText.of($0.1) }
    }

    private static func showPatch(
        of checkpoint: Checkpoint,
        _ run: RunPaths,
        _ invocation: Invocation
    ) throws(CommandError) {
        guard checkpoint.patchBytes != nil else {
            throw .failed(
                "the difference was too long for a patch",
                hint: "the commit has it: git show \(checkpoint.commit)"
            )
        }
        let path = CheckpointFolder(of: run, on: invocation.disk).patch(checkpoint.seq)
        let bytesMax = Int(CheckpointTaking.patchBytesMax)
        let bytes: [UInt8]
        do { bytes = try invocation.disk.readAll(path, bytesMax: bytesMax) } catch { throw .platform(error) }
        try PatchText.show(bytes, on: invocation.console)
    }
}
