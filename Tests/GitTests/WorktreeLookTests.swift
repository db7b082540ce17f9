import Git
import Platform
import TestSupport
import Testing

@Suite struct WorktreeLookTests {
    @Test func whatIsNotCommittedIsLookedAtAndNotWritten() throws {
        let repository = try ScratchRepository(for: "WorktreeLookTests")
        let base = try #require(ObjectID(try repository.git("rev-parse", "HEAD")))
        try repository.write("two.txt", "committed\n")
        try repository.commit("second")
        try repository.write("one.txt", "changed\n")
        try repository.write("loose.txt", "loose\n")
        let scratch = try ScratchFolder(in: repository.scratch.path, on: SystemDisk(), clock: SystemClock())
        let before = try FolderSnapshot(of: repository.path(".git"))
        let tree = try Worktree(at: repository.root, GitProgram(in: repository.environment))
        let look = try WorktreeLook(at: tree, in: scratch.path)
        #expect(try look.start(since: base) == base && look.status.untracked == [GitPath("loose.txt")])
        let paths = try look.tree.changes(from: base, to: look.files).map(\.path.description)
        #expect(paths == ["loose.txt", "one.txt", "two.txt"])
        let patch = "\(scratch.path)/patch"
        #expect(try look.writePatch(since: base, into: patch, bytesMax: 1 << 20).map { $0 > 0 } == true)
        let none = try look.writePatch(since: base, into: "\(scratch.path)/short", bytesMax: 10)
        #expect(none == nil)
        #expect(try FolderSnapshot(of: repository.path(".git")) == before)
    }
}
