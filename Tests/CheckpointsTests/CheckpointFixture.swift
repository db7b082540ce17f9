import Domain
import Git
import Journal
import Platform
import TestSupport

@testable import Checkpoints

/// A repository, and a run of a home that works in it.
final class CheckpointFixture: Sendable {
    let repository: ScratchRepository
    let runs: RunFixture
    let paths: RunPaths
    let run: RunID
    let git: GitProgram

    init(for test: String = #function, hasCommit: Bool = true) throws {
        let repository = try ScratchRepository(for: test, hasCommit: hasCommit)
        runs = try RunFixture(for: test)
        paths = try runs.prepare { request in
            request.runtime = StepRuntime(repoRoot: repository.root, worktreePath: repository.root)
            request.checkpoint.mode = .enabled
        }.paths
        run = try RunID(FilePath.name(of: paths.directory))
        git = try GitProgram(in: repository.environment)
        self.repository = repository
    }

    var folder: CheckpointFolder { CheckpointFolder(of: paths, on: SystemDisk()) }

    func taking(on disk: any Disk = SystemDisk()) -> CheckpointTaking {
        CheckpointTaking(with: git, disk: disk, clock: runs.clock)
    }

    func request(_ seq: Int64, bytesMax: Int64 = 1 << 20, worktree: String? = nil) -> CheckpointTaking.Request {
        let worktree = worktree ?? repository.root
        return CheckpointTaking.Request(paths, of: run, worktree: worktree, seq: seq, untrackedBytesMax: bytesMax)
    }

    @discardableResult
    func take(_ seq: Int64, bytesMax: Int64 = 1 << 20, worktree: String? = nil) throws(CheckpointError) -> Checkpoint {
        try taking().take(request(seq, bytesMax: bytesMax, worktree: worktree))
    }

    @discardableResult
    func restore(
        _ checkpoint: Checkpoint,
        into folder: String? = nil,
        isTrial: Bool = false,
        on disk: any Disk = SystemDisk()
    ) throws(CheckpointError) -> RestorePlan {
        try CheckpointRestoring(with: git, disk: disk)
            .restore(checkpoint, of: paths, into: folder ?? repository.root, isTrial: isTrial)
    }

    /// The files of the checkpoint, by name.
    func files(of checkpoint: Checkpoint) throws -> [String] {
        try repository.git("ls-tree", "-r", "-z", "--name-only", checkpoint.commit.text).split(separator: "\0")
            .map(String.init)
    }

    func content(_ name: String, of checkpoint: Checkpoint) throws -> String {
        try repository.git("cat-file", "blob", "\(checkpoint.commit.text):\(name)")
    }

    /// Back to the commit, as a person would.
    func clean() throws {
        try repository.git("reset", "--quiet", "--hard")
        try repository.git("clean", "--quiet", "-d", "--force")
    }
}
