import Domain
import Git
import Platform
import TestSupport
import Testing

@testable import Supervision

/// Worktrees of a real repository, made and looked at and taken away.
@Suite struct WorktreeKeeperTests {
    private let fixture: KeeperFixture

    init() throws { fixture = try KeeperFixture(for: "WorktreeKeeperTests") }

    private func words(_ worktree: TaskWorktree, _ worker: WorkerPresence = .none) -> [String] {
        fixture.keeper.check(worktree, worker: worker).verdict.reasons.map(\.word)
    }

    // MARK: - Making

    @Test func aWorktreeIsMadeOnABranchOfItsOwnAndLocked() throws {
        let created = try fixture.keeper.create(fixture.request())
        let worktree = created.worktree
        #expect(created.isNew && worktree.branch == "roost/gh-450-a1" && worktree.baseRef == "refs/heads/main")
        #expect(worktree.path.hasSuffix("/gh-450"))
        let list = try fixture.repository.git("worktree", "list", "--porcelain")
        #expect(list.contains("locked roost run run-1") && list.contains("branch refs/heads/roost/gh-450-a1"))
        #expect(created.operation.kind == .known(.create) && created.operation.task.text == "gh-450")
        #expect(fixture.keeper.check(worktree, worker: .none).verdict == .removable)
    }

    @Test func theSameRunGetsTheSameWorktreeAgain() throws {
        let first = try fixture.keeper.create(fixture.request())
        let second = try fixture.keeper.create(fixture.request())
        #expect(second.worktree == first.worktree && !second.isNew)
        let other = try fixture.keeper.create(fixture.request(run: "run-2", attempt: 2))
        #expect(other.worktree.path == first.worktree.path + "~2" && other.worktree.branch == "roost/gh-450-a2")
    }

    @Test func aBranchInTheWayGivesAnotherName() throws {
        try fixture.repository.git("branch", "roost")
        #expect(try fixture.create().branch == "roost-gh-450-a1")
    }

    @Test func aBranchWithWorkOfTheSameNameIsLeftAlone() throws {
        try fixture.repository.git("branch", "roost/gh-450-a1", "main")
        try fixture.repository.write("later.txt", "later\n")
        try fixture.repository.commit("later")
        let worktree = try fixture.create()
        #expect(worktree.branch == "roost/gh-450-a1-2")
        let old = try fixture.repository.git("rev-parse", "roost/gh-450-a1")
        #expect(old != worktree.base.text)
    }

    @Test func whatCannotBeMadeSaysWhy() throws {
        var request = try fixture.request()
        request.freeBytesMin = ByteCount(bytes: .max)
        let error = #expect(throws: SupervisionError.self) { _ = try fixture.keeper.create(request) }
        #expect(error?.description.contains("are needed") == true)
        let base = WorktreeRequest(
            task: request.task,
            run: request.run,
            attempt: 1,
            repository: fixture.repository.root,
            base: "no-such-branch"
        )
        #expect(throws: SupervisionError.baseMissing("no-such-branch", repository: fixture.repository.root)) {
            _ = try fixture.keeper.create(base)
        }
    }

    @Test func twoHomesMakeWorktreesOfOneRepositoryAtOnce() throws {
        let other = try KeeperFixture(of: fixture.repository, home: "another-home")
        let threads = (0..<2).map { [fixture] number in
            (number, number == 0 ? fixture : other)
        }
        let first = threads[0].1
        let second = threads[1].1
        let thread = SideThread {
            for number in 0..<4 { _ = try first.create("a-\(number)", run: "run-a\(number)") }
        }
        for number in 0..<4 { _ = try second.create("b-\(number)", run: "run-b\(number)") }
        try thread.join()
        let list = try fixture.repository.git("worktree", "list", "--porcelain")
        #expect(list.split(separator: "\n").filter { $0.hasPrefix("locked roost run ") }.count == 8)
    }

    @Test func largeFilesStayPointersUnlessWanted() throws {
        let mark = fixture.repository.scratch.path("lfs")
        try fixture.repository.write(".gitattributes", "*.bin filter=lfs\n")
        try fixture.repository.write("large.bin", "version https://git-lfs.github.com/spec/v1\n")
        try fixture.repository.commit("pointer")
        let smudge = "echo \"$GIT_LFS_SKIP_SMUDGE\" >> '\(mark)'; cat"
        try fixture.repository.git("config", "--global", "filter.lfs.smudge", smudge)
        try fixture.repository.git("config", "--global", "filter.lfs.clean", "cat")
        _ = try fixture.create()
        var request = try fixture.request("gh-451", run: "run-2")
        request.skipsLargeFiles = false
        let worktree = try fixture.keeper.create(request).worktree
        let seen = String(decoding: try SystemDisk().readAll(mark, bytesMax: 100), as: UTF8.self)
        #expect(seen == "1\n\n")
        #expect(fixture.keeper.check(worktree, worker: .none).verdict == .removable)
    }

    // MARK: - After a kill

    /// Each prefix of what git does when it makes a worktree, with our mark beside it.
    @Test(arguments: 0...5) func whatWasBegunIsFinishedOrUndone(step: Int) throws {
        let repository = fixture.repository
        let worktree = try fixture.create("before", run: "run-0")
        let path = FilePath.folder(of: worktree.path) + "/gh-450"
        let half = TaskWorktree(
            task: try TaskID("gh-450"),
            run: try RunID("run-1"),
            repository: repository.root,
            path: path,
            branch: "roost/gh-450-a1",
            baseRef: "refs/heads/main",
            base: worktree.base
        )
        try CreationMark(half, isBranchThere: false).write(on: SystemDisk())
        let entry = repository.path(".git/worktrees/gh-450")
        if step >= 1 { try repository.git("branch", "--no-track", "roost/gh-450-a1") }
        if step == 2 || step == 3 {
            try repository.write(".git/worktrees/gh-450/locked", "roost run run-1\n")
            try SystemDisk().makeFolders(path)
        }
        if step == 3 {
            try SystemDisk().replaceFile("\(path)/.git", with: Array("gitdir: \(entry)\n".utf8))
            try repository.write(".git/worktrees/gh-450/gitdir", "\(path)/.git\n")
        }
        if step >= 4 {
            try repository.git(
                "worktree",
                "add",
                "--quiet",
                "--lock",
                "--reason",
                "roost run run-1",
                path,
                "roost/gh-450-a1"
            )
        }
        if step == 4 {
            // Killed while it wrote the files: the index comes last.
            try SystemDisk().rename("\(entry)/index", to: "\(entry)/index.lock")
            try SystemDisk().remove("\(path)/one.txt")
        }
        let created = try fixture.keeper.create(fixture.request())
        #expect(created.worktree.branch == "roost/gh-450-a1" && created.worktree.path == path)
        #expect(created.isNew == (step < 5))
        #expect(words(created.worktree) == [])
        #expect(
            try SystemDisk().list(FilePath.folder(of: path)) == [
                ".worktree-before", ".worktree-gh-450", "before", "gh-450",
            ]
        )
        #expect(try SystemDisk().list(repository.path(".git/worktrees")).count == 2)
    }

    @Test func whatSomebodyPutInItsPlaceIsNotUndone() throws {
        let before = try fixture.create("before", run: "run-0")
        let path = FilePath.folder(of: before.path) + "/gh-450"
        let half = TaskWorktree(
            task: try TaskID("gh-450"),
            run: try RunID("run-1"),
            repository: fixture.repository.root,
            path: path,
            branch: "roost/gh-450-a1",
            baseRef: nil,
            base: before.base
        )
        try SystemDisk().makeFolders(path)
        try CreationMark(half, isBranchThere: false).write(on: SystemDisk())
        try SystemDisk().replaceFile(path + "/mine.txt", with: [1])
        #expect(try fixture.create().path == path + "~2")
        #expect(try fixture.exists(path + "/mine.txt"))
    }

    @Test func aGitThatIsKilledMeanwhileIsCalledAgain() throws {
        let flag = fixture.repository.scratch.path("flag")
        try fixture.repository.write(".gitattributes", "one.txt filter=killer\n")
        try fixture.repository.commit("attributes")
        let smudge = "if test -e '\(flag)'; then rm '\(flag)'; kill -9 $PPID; fi; cat"
        try fixture.repository.git("config", "--global", "filter.killer.smudge", smudge)
        try SystemDisk().replaceFile(flag, with: [])
        let worktree = try fixture.create()
        #expect(try !fixture.exists(flag))
        #expect(worktree.branch == "roost/gh-450-a1" && words(worktree) == [])
    }

    @Test func aRemovalThatWasKilledIsUndoneOrFinished() throws {
        let worktree = try fixture.create()
        let aside = WorktreePlaces.aside(worktree.path)
        try SystemDisk().rename(worktree.path, to: aside)
        _ = try fixture.create("gh-451", run: "run-2")
        #expect(try fixture.exists(worktree.path) && !fixture.exists(aside))
        try SystemDisk().rename(worktree.path, to: aside)
        try fixture.repository.write(".git/worktrees/gh-450/gitdir", "\(aside)/.git\n")
        try SystemDisk().remove("\(aside)/one.txt")
        _ = try fixture.create("gh-452", run: "run-3")
        #expect(try !fixture.exists(worktree.path) && !fixture.exists(aside))
        #expect(try !fixture.repository.git("worktree", "list").contains("gh-450"))
    }

    @Test func aRunWhoseWorktreeIsGoneGetsAnother() throws {
        let first = try fixture.create()
        try FolderRemoval.remove(first.path, on: SystemDisk())
        let second = try fixture.create()
        #expect(second.path == first.path + "~2" && second.branch == "roost/gh-450-a1-2")
        #expect(try fixture.keeper.standing(in: fixture.repository.root).map(\.path) == [first.path, second.path])
    }

    // MARK: - Looking

    @Test func whoWorksInItKeepsIt() throws {
        let worktree = try fixture.create()
        var request = SpawnRequest("/bin/sleep", ["60"])
        request.workingFolder = worktree.path
        var child = try SystemProcesses().spawn(request)
        let identity = try #require(try SystemProcesses().identity(of: child.pid))
        let finding = fixture.keeper.check(worktree, worker: .running(pid: 7))
        #expect(finding.verdict.reasons == [.workerRunning(pid: 7), .processes([identity.pid])])
        #expect(throws: SupervisionError.self) {
            _ = try fixture.keeper.discard(worktree, byOrderOf: "a person", worker: .none)
        }
        _ = try SystemProcesses().signal(identity, .kill)
        _ = try child.wait()
        #expect(words(worktree) == [])
        #expect(words(worktree, .unknown(pid: nil)) == ["worker_running"])
    }

    @Test func whatCannotBeDeterminedKeepsItAndSaysWhy() throws {
        let worktree = try fixture.create()
        try SystemDisk().replaceFile("\(worktree.path)/.git", with: Array("nonsense\n".utf8))
        let finding = fixture.keeper.check(worktree, worker: .none)
        #expect(Set(finding.verdict.reasons.map(\.word)) == ["undetermined"])
        #expect(finding.operation.kind == .known(.preserve) && finding.operation.hadChanges == nil)
        #expect(throws: SupervisionError.self) {
            _ = try fixture.keeper.discard(worktree, byOrderOf: "a person", worker: .none)
        }
        #expect(try fixture.exists("\(worktree.path)/one.txt"))
    }

    @Test func aRepositoryThatIsGoneOrMovedKeepsTheWorktree() throws {
        let worktree = try fixture.create()
        let root = fixture.repository.root
        try SystemDisk().rename(root, to: root + "-moved")
        #expect(words(worktree).contains("undetermined"))
        let removal = try fixture.keeper.remove(worktree, worker: .none)
        #expect(removal.operation.kind == .known(.preserve))
        try SystemDisk().rename(root + "-moved", to: root)
        #expect(words(worktree) == [])
    }

    @Test func aMovedOrMissingWorktreeIsNotTakenForAnEmptyOne() throws {
        let worktree = try fixture.create()
        let elsewhere = fixture.repository.scratch.path("elsewhere")
        try fixture.repository.git("worktree", "move", "--force", "--force", worktree.path, elsewhere)
        #expect(words(worktree) == ["moved", "not_registered"])
        try fixture.repository.git("worktree", "move", "--force", "--force", elsewhere, worktree.path)
        try SystemDisk().rename(worktree.path, to: elsewhere)
        #expect(words(worktree) == ["missing"])
        try fixture.repository.git("worktree", "prune", "--expire", "now")
        #expect(words(worktree) == ["missing"])
        #expect(try fixture.keeper.remove(worktree, worker: .none).operation.kind == .known(.preserve))
        let other = try fixture.keeper.create(fixture.request(run: "run-2", attempt: 2))
        #expect(other.worktree.path == worktree.path + "~2")
    }

    @Test func whatGitStillHasOfAMissingWorktreeIsRescued() throws {
        let worktree = try fixture.create()
        try fixture.write("staged.txt", "only staged\n", in: worktree)
        try fixture.repository.git("add", "staged.txt", in: worktree.path)
        try fixture.repository.git("checkout", "--quiet", "--detach", in: worktree.path)
        try fixture.repository.git("commit", "--quiet", "--allow-empty", "-m", "detached", in: worktree.path)
        let head = try fixture.repository.git("rev-parse", "HEAD", in: worktree.path)
        try FolderRemoval.remove(worktree.path, on: SystemDisk())
        let discarded = try fixture.keeper.discard(worktree, byOrderOf: "a person", worker: .none)
        #expect(discarded.rescued?.ref == "refs/roost/rescue/gh-450/1")
        let reachable = try fixture.reachable()
        #expect(try reachable.contains(fixture.blob("only staged\n")) && reachable.contains(head))
        #expect(try !fixture.repository.git("worktree", "list").contains("gh-450"))
    }

    @Test func aLockOfSomebodyElseKeepsIt() throws {
        let worktree = try fixture.create()
        try fixture.repository.git("worktree", "unlock", worktree.path)
        try fixture.repository.git("worktree", "lock", "--reason", "on a stick", worktree.path)
        #expect(fixture.keeper.check(worktree, worker: .none).verdict.reasons == [.foreignLock("on a stick")])
    }

    @Test func theAgeOfItsFilesIsRecordedAndDecidesNothing() throws {
        let worktree = try fixture.create()
        let operation = fixture.keeper.check(worktree, worker: .none).operation
        #expect(operation.kind == .known(.check) && operation.fileAgeMinutes != nil && operation.wasClean == true)
        let read = try WorktreeOperation(json: operation.json)
        #expect(read == operation)
    }

    // MARK: - Taking away

    @Test func whatIsMergedGoesWithItsBranch() throws {
        let worktree = try fixture.create()
        try fixture.commit("new.txt", "new\n", in: worktree)
        #expect(words(worktree) == ["unpushed"])
        try fixture.repository.git("merge", "--quiet", worktree.branch)
        let removal: WorktreeRemoval = try fixture.keeper.remove(worktree, worker: .none)
        #expect(removal.operation.kind == .known(.remove))
        #expect(try !fixture.exists(worktree.path))
        #expect(try !fixture.repository.git("branch", "--list").contains("roost/"))
    }

    @Test func aCleanSubmoduleDoesNotKeepIt() throws {
        let library = fixture.repository.scratch.path("library")
        try fixture.repository.git("clone", "--quiet", "--bare", fixture.repository.root, library)
        try fixture.repository.git("submodule", "--quiet", "add", library, "library")
        try fixture.repository.commit("submodule")
        let worktree = try fixture.create()
        #expect(try SystemDisk().list("\(worktree.path)/library") == [])
        try fixture.repository.git("submodule", "--quiet", "update", "--init", in: worktree.path)
        #expect(words(worktree) == [])
        #expect(try fixture.keeper.remove(worktree, worker: .none).operation.kind == .known(.remove))
        #expect(try !fixture.exists(worktree.path))
    }

    @Test func aSubmoduleWhoseFilesWereTakenOutKeepsIt() throws {
        let library = fixture.repository.scratch.path("library")
        try fixture.repository.git("clone", "--quiet", "--bare", fixture.repository.root, library)
        try fixture.repository.git("submodule", "--quiet", "add", library, "library")
        try fixture.repository.commit("submodule")
        let worktree = try fixture.create()
        _ = try AgentTrace.submoduleCommit.leave(in: worktree, fixture)
        #expect(words(worktree) == ["changed", "nested"])
        try fixture.repository.git("submodule", "--quiet", "deinit", "--force", "--all", in: worktree.path)
        #expect(words(worktree) == ["nested"])
        #expect(throws: SupervisionError.self) {
            _ = try fixture.keeper.discard(worktree, byOrderOf: "a person", worker: .none)
        }
        try fixture.repository.git("submodule", "--quiet", "update", "--init", in: worktree.path)
        #expect(words(worktree) == ["nested"])
        let rescued = try fixture.keeper.discard(worktree, byOrderOf: "a person", worker: .none).rescued
        let text = "submoduleCommit of gh-450\n"
        #expect(rescued != nil)
        #expect(try fixture.reachable().contains(fixture.blob(text)))
    }

    @Test func whatCameBeforeABranchWithoutACommitIsNotLost() throws {
        let worktree = try fixture.create()
        let texts = try AgentTrace.detached.leave(in: worktree, fixture)
        try fixture.repository.git("checkout", "--quiet", "--orphan", "anew", in: worktree.path)
        #expect(Set(words(worktree)).isSuperset(of: ["staged", "loose"]))
        _ = try fixture.keeper.discard(worktree, byOrderOf: "a person", worker: .none)
        #expect(try fixture.reachable().contains(fixture.blob(texts[0])))
    }

    @Test func anOldLockOfADeadGitIsTakenAway() throws {
        let worktree = try fixture.create()
        let lock = fixture.repository.path(".git/worktrees/gh-450/index.lock")
        try SystemDisk().replaceFile(lock, with: [])
        #expect(try fixture.keeper.clearIndexLock(of: worktree, worker: .none) == nil)
        #expect(try fixture.exists(lock))
        _ = try ProgramCall("/bin/touch", ["-d", "2026-01-01", lock]).run()
        #expect(try fixture.keeper.clearIndexLock(of: worktree, worker: .unknown(pid: nil)) == nil)
        #expect(try fixture.keeper.clearIndexLock(of: worktree, worker: .none)?.kind == .known(.check))
        #expect(try !fixture.exists(lock) && words(worktree) == [])
    }
}
