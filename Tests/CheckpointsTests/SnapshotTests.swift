import Git
import Glibc
import Platform
import TestSupport
import Testing

@testable import Checkpoints

@Suite struct SnapshotTests {
    /// A git that fails so often when it reads files, and after that is the real one.
    private func failingGit(_ fixture: CheckpointFixture, failures: Int) throws -> GitProgram {
        let folder = fixture.repository.scratch.path("bin")
        try SystemDisk().makeFolders(folder)
        let script = """
            #!/bin/sh
            case "$*" in *"update-index --add"*)
                echo x >> '\(folder)/count'
                if [ "$(wc -l < '\(folder)/count')" -le \(failures) ]; then echo 'fatal: gone' >&2; exit 128; fi
            esac
            exec '\(fixture.git.path)' "$@"

            """
        try Programs.make("\(folder)/git", script)
        var values = fixture.repository.environment.values
        values["PATH"] = "\(folder):/usr/bin:/bin"
        return try GitProgram(in: Environment(values))
    }

    private func take(failures: Int) throws -> Snapshot {
        let fixture = try CheckpointFixture(for: "SnapshotTests")
        try fixture.repository.write("one.txt", "changed\n")
        let scratch = fixture.repository.scratch.path("scratch")
        try SystemDisk().makeFolders(scratch)
        let worktree = try Worktree(at: fixture.repository.root, failingGit(fixture, failures: failures))
        return try Snapshot.take(of: worktree, scratch: scratch, untrackedBytesMax: 100, on: SystemDisk())
    }

    @Test func aFileThatWentMeanwhileIsLookedForAgain() throws {
        #expect(try take(failures: 0).tree == (try take(failures: Snapshot.attemptsMax - 1).tree))
    }

    @Test func filesThatNeverRestAreSaidToBe() throws {
        let error = #expect(throws: CheckpointError.self) { _ = try take(failures: 100) }
        let failure = GitError.failed("update-index", status: .exited(code: 128), said: "fatal: gone\n")
        #expect(error == .restless(attempts: Snapshot.attemptsMax, failure))
    }
}
