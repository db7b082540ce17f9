import Platform
import Runs
import TestSupport
import Testing

@Suite struct WorktreeTests {
    @Test func theNearestGitAboveMakesTheWorktree() throws {
        try TemporaryHome.with { scratch in
            let disk = SystemDisk()
            try disk.makeFolders(scratch.path("repo/.git"))
            try disk.makeFolders(scratch.path("repo/a/b"))
            try disk.makeFolders(scratch.path("repo/linked/c"))
            try disk.createFile(scratch.path("repo/linked/.git"), with: Array("gitdir: ../.git\n".utf8))
            try disk.makeFolders(scratch.path("other"))
            #expect(try Worktree.top(of: scratch.path("repo/a/b"), on: disk) == scratch.path("repo"))
            #expect(try Worktree.top(of: scratch.path("repo"), on: disk) == scratch.path("repo"))
            #expect(try Worktree.top(of: scratch.path("repo/linked/c"), on: disk) == scratch.path("repo/linked"))
            #expect(try Worktree.top(of: scratch.path("other"), on: disk) == nil)
        }
    }
}
