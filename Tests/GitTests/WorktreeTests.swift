import Glibc
import Platform
import TestSupport
import Testing

@testable import Git

/// Real repositories, in every state that a person or an agent leaves one in.
@Suite struct WorktreeTests {
    private let repository: ScratchRepository
    private let git: GitProgram

    init() throws {
        repository = try ScratchRepository(for: "WorktreeTests")
        git = try GitProgram(in: repository.environment)
    }

    private func open(_ folder: String? = nil) throws(GitError) -> Worktree {
        try Worktree(at: folder ?? repository.root, git)
    }

    // MARK: - Which worktree it is

    @Test func aFolderOfAWorktreeBelongsToIt() throws {
        let tree = try open(repository.path("folder"))
        #expect(tree.root == repository.root)
        #expect(tree.gitFolder == repository.path(".git"))
        #expect(tree.commonFolder == repository.path(".git"))
    }

    @Test func aLinkedWorktreeHasAnIndexOfItsOwnAndSharesTheRest() throws {
        let linked = repository.scratch.path("linked tree\nof two lines")
        try repository.git("worktree", "add", "--quiet", "-b", "side", linked)
        let tree = try open(linked)
        #expect(tree.root == FilePath.resolved(linked))
        #expect(tree.gitFolder.hasPrefix(repository.path(".git/worktrees/")))
        #expect(tree.commonFolder == repository.path(".git"))
    }

    @Test func whatIsNoRepositoryIsSaidToBeNone() throws {
        let folder = repository.scratch.path("home")
        #expect(throws: GitError.notRepository(FilePath.resolved(folder))) { _ = try open(folder) }
        #expect(throws: GitError.noFolder("/no/such/folder")) { _ = try open("/no/such/folder") }
    }

    @Test func aRepositoryWithoutFilesHasNoWorktree() throws {
        let bare = repository.scratch.path("bare.git")
        try repository.git("init", "--quiet", "--bare", bare)
        #expect(throws: GitError.noWorktree(bare)) { _ = try open(bare) }
        #expect(throws: GitError.noWorktree(repository.path(".git"))) { _ = try open(repository.path(".git")) }
    }

    @Test func aRepositoryCannotSendUsElsewhere() throws {
        let other = repository.scratch.path("home")
        try repository.git("config", "core.worktree", other)
        #expect(throws: GitError.self) { _ = try open() }
        // A folder above, where it could show us the files of others.
        try repository.git("config", "core.worktree", repository.scratch.path)
        let error = #expect(throws: GitError.self) { _ = try open() }
        let expected = GitError.worktreeElsewhere(
            folder: repository.root,
            leadsTo: FilePath.resolved(repository.scratch.path)
        )
        #expect(error == expected)
    }

    // MARK: - Its state

    @Test func aCleanWorktreeIsClean() throws {
        let status = try open().status()
        #expect(status.isClean)
        #expect(status.head.branch == "main")
        #expect(status.head.commit?.text == (try repository.git("rev-parse", "HEAD")))
        #expect(try open().operation() == nil)
    }

    @Test func aBranchWithoutACommitIsUnborn() throws {
        let empty = try ScratchRepository(hasCommit: false)
        #expect(try Worktree(at: empty.root, git).status().head == .unborn(branch: "main"))
    }

    @Test func lookingWritesNothing() throws {
        try repository.write("one.txt", "changed\n")
        try repository.write("new.txt", "new\n")
        let before = try repository.gitFiles()
        let status = try open().status()
        #expect(status.tracked.map(\.path) == [GitPath("one.txt")])
        #expect(status.untracked == [GitPath("new.txt")])
        #expect(try repository.gitFiles() == before)
    }

    @Test(arguments: [
        ("MERGE_HEAD", GitOperation.merge), ("rebase-merge/done", .rebase), ("rebase-apply/rebasing", .rebase),
        ("rebase-apply/applying", .apply), ("CHERRY_PICK_HEAD", .cherryPick), ("REVERT_HEAD", .revert),
        ("BISECT_LOG", .bisect),
    ])
    func anOperationUnderWayIsKnownByItsTraces(_ file: String, _ operation: GitOperation) throws {
        try repository.write(".git/\(file)", "x")
        #expect(try open().operation() == operation)
        #expect(operation.abort.hasPrefix("git "))
    }

    @Test func aRealConflictIsSeen() throws {
        try repository.git("switch", "--quiet", "-c", "side")
        try repository.write("one.txt", "side\n")
        try repository.commit("side")
        try repository.git("switch", "--quiet", "main")
        try repository.write("one.txt", "main\n")
        try repository.commit("main")
        #expect(try repository.gitFails("merge", "side"))
        #expect(try open().operation() == .merge)
        #expect(try open().status().tracked.first?.isUnmerged == true)
    }

    // MARK: - Refs and trees

    @Test func refsAreSetAndListed() throws {
        let tree = try open()
        let commit = try #require(try tree.object("HEAD"))
        #expect(try tree.object("no-such-name") == nil)
        #expect(try tree.object("--all") == nil)
        try tree.setRef("refs/roost/run-1/1", to: commit)
        #expect(try tree.refs(below: "refs/roost/") == ["refs/roost/run-1/1": commit])
        #expect(throws: GitError.self) { try tree.setRef("refs/roost/a..b/1", to: commit) }
    }

    @Test func aTreeIsMadeBesideTheIndexOfTheUser() throws {
        try repository.write("one.txt", "changed\n")
        try repository.write("new name\n.txt", "new\n")
        try repository.remove("folder/two.txt")
        let before = try repository.gitFiles()
        let tree = try open()
        let index = repository.scratch.path("index")
        try tree.copyIndex(to: index)
        let paths = ["one.txt", "new name\n.txt", "folder/two.txt"].map { GitPath($0) }
        try tree.updateIndex(index, with: paths)
        let made = try tree.writeTree(index)
        let commit = try tree.commitTree(made, parent: try tree.object("HEAD"), .init(message: "note\n", seconds: 5))
        #expect(try repository.gitFiles() == before)
        let changes = try tree.changes(from: try tree.object("HEAD"), to: commit)
        #expect(Set(changes.map(\.path)) == Set(paths))
        #expect(
            try repository.git("log", "-1", "--format=%an %ae %ct %s", commit.text) == "Roost roost@localhost 5 note"
        )
        #expect(try repository.git("show", "\(commit.text):one.txt") == "changed")
    }

    @Test func aFileOfTheMomentOfTheIndexIsNotTrusted() throws {
        // The same length, and by all that git looks at the same file: only the time of the index makes it suspect.
        try repository.git("config", "core.trustctime", "false")
        try repository.git("config", "core.checkStat", "minimal")
        try repository.write("one.txt", "old\n")
        try repository.git("add", "one.txt")
        try repository.write("one.txt", "new\n")
        let time = [timespec(tv_sec: 1_000_000, tv_nsec: 0), timespec(tv_sec: 1_000_000, tv_nsec: 0)]
        try repository.write("one.txt", "old\n")
        #expect(utimensat(AT_FDCWD, repository.path("one.txt"), time, 0) == 0)
        try repository.git("update-index", "--refresh")
        try repository.write("one.txt", "new\n")
        #expect(utimensat(AT_FDCWD, repository.path("one.txt"), time, 0) == 0)
        #expect(utimensat(AT_FDCWD, repository.path(".git/index"), time, 0) == 0)
        let tree = try open()
        #expect(try tree.status().tracked.map(\.path) == [GitPath("one.txt")])
        let index = repository.scratch.path("index")
        try tree.copyIndex(to: index)
        try tree.updateIndex(index, with: [GitPath("one.txt")])
        #expect(try repository.git("show", "\(try tree.writeTree(index).text):one.txt") == "new")
    }

    @Test func aPatchCarriesBinaryFilesAndComesFromNothingToo() throws {
        try repository.write("data", [0, 1, 2, 0xFF])
        try repository.commit("data")
        let tree = try open()
        let commit = try #require(try tree.object("HEAD"))
        let path = repository.scratch.path("patch")
        let disk = SystemDisk()
        let bytes = try #require(try tree.writePatch(from: nil, to: commit, into: path, bytesMax: 10_000, on: disk))
        let patch = try disk.readAll(path, bytesMax: 10_000)
        #expect(bytes == patch.count)
        let text = String(decoding: patch, as: UTF8.self)
        #expect(text.contains("GIT binary patch"))
        #expect(text.contains("+++ b/one.txt"))
        #expect(try tree.changes(from: nil, to: commit).map(\.kind) == [.added, .added, .added])
    }

    @Test func aPatchBeyondItsLimitIsNotWrittenInPart() throws {
        let tree = try open()
        let commit = try #require(try tree.object("HEAD"))
        let path = repository.scratch.path("patch")
        #expect(try tree.writePatch(from: nil, to: commit, into: path, bytesMax: 10, on: SystemDisk()) == nil)
        #expect(try !SystemDisk().exists(path))
    }
}
