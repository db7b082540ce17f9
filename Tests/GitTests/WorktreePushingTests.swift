import Platform
import TestSupport
import Testing

@testable import Git

@Suite struct WorktreePushingTests {
    private let repository: ScratchRepository
    private let tree: Worktree
    private let remote: String

    init() throws {
        repository = try ScratchRepository(for: "WorktreePushingTests")
        tree = try Worktree(at: repository.root, GitProgram(in: repository.environment))
        remote = repository.scratch.path("acme/web.git")
        try repository.git("init", "--quiet", "--bare", remote)
        try repository.git("remote", "add", "origin", remote)
    }

    private func push(_ commit: ObjectID, as branch: String = "task") throws {
        let scratch = repository.scratch.path("scratch-\(Randomness.uint64())")
        try SystemDisk().makeFolders(scratch)
        let url = try #require(try tree.pushURL(of: "origin"))
        try tree.push(commit, to: url, as: branch, from: scratch, by: repository.environment)
    }

    private func head() throws -> ObjectID { try #require(try tree.object("HEAD")) }

    private func pushed(_ branch: String = "task") throws -> String {
        try repository.git("rev-parse", "refs/heads/\(branch)", in: remote)
    }

    @Test func aCommitIsABranchThereAndAgain() throws {
        try push(head())
        #expect(try pushed() == head().text)
        try push(head())
        try repository.write("one.txt", "two\n")
        try repository.commit("second")
        try push(head())
        #expect(try pushed() == head().text)
        #expect(try repository.git("fsck", "--strict", in: remote).contains("missing") == false)
    }

    @Test func nothingThereIsLostByIt() throws {
        let first = try head()
        try repository.write("one.txt", "two\n")
        try repository.commit("second")
        try push(head())
        #expect(throws: GitError.self) { try push(first) }
        #expect(try pushed() == head().text)
    }

    /// Whatever the repository names that would run on the way there.
    @Test func noProgramOfTheRepositoryIsRun() throws {
        let mark = repository.scratch.path("was-run")
        let evil = repository.scratch.path("evil")
        try Programs.make(evil, "#!/bin/sh\ntouch '\(mark)'\nexit 1\n")
        try SystemDisk().makeFolders(repository.path(".git/hooks"))
        try Programs.make(repository.path(".git/hooks/pre-push"), "#!/bin/sh\ntouch '\(mark)'\n")
        for key in ["core.sshCommand", "core.askPass", "credential.helper", "core.fsmonitor", "core.gitProxy"] {
            try repository.git("config", key, evil)
        }
        try repository.git("config", "remote.origin.receivepack", evil)
        try repository.git("config", "core.hooksPath", repository.path(".git/hooks"))
        try push(head())
        #expect(try pushed() == head().text)
        #expect(try !SystemDisk().exists(mark))
        try repository.git("remote", "set-url", "origin", "ext::\(evil)")
        #expect(throws: GitError.self) { try push(head()) }
        #expect(try !SystemDisk().exists(mark))
    }

    @Test func aRemoteThatIsNoneHasNoURL() throws {
        #expect(try tree.pushURL(of: "origin") == remote)
        #expect(try tree.pushURL(of: "elsewhere") == nil)
        #expect(try tree.pushURL(of: "--all") == nil)
    }
}
