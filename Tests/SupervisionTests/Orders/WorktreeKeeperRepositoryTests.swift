import Control
import Domain
import Git
import Glibc
import Platform
import Runs
import TestSupport
import Testing

@testable import Supervision

@Suite struct WorktreeKeeperRepositoryTests {
    private let fixture: KeeperFixture
    private var repository: ScratchRepository { fixture.repository }

    init() throws { fixture = try KeeperFixture(for: "WorktreeKeeperRepositoryTests") }

    @Test func everyFolderOfARepositoryNamesItsRoot() throws {
        #expect(try fixture.keeper.repository(at: repository.root) == repository.root)
        #expect(try fixture.keeper.repository(at: repository.path("folder/../folder")) == repository.root)
        let link = repository.scratch.path("link")
        #expect(symlink(repository.path("folder"), link) == 0)
        #expect(try fixture.keeper.repository(at: link) == repository.root)
    }

    @Test func aWorktreeOfATaskNamesTheRepositoryThatItIsOf() throws {
        let worktree = try fixture.create()
        #expect(try fixture.keeper.repository(at: "\(worktree.path)/folder") == repository.root)
    }

    @Test func aWorktreeThatAPersonMadeStaysWhatItIs() throws {
        let path = FilePath.resolved(repository.scratch.path) + "/own"
        try repository.git("worktree", "add", "--quiet", "-b", "own", path)
        #expect(try fixture.keeper.repository(at: "\(path)/folder") == path)
        var request = try fixture.request()
        request = WorktreeRequest(task: request.task, run: request.run, attempt: 1, repository: path)
        let worktree = try fixture.keeper.create(request).worktree
        #expect(try fixture.keeper.repository(at: worktree.path) == repository.root)
    }

    /// A repository without files of its own is worked on by its worktrees.
    @Test func aBareRepositoryIsNamedByAWorktreeOfItsOwner() throws {
        let folder = FilePath.resolved(repository.scratch.path)
        try repository.git("clone", "--quiet", "--bare", repository.root, "\(folder)/bare.git")
        try repository.git("worktree", "add", "--quiet", "-b", "own", "\(folder)/own", in: "\(folder)/bare.git")
        let request = WorktreeRequest(
            task: try fixture.request().task,
            run: try fixture.request().run,
            attempt: 1,
            repository: "\(folder)/own"
        )
        let worktree = try fixture.keeper.create(request).worktree
        #expect(try fixture.keeper.repository(at: worktree.path) == "\(folder)/own")
        #expect(throws: SupervisionError.git(.noWorktree("\(folder)/bare.git"))) {
            try fixture.keeper.repository(at: "\(folder)/bare.git")
        }
    }

    @Test func whatIsNoRepositoryIsToldApart() throws {
        let folder = FilePath.resolved(repository.scratch.path)
        let missing = SupervisionError.runs(.folderMissing("\(folder)/none"))
        #expect(throws: missing) { try fixture.keeper.repository(at: "\(folder)/none") }
        let file = SupervisionError.runs(.notFolder(repository.path("one.txt")))
        #expect(throws: file) { try fixture.keeper.repository(at: repository.path("one.txt")) }
        #expect(throws: SupervisionError.repositoryRelative("app")) { try fixture.keeper.repository(at: "app") }
        let none = SupervisionError.git(.notRepository("\(folder)/home"))
        #expect(throws: none) { try fixture.keeper.repository(at: "\(folder)/home") }
        #expect(none.answer.code == .known(.badRequest) && missing.answer.hint != nil)
    }
}
