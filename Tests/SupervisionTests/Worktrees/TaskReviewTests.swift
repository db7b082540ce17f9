import Domain
import Git
import JSON
import Platform
import TestSupport
import Testing

@testable import Supervision

@Suite struct TaskReviewTests {
    private let fixture: KeeperFixture
    private let worktree: TaskWorktree

    init() throws {
        fixture = try KeeperFixture(for: "TaskReviewTests")
        worktree = try fixture.create()
    }

    @Test func aReviewTellsAllThatChanged() throws {
        let none: TaskReview = try fixture.keeper.review(worktree)
        #expect(none.commits.isEmpty && none.changes.isEmpty && none.from == worktree.base)
        try fixture.commit("new.txt", "1\n2\n", in: worktree)
        try fixture.write("one.txt", "changed\n", in: worktree)
        try fixture.write("loose.txt", "loose\n", in: worktree)
        let review = try fixture.keeper.review(worktree)
        #expect(review.commits.map(\.subject) == ["add new.txt"])
        #expect(review.changes.map(\.path.description) == ["loose.txt", "new.txt", "one.txt"])
        #expect(review.added == 4 && review.removed == 1)
        #expect(review.uncommitted == [GitPath("one.txt")] && review.untracked == [GitPath("loose.txt")])
        #expect(review.json["files"]?.arrayValue?.count == 3)
        let patch = fixture.repository.scratch.path("patch")
        #expect(try fixture.keeper.writePatch(of: worktree, into: patch).map { $0 > 0 } == true)
        try fixture.repository.git("apply", "--check", patch)
    }

    @Test func lookingAtItWritesNothingIntoTheRepository() throws {
        try fixture.write("new.txt", "only looked at\n", in: worktree)
        let before = try FolderSnapshot(of: fixture.repository.path(".git"))
        #expect(try fixture.keeper.review(worktree).added == 1)
        #expect(try FolderSnapshot(of: fixture.repository.path(".git")) == before)
        let name = try fixture.blob("only looked at\n")
        #expect(throws: (any Error).self) { try fixture.repository.git("cat-file", "-e", name) }
        #expect(try SystemDisk().list(fixture.keeper.trees).filter { $0.hasPrefix(".") } == [])
    }

    @Test func whatIsHugeAndNotKnownToGitIsNamedAlone() throws {
        let file = try SystemDisk().openFile("\(worktree.path)/huge.bin", .createNew)
        try SystemDisk().writeAll([1], to: file)
        _ = try ProgramCall("/usr/bin/truncate", ["-s", "100M", "\(worktree.path)/huge.bin"]).run()
        let review = try fixture.keeper.review(worktree)
        #expect(review.changes.isEmpty && review.untracked == [GitPath("huge.bin")])
    }
}
