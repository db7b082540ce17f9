import Domain
import Git
import Platform
import TestSupport
import Testing

@testable import Supervision

@Suite struct CreationMarkTests {
    @Test func theNoteOfAWorktreeStaysForAsLongAsItDoes() throws {
        let fixture = try KeeperFixture()
        let disk = SystemDisk()
        let task = try TaskID("gh-450")
        #expect(try fixture.keeper.worktree(of: task) == nil)
        let made = try fixture.create()
        #expect(CreationMark(at: made.path, on: disk) == nil)
        #expect(CreationMark(noteOf: made.path, on: disk)?.worktree == made)
        #expect(try fixture.keeper.worktree(of: task) == made)
        _ = try fixture.keeper.remove(made, worker: .none)
        #expect(try fixture.keeper.worktree(of: task) == nil)
        #expect(try !disk.exists(WorktreePlaces.note(of: made.path)))
    }

    @Test func ofSeveralWorktreesTheLastIsTheTasks() throws {
        let fixture = try KeeperFixture()
        let first = try fixture.create()
        try fixture.write("a.txt", "kept\n", in: first)
        let second = try fixture.create(run: "run-2")
        #expect(second.path == first.path + "~2")
        #expect(try fixture.keeper.worktree(of: try TaskID("gh-450")) == second)
    }

    @Test func aNoteThatAKillLeftGoesWithTheNextCall() throws {
        let fixture = try KeeperFixture()
        let made = try fixture.create()
        let note = try SystemDisk().readAll(WorktreePlaces.note(of: made.path), bytesMax: 1 << 16)
        _ = try fixture.keeper.remove(made, worker: .none)
        try SystemDisk().replaceFile(WorktreePlaces.note(of: made.path), with: note)
        _ = try fixture.create("gh-451", run: "run-2")
        #expect(try fixture.keeper.worktree(of: try TaskID("gh-450")) == nil)
    }

    @Test(arguments: ["", "{}", #"{"branch_there":true}"#]) func whatIsNoMarkIsNone(_ text: String) throws {
        let scratch = try TemporaryHome()
        let path = scratch.path("gh-450")
        try SystemDisk().replaceFile(WorktreePlaces.mark(of: path), with: Array(text.utf8))
        #expect(CreationMark(at: path, on: SystemDisk()) == nil)
    }
}
