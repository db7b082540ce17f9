import Checkpoints
import Git
import Journal
import Platform
import TestSupport

/// A home with a run that worked in a repository and has two checkpoints, and `roost` on it.
final class CheckpointScene: Sendable {
    let repository: ScratchRepository
    let runs: RunFixture
    let paths: RunPaths

    init(for test: String, checkpoints: Int = 2) throws {
        let repository = try ScratchRepository(for: test)
        runs = try RunFixture(for: test)
        paths = try runs.prepare { request in
            request.runtime = StepRuntime(repoRoot: repository.root, worktreePath: repository.root)
        }.paths
        self.repository = repository
        for seq in 0..<checkpoints { try take(Int64(seq + 1), "text \(seq + 1)\n") }
    }

    var id: String { FilePath.name(of: paths.directory) }

    func take(_ seq: Int64, _ text: String) throws {
        try repository.write("one.txt", text)
        try repository.write("new.txt", text)
        let git = try GitProgram(in: repository.environment)
        let taking = CheckpointTaking(with: git, disk: SystemDisk(), clock: runs.clock)
        let run = try RunMetadata(parsing: try runs.bytes(paths.metadata)).run
        let root = repository.root
        _ = try taking.take(.init(paths, of: run, worktree: root, seq: seq, untrackedBytesMax: 100, hint: "a hint"))
    }

    /// Back to the commit, as a person would.
    func clean() throws {
        try repository.git("checkout", "--quiet", "one.txt")
        try repository.remove("new.txt")
    }

    func roost(_ arguments: String...) throws -> CommandResult {
        var environment = repository.environment.values
        environment["ROOST_HOME"] = runs.scratch.path
        return try CommandTester("roost").arguments(["run", "checkpoint"] + arguments).environment(environment).run()
    }
}
