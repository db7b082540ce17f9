import Git
import TestSupport
import Testing

@testable import Checkpoints

@Suite struct RestoreRefusalTests {
    private let fixture: CheckpointFixture
    private let checkpoint: Checkpoint

    init() throws {
        fixture = try CheckpointFixture(for: "RestoreRefusalTests")
        try fixture.repository.write("one.txt", "changed\n")
        try fixture.repository.write("new.txt", "new\n")
        try fixture.repository.remove("folder/two.txt")
        checkpoint = try fixture.take(1)
    }

    private func foreign(differing: [String]) throws -> [GitPath] {
        let worktree = try Worktree(at: fixture.repository.root, fixture.git)
        return RestoreRefusal.foreign(
            try worktree.status(),
            checkpoint,
            changes: try worktree.changes(from: checkpoint.baseCommit, to: checkpoint.commit),
            differing: Set(differing.map { GitPath($0) })
        )
    }

    @Test func whatIsAtTheCheckpointAlreadyIsNobodysWork() throws {
        #expect(try foreign(differing: []) == [])
    }

    @Test func whatIsNeitherIsSomebodysWork() throws {
        #expect(try foreign(differing: ["one.txt", "new.txt"]) == [GitPath("new.txt"), GitPath("one.txt")])
        try fixture.repository.write("other.txt", "other\n")
        #expect(try foreign(differing: []) == [GitPath("other.txt")])
    }

    @Test func whatIsStagedIsSomebodysWork() throws {
        try fixture.repository.git("add", "one.txt")
        #expect(try foreign(differing: []) == [GitPath("one.txt")])
    }

    @Test func aFileThatTheCheckpointLacksIsSomebodysWhereItChanged() throws {
        try fixture.repository.write("folder/two.txt", "written again\n")
        #expect(try foreign(differing: []) == [GitPath("folder/two.txt")])
    }
}
