import Domain
import Git
import Glibc
import Journal
import Platform
import TestSupport
import Testing

@testable import Checkpoints

@Suite struct CheckpointRestoringTests {
    private let fixture: CheckpointFixture
    private var repository: ScratchRepository { fixture.repository }

    init() throws { fixture = try CheckpointFixture(for: "CheckpointRestoringTests") }

    private func files() throws -> FolderSnapshot { try FolderSnapshot(of: repository.root) { $0.hasPrefix(".git/") } }

    private func changeAll() throws {
        try repository.write("one.txt", "changed\n")
        try repository.remove("folder/two.txt")
        try SystemDisk().removeFolder(repository.path("folder"))
        try repository.write("new folder/new\nfile ü.txt", "new\n")
        try repository.write("folder", "a file now\n")
        try repository.write("program", "#!/bin/sh\n")
        #expect(chmod(repository.path("program"), 0o755) == 0)
        try SystemDisk().link(repository.path("link"), to: "one.txt")
    }

    // MARK: - What comes back

    @Test func theFilesComeBackAndNothingElseChanges() throws {
        try changeAll()
        let wanted = try files()
        let checkpoint = try fixture.take(1)
        try fixture.clean()
        let before = try repository.gitFiles()
        let plan = try fixture.restore(checkpoint)
        #expect(try files().differences(from: wanted) == [])
        #expect(try repository.gitFiles().differences(from: before) == [])
        #expect(plan.written.count == 5)
        #expect(plan.removed == [GitPath("folder/two.txt")])
        #expect(access(repository.path("program"), X_OK) == 0)
        let status = try repository.git("status", "--porcelain")
        #expect(status.contains(" M one.txt") && status.contains("?? program"))
    }

    @Test func itGoesIntoAnotherWorktreeOfTheRepository() throws {
        try changeAll()
        let wanted = try files()
        let checkpoint = try fixture.take(1)
        let linked = FilePath.resolved(repository.scratch.path) + "/linked"
        try repository.git("worktree", "add", "--quiet", "--detach", linked, checkpoint.baseCommit?.text ?? "")
        try fixture.restore(checkpoint, into: linked)
        let found = try FolderSnapshot(of: linked) { $0 == ".git" }
        #expect(found.differences(from: wanted).filter { $0 != ".git/" } == [])
    }

    @Test func ignoredFilesStay() throws {
        try repository.write(".gitignore", "kept/\n")
        try repository.commit("ignore")
        try changeAll()
        let checkpoint = try fixture.take(1)
        try fixture.clean()
        try repository.write("kept/file", "mine\n")
        try repository.write("folder/two.txt", "two\n")
        try fixture.restore(checkpoint)
        #expect(try repository.text("kept/file") == "mine\n")
    }

    @Test func aCheckpointOfABranchWithoutACommitComesBack() throws {
        let empty = try CheckpointFixture(for: "unborn", hasCommit: false)
        try empty.repository.write("first.txt", "first\n")
        let checkpoint = try empty.take(1)
        try empty.repository.remove("first.txt")
        try empty.restore(checkpoint)
        #expect(try empty.repository.text("first.txt") == "first\n")
        #expect(try empty.repository.git("status", "--porcelain") == "?? first.txt")
    }

    @Test func newFoldersAreAsOpenAsGitMakesThem() throws {
        try repository.write("a/b/new.txt", "new\n")
        let checkpoint = try fixture.take(1)
        try fixture.clean()
        try fixture.restore(checkpoint)
        try repository.git("checkout-index", "--all", "--prefix=\(repository.scratch.path)/by-git/")
        let ours = try #require(try SystemDisk().status(of: repository.path("a/b")))
        let gits = try #require(try SystemDisk().status(of: repository.scratch.path("by-git/folder")))
        #expect(ours.mode == gits.mode)
    }

    @Test func aTrialChangesNothing() throws {
        try changeAll()
        let checkpoint = try fixture.take(1)
        try fixture.clean()
        let before = try files()
        let plan = try fixture.restore(checkpoint, isTrial: true)
        #expect(plan.written.count == 5)
        #expect(try files() == before)
    }

    @Test func aSubmoduleIsLeftAndNamed() throws {
        let inner = try ScratchRepository(for: "inner")
        try repository.git("submodule", "--quiet", "add", inner.root, "sub")
        try repository.commit("sub")
        try repository.git("commit", "--quiet", "--allow-empty", "--message", "inner", in: repository.path("sub"))
        try repository.write("one.txt", "changed\n")
        let checkpoint = try fixture.take(1)
        try repository.git("checkout", "--quiet", "one.txt")
        try repository.git("submodule", "--quiet", "update")
        let plan = try fixture.restore(checkpoint)
        #expect(plan.kept == [RestorePlan.Kept(path: GitPath("sub"), why: .submodule)])
        #expect(try repository.text("one.txt") == "changed\n")
    }

    // MARK: - What is refused, with nothing changed

    private func refusal(_ checkpoint: Checkpoint, into folder: String? = nil) throws -> CheckpointError? {
        let before = try files()
        let git = try repository.gitFiles()
        let error = #expect(throws: CheckpointError.self) { try fixture.restore(checkpoint, into: folder) }
        #expect(try files().differences(from: before) == [])
        #expect(try repository.gitFiles().differences(from: git) == [])
        #expect(error?.isRefusal == true)
        #expect(error?.hint != nil)
        return error
    }

    @Test func somebodysWorkIsNotWrittenOver() throws {
        try changeAll()
        let checkpoint = try fixture.take(1)
        try repository.write("one.txt", "later\n")
        #expect(try refusal(checkpoint) == .dirty([GitPath("one.txt")], worktree: repository.root))
        try fixture.clean()
        try repository.write("other.txt", "x")
        #expect(try refusal(checkpoint) == .dirty([GitPath("other.txt")], worktree: repository.root))
        try repository.remove("other.txt")
        try repository.write("one.txt", "staged\n")
        try repository.git("add", "one.txt")
        #expect(try refusal(checkpoint) == .dirty([GitPath("one.txt")], worktree: repository.root))
    }

    @Test func anIgnoredFileIsNotWrittenOver() throws {
        try repository.write("local.cfg", "of the checkpoint\n")
        let checkpoint = try fixture.take(1)
        try fixture.clean()
        try repository.write(".git/info/exclude", "local.cfg\n")
        try repository.write("local.cfg", "mine\n")
        #expect(try refusal(checkpoint) == .inTheWay(["local.cfg"]))
        #expect(try repository.text("local.cfg") == "mine\n")
    }

    @Test func aLinkDoesNotLeadARestoreOut() throws {
        try repository.write("out/file", "of the checkpoint\n")
        let checkpoint = try fixture.take(1)
        try fixture.clean()
        try repository.write(".git/info/exclude", "out\n")
        let outside = repository.scratch.path("outside")
        try SystemDisk().makeFolders(outside)
        try SystemDisk().link(repository.path("out"), to: outside)
        #expect(try refusal(checkpoint) == .inTheWay(["out"]))
        #expect(try SystemDisk().list(outside) == [])
    }

    @Test func anotherCommitIsRefused() throws {
        try changeAll()
        let checkpoint = try fixture.take(1)
        try repository.commit("further")
        let head = ObjectID(try repository.git("rev-parse", "HEAD"))
        let error = try refusal(checkpoint)
        #expect(error == .otherBase(checkpoint.baseCommit, worktree: repository.root, head: head))
        #expect(error?.hint?.contains("switch --detach \(checkpoint.baseCommit?.text ?? "none")") == true)
    }

    @Test func anOperationUnderWayIsRefused() throws {
        let checkpoint = try fixture.take(1)
        try repository.write(".git/MERGE_HEAD", try repository.git("rev-parse", "HEAD") + "\n")
        #expect(try refusal(checkpoint) == .operation(.merge, worktree: repository.root))
    }

    @Test func anotherRepositoryIsRefused() throws {
        let checkpoint = try fixture.take(1)
        let other = try ScratchRepository(for: "other")
        try other.write("one.txt", "another history\n")
        try other.commit("other")
        #expect(try refusal(checkpoint, into: other.root) == .commitMissing(checkpoint.commit, worktree: other.root))
    }

    @Test func whatWasLeftOutIsNoWorkThatCameLater() throws {
        try repository.write("one.txt", "changed\n")
        try repository.write("huge", [UInt8](repeating: 65, count: 5_000))
        let checkpoint = try fixture.take(1, bytesMax: 100)
        try repository.git("checkout", "--quiet", "one.txt")
        try fixture.restore(checkpoint)
        #expect(try repository.text("one.txt") == "changed\n")
        #expect(try repository.text("huge").count == 5_000)
    }

    // MARK: - Bad days

    @Test func aFullDiskLeavesEachFileOldOrNewAndCanBeRunAgain() throws {
        try changeAll()
        let wanted = try files()
        let checkpoint = try fixture.take(1)
        try fixture.clean()
        let failed = try FaultyDisk.sweep(.fail(.noSpace)) { disk in
            Deliberate.ignore(because: "what is left of it is looked at below") { () throws(CheckpointError) in
                _ = try fixture.restore(checkpoint, on: disk)
            }
            try fixture.restore(checkpoint)
            #expect(try files().differences(from: wanted) == [])
            try fixture.clean()
        }
        #expect(failed > 10)
    }

    @Test(arguments: 1...30)
    func aRestoreThatWasKilledIsMadeAgain(_ number: Int) async throws {
        try changeAll()
        let wanted = try files()
        let checkpoint = try fixture.take(1)
        try fixture.clean()
        let directory = fixture.paths.directory
        let root = repository.root
        let home = repository.scratch.path("home")
        await #expect(processExitsWith: .signal(SIGKILL)) {
            [number, directory = directory as String, root = root as String, home = home as String] in
            let path = Environment.current()["PATH"] ?? "/usr/bin:/bin"
            let git = try GitProgram(in: Environment(["PATH": path, "HOME": home]))
            let disk = FaultyDisk(SystemDisk(), [number: .kill(.after)])
            let paths = RunPaths(directory: directory)
            if let checkpoint = try CheckpointFolder(of: paths, on: disk).read(1) {
                _ = try CheckpointRestoring(with: git, disk: disk).restore(checkpoint, of: paths, into: root)
            }
            // There were fewer operations than that.
            kill(getpid(), SIGKILL)
        }
        try fixture.restore(checkpoint)
        #expect(try files().differences(from: wanted) == [])
    }
}
