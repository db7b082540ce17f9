import Git
import Journal
import Platform
import Supervision
import TestSupport
import Testing

@testable import Commands

@Suite struct HomeRepositoryTests {
    @Test func itsWorktreesBranchesAndOpenWorkAreKnown() throws {
        let scene = try ReviewScene()
        let git = try GitProgram(in: scene.repository.environment)
        let all = HomeRepository.all(of: HomePaths(root: scene.home), on: SystemDisk())
        #expect(all.map(\.path) == [scene.repository.root])
        let repository = try #require(all.first)
        #expect(repository.worktrees == [scene.worktree.path] && repository.unsaved(git).isEmpty)
        #expect(repository.unsaved(nil) == repository.worktrees)
        try scene.write("open.txt", "not committed\n")
        #expect(repository.unsaved(git) == [scene.worktree.path])
        try scene.repository.git("update-ref", "refs/roost/run-1/1", "HEAD")
        let refs = try #require(repository.refs(git))
        #expect(refs.branches == 1 && refs.kept == 1)
        try repository.forget(scene.worktree.path, git)
        #expect(try !SystemDisk().exists(scene.worktree.path))
        #expect(try scene.repository.git("worktree", "list").split(separator: "\n").count == 1)
        try repository.forget(scene.worktree.path, git)
    }

    @Test func aHomeWithoutWorktreesHasNone() throws {
        let scratch = try TemporaryHome(for: "homeRepository")
        #expect(HomeRepository.all(of: HomePaths(root: scratch.path), on: SystemDisk()).isEmpty)
    }
}
