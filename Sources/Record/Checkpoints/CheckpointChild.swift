import Domain
import Git
import Glibc
package import JSON
import Journal
package import Platform

/// What a shim starts as a child of its own to take a checkpoint: git may take its time, and a recorder has none.
package enum CheckpointChild {
    /// Takes the checkpoint, and says in one line of JSON on standard output how that went. Answers the exit code.
    package static func run(directory: String, seq: Int64, onlyIfChanged: Bool) -> Int32 {
        let answer = answer(
            directory: directory,
            seq: seq,
            onlyIfChanged: onlyIfChanged,
            in: .current(),
            disk: SystemDisk(),
            clock: SystemClock()
        )
        let output = FileDescriptor(owning: STDOUT_FILENO)
        let line = JSONWriter.bytes(.object(answer)) + [UInt8(ascii: "\n")]
        let isWritten = Deliberate.ignore(because: "whoever asked is gone, and the checkpoint is there all the same") {
            () throws(PlatformError) -> Bool in
            try SystemDisk().writeAll(line, to: output)
            return true
        }
        _ = output.release()
        return answer["error"] == nil && isWritten == true ? 0 : 1
    }

    /// `{"checkpointSeq":…,"ref":…,"commit":…,"files":…}`, `{"unchanged":true}` or `{"error":…}`.
    package static func answer(
        directory: String,
        seq: Int64,
        onlyIfChanged: Bool,
        in environment: Environment,
        disk: any Disk,
        clock: any Clock
    ) -> JSONObject {
        do throws(CheckpointError) {
            guard seq > 0 else { return ["error": "a checkpoint has a number from 1"] }
            let request = try request(RunPaths(directory: directory), seq, disk)
            let git = try inGit { () throws(GitError) in try GitProgram(in: environment) }
            let taking = CheckpointTaking(with: git, disk: disk, clock: clock)
            guard onlyIfChanged else { return said(of: try taking.take(request)) }
            return try taking.takeIfChanged(request).map(said) ?? ["unchanged": true]
        } catch {
            return ["error": .string(error.description)]
        }
    }

    private static func said(of checkpoint: Checkpoint) -> JSONObject {
        [
            "checkpointSeq": .integer(checkpoint.seq), "ref": .string(checkpoint.ref),
            "commit": .string(checkpoint.commit.text), "files": .integer(checkpoint.files),
        ]
    }

    private static func request(
        _ paths: RunPaths,
        _ seq: Int64,
        _ disk: any Disk
    ) throws(CheckpointError) -> CheckpointTaking.Request {
        let metadata: RunMetadata = try read(paths.metadata, disk)
        let plan: LaunchPlan = try read(paths.launch, disk)
        return CheckpointTaking.Request(
            paths,
            of: metadata.run,
            worktree: metadata.worktreePath,
            seq: seq,
            untrackedBytesMax: plan.checkpointBytesMax,
            hint: metadata.summaryHint
        )
    }

    private static func read<File: Document>(_ path: String, _ disk: any Disk) throws(CheckpointError) -> File {
        do { return try File.read(path, on: disk) } catch { throw .journal(error) }
    }
}
