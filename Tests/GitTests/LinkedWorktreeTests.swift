import Platform
import TestSupport
import Testing

@testable import Git

/// Other worktrees of a repository, and what only they have.
@Suite struct LinkedWorktreeTests {
    private let repository: ScratchRepository
    private let tree: Worktree
    private let path: String

    init() throws {
        repository = try ScratchRepository(for: "LinkedWorktreeTests")
        tree = try Worktree(at: repository.root, GitProgram(in: repository.environment))
        path = FilePath.resolved(repository.scratch.path) + "/linked\ntree"
    }

    private func add() throws {
        let head = try #require(try tree.object("HEAD"))
        try tree.addLinked(
            path,
            branch: "side",
            isBranchThere: false,
            at: head,
            lockReason: "why\nso",
            skipsLargeFiles: true
        )
    }

    @Test func aListTellsBranchLockAndHead() throws {
        try add()
        let list = try tree.linked()
        #expect(list.map(\.path) == [repository.root, path])
        #expect(list[1].branch == "refs/heads/side" && list[1].lockReason == "why\nso" && list[1].prunable == nil)
        #expect(list[1].head == (try tree.object("side")) && list[0].lockReason == nil)
        try repository.git("checkout", "--quiet", "--detach", in: path)
        #expect(try tree.linked()[1].branch == nil)
        #expect(try tree.entryFolder(of: path)?.hasSuffix("/.git/worktrees/linked-tree") == true)
        #expect(try tree.entryFolder(of: path + "x") == nil)
    }

    @Test func whatIsNoListIsNotGuessedAt() {
        #expect(LinkedWorktree.list(parsing: Array("HEAD abc\0".utf8)) == nil)
        let new = LinkedWorktree.list(parsing: Array("worktree /a\0bare\0new word\0\0worktree /b\0locked\0".utf8))
        #expect(new?.map(\.path) == ["/a", "/b"] && new?.first?.isBare == true && new?.last?.lockReason == "")
    }

    @Test func aLockedOneIsNotRemovedAndAMissingOneLosesItsEntry() throws {
        try add()
        #expect(throws: GitError.self) { try tree.removeLinked(path, isForced: true) }
        try tree.unlockLinked(path)
        try tree.lockLinked(path, reason: "again")
        #expect(try tree.linked()[1].lockReason == "again")
        try tree.unlockLinked(path)
        try SystemDisk().rename(path, to: path + "-away")
        try tree.removeLinked(path, isForced: false)
        #expect(try tree.linked().count == 1)
    }

    @Test func anEntryFollowsItsFolder() throws {
        try add()
        let entry = try #require(try tree.entryFolder(of: path))
        try SystemDisk().rename(path, to: path + "-aside")
        try tree.moveEntry(entry, to: path + "-aside")
        #expect(try tree.linked()[1].path == path + "-aside")
        #expect(try tree.halfMadeEntries(lockedBy: "why") == [])
        try SystemDisk().remove("\(entry)/gitdir")
        #expect(try tree.halfMadeEntries(lockedBy: "why") == [entry])
    }

    @Test func aBranchThatIsThereIsUsed() throws {
        try repository.git("branch", "side")
        let head = try #require(try tree.object("HEAD"))
        try tree.addLinked(path, branch: "side", isBranchThere: true, at: head, lockReason: "x", skipsLargeFiles: false)
        #expect(try tree.linked()[1].branch == "refs/heads/side")
    }
}
