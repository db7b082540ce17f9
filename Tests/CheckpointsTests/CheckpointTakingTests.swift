import Domain
import Git
import Glibc
import Journal
import Platform
import TestSupport
import Testing

@testable import Checkpoints

/// Checkpoints of real repositories, in every state that a person or an agent leaves one in. Each must leave all of the
/// user's as it was, byte for byte.
@Suite struct CheckpointTakingTests {
    private let fixture: CheckpointFixture
    private var repository: ScratchRepository { fixture.repository }

    init() throws { fixture = try CheckpointFixture(for: "CheckpointTakingTests") }

    /// Takes a checkpoint, and holds what git has and the files against what they were.
    private func takeUntouched(_ seq: Int64 = 1, bytesMax: Int64 = 1 << 20) throws -> Checkpoint {
        let before = try repository.gitFiles()
        let files = try FolderSnapshot(of: repository.root) { $0.hasPrefix(".git/") }
        let checkpoint = try fixture.take(seq, bytesMax: bytesMax)
        #expect(try repository.gitFiles().differences(from: before) == [])
        #expect(try FolderSnapshot(of: repository.root) { $0.hasPrefix(".git/") } == files)
        #expect(try repository.git("rev-parse", checkpoint.ref) == checkpoint.commit.text)
        return checkpoint
    }

    private func changeAll() throws {
        try repository.write("one.txt", "changed\n")
        try repository.remove("folder/two.txt")
        try SystemDisk().removeFolder(repository.path("folder"))
        try repository.write("new folder/new\nfile ü.txt", "new\n")
    }

    // MARK: - What is taken

    @Test func changedNewAndDeletedFilesAreTaken() throws {
        try changeAll()
        let checkpoint = try takeUntouched()
        #expect(try fixture.files(of: checkpoint) == ["new folder/new\nfile ü.txt", "one.txt"])
        #expect(try fixture.content("one.txt", of: checkpoint) == "changed")
        #expect(checkpoint.files == 3)
        #expect(checkpoint.branch == "main")
        #expect(checkpoint.baseCommit?.text == (try repository.git("rev-parse", "HEAD")))
        #expect(try repository.git("rev-parse", "\(checkpoint.commit)^") == checkpoint.baseCommit?.text)
        #expect(checkpoint.leftOut.isEmpty)
    }

    @Test func whatIsWrittenIsFoundAgain() throws {
        try changeAll()
        let checkpoint = try fixture.taking().take(fixture.request(12))
        #expect(try fixture.folder.sequences() == [12])
        #expect(try fixture.folder.read(12) == checkpoint)
        let names = try SystemDisk().list(fixture.paths.checkpoints)
        #expect(names == ["0012.json", "0012.patch"])
        let patch = try SystemDisk().readAll(fixture.folder.patch(12), bytesMax: 1 << 20)
        #expect(checkpoint.patchBytes == Int64(patch.count))
    }

    @Test func thePatchMakesTheSameFiles() throws {
        try changeAll()
        try repository.write("binary", [0, 1, 2, 0xFF])
        let checkpoint = try takeUntouched()
        let files = try FolderSnapshot(of: repository.root) { $0.hasPrefix(".git/") }
        try fixture.clean()
        try repository.git("apply", fixture.folder.patch(checkpoint.seq))
        #expect(try FolderSnapshot(of: repository.root) { $0.hasPrefix(".git/") } == files)
    }

    @Test func ignoredFilesAreNotTaken() throws {
        try repository.write(".gitignore", "*.log\nbuild/\n")
        try repository.write("a.log", "x")
        try repository.write("build/out", "x")
        let checkpoint = try takeUntouched()
        #expect(try fixture.files(of: checkpoint) == [".gitignore", "folder/two.txt", "one.txt"])
    }

    @Test func linksAndTheExecutableBitAreKept() throws {
        try SystemDisk().link(repository.path("link"), to: "/nowhere at all")
        try repository.write("program", "#!/bin/sh\n")
        #expect(chmod(repository.path("program"), 0o755) == 0)
        let checkpoint = try takeUntouched()
        let modes = try repository.git("ls-tree", checkpoint.commit.text, "link", "program")
        #expect(modes.hasPrefix("120000 blob"))
        #expect(modes.contains("\n100755 blob"))
    }

    @Test func aFileThatBecameAFolderAndAFolderThatBecameAFileAreTaken() throws {
        try repository.remove("one.txt")
        try repository.write("one.txt/inside", "x\n")
        try repository.remove("folder/two.txt")
        try SystemDisk().removeFolder(repository.path("folder"))
        try repository.write("folder", "file\n")
        #expect(try fixture.files(of: takeUntouched()) == ["folder", "one.txt/inside"])
    }

    @Test func aNameThatIsNoTextIsTaken() throws {
        let name = Array(repository.root.utf8) + Array("/bad-".utf8) + [0xFF, 0]
        let file = name.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { name in
                name.baseAddress.map { open($0, O_CREAT | O_WRONLY, 0o600) } ?? -1
            }
        }
        #expect(file >= 0)
        close(file)
        let checkpoint = try fixture.take(1)
        #expect(checkpoint.files == 1)
        #expect(checkpoint.leftOut.isEmpty)
    }

    // MARK: - What is left out

    @Test func theLargestFilesStayOutAndAreNamed() throws {
        try repository.write("big", [UInt8](repeating: 65, count: 3_000))
        try repository.write("huge", [UInt8](repeating: 65, count: 5_000))
        try repository.write("small", "x")
        let checkpoint = try takeUntouched(bytesMax: 3_500)
        #expect(try fixture.files(of: checkpoint) == ["big", "folder/two.txt", "one.txt", "small"])
        #expect(checkpoint.leftOut == [LeftOut("huge", bytes: 5_000, .limit)])
    }

    @Test func aKnownFileIsTakenWhateverItsSize() throws {
        try repository.write("one.txt", [UInt8](repeating: 65, count: 5_000))
        let checkpoint = try takeUntouched(bytesMax: 10)
        #expect(checkpoint.files == 1)
        #expect(checkpoint.leftOut.isEmpty)
    }

    @Test func pipesAndRepositoriesWithinStayOut() throws {
        #expect(mkfifo(repository.path("pipe"), 0o600) == 0)
        try repository.git("init", "--quiet", "inner")
        try repository.write("inner/file", "x")
        let checkpoint = try takeUntouched()
        // Git itself passes over what is no file.
        #expect(checkpoint.leftOut == [LeftOut("inner/", .repository)])
    }

    @Test func aNameThatGitRefusesIsNamed() throws {
        try repository.write("git~1", "x")
        let checkpoint = try takeUntouched()
        #expect(checkpoint.leftOut == [LeftOut("git~1", .refused)])
        #expect(checkpoint.files == 0)
    }

    @Test func filesThatComeAndGoMeanwhileDoNotFailIt() throws {
        let flicker = SideThread { [repository] in
            for round in 0..<400 {
                try repository.write("flicker-\(round % 7)", "x")
                try repository.remove("flicker-\(round % 7)")
            }
        }
        for seq in 1...5 {
            let checkpoint = try fixture.take(Int64(seq))
            #expect(try fixture.files(of: checkpoint).contains("one.txt"))
        }
        try flicker.join()
    }

    // MARK: - Whose state is not touched

    @Test func stagedChangesStayStaged() throws {
        try repository.write("one.txt", "staged\n")
        try repository.write("added.txt", "added\n")
        try repository.git("add", "--all")
        try repository.write("one.txt", "and changed again\n")
        try repository.git("rm", "--quiet", "--cached", "folder/two.txt")
        try repository.git("stash", "list")
        let checkpoint = try takeUntouched()
        #expect(try fixture.content("one.txt", of: checkpoint) == "and changed again")
        #expect(try fixture.files(of: checkpoint) == ["added.txt", "folder/two.txt", "one.txt"])
    }

    @Test func aMergeWithConflictsStaysUnderWay() throws {
        try repository.git("switch", "--quiet", "-c", "side")
        try repository.write("one.txt", "side\n")
        try repository.commit("side")
        try repository.git("switch", "--quiet", "main")
        try repository.write("one.txt", "main\n")
        try repository.commit("main")
        #expect(try repository.gitFails("merge", "side"))
        let checkpoint = try takeUntouched()
        #expect(checkpoint.operation == .known(.merge))
        #expect(try fixture.content("one.txt", of: checkpoint).contains("<<<<<<<"))
    }

    @Test func aDetachedHeadStaysDetached() throws {
        try repository.git("switch", "--quiet", "--detach")
        try changeAll()
        let checkpoint = try takeUntouched()
        #expect(checkpoint.branch == nil)
        #expect(checkpoint.baseCommit != nil)
    }

    @Test func aBranchWithoutACommitHasNoBase() throws {
        let empty = try CheckpointFixture(for: "unborn", hasCommit: false)
        try empty.repository.write("first.txt", "first\n")
        let before = try empty.repository.gitFiles()
        let checkpoint = try empty.take(1)
        #expect(try empty.repository.gitFiles() == before)
        #expect(checkpoint.baseCommit == nil)
        #expect(checkpoint.branch == "main")
        #expect(try empty.files(of: checkpoint) == ["first.txt"])
        #expect(try empty.repository.gitFails("rev-parse", "\(checkpoint.commit)^"))
    }

    @Test func aLinkedWorktreeIsTakenByItself() throws {
        let linked = repository.scratch.path("linked")
        try repository.git("worktree", "add", "--quiet", "-b", "side", linked)
        try SystemDisk().replaceFile("\(linked)/one.txt", with: Array("linked\n".utf8))
        let before = try repository.gitFiles()
        let checkpoint = try fixture.take(1, worktree: linked)
        #expect(try repository.gitFiles() == before)
        #expect(checkpoint.branch == "side")
        #expect(try fixture.content("one.txt", of: checkpoint) == "linked")
        #expect(try repository.git("rev-parse", checkpoint.ref) == checkpoint.commit.text)
    }

    @Test func aSubmoduleCountsByItsCommitAlone() throws {
        let inner = try ScratchRepository(for: "inner")
        try repository.git("submodule", "--quiet", "add", inner.root, "sub")
        try repository.commit("sub")
        try repository.write("sub/one.txt", "dirty\n")
        #expect(try takeUntouched(1).files == 0)
        try repository.git("commit", "--quiet", "--all", "--message", "inner", in: repository.path("sub"))
        let moved = try takeUntouched(2)
        #expect(moved.files == 1)
        let commit = try repository.git("rev-parse", "HEAD", in: repository.path("sub"))
        #expect(try repository.git("rev-parse", "\(moved.commit):sub") == commit)
    }

    @Test func nobodyNeedsAName() throws {
        let checkpoint = try fixture.take(1)
        let form = "--format=%an <%ae> %cn %cI"
        let line = try repository.git("log", "-1", form, checkpoint.commit.text)
        #expect(line == "Roost <roost@localhost> Roost 2026-11-21T01:02:03+00:00")
        #expect(checkpoint.createdAt.iso == "2026-11-21T01:02:03.456Z")
    }

    // MARK: - Again

    @Test func unchangedFilesAreNoNewCheckpoint() throws {
        #expect(try fixture.taking().takeIfChanged(fixture.request(1)) == nil)
        #expect(try fixture.folder.sequences() == [])
        try changeAll()
        #expect(try fixture.taking().takeIfChanged(fixture.request(1)) != nil)
        #expect(try fixture.taking().takeIfChanged(fixture.request(2)) == nil)
        try repository.write("one.txt", "again\n")
        #expect(try fixture.taking().takeIfChanged(fixture.request(2)) != nil)
        try repository.commit("all of it")
        #expect(try fixture.taking().takeIfChanged(fixture.request(3)) != nil)
        #expect(try fixture.folder.sequences() == [1, 2, 3])
        #expect(try fixture.take(4).tree == (try fixture.folder.read(3)?.tree))
    }

    @Test func aLeftoverOfTheSameNumberGivesWay() throws {
        try repository.write("one.txt", "first\n")
        let first = try fixture.take(1)
        try repository.write("one.txt", "second\n")
        let second = try fixture.take(1)
        #expect(second.commit != first.commit)
        #expect(try repository.git("rev-parse", first.ref) == second.commit.text)
        #expect(try fixture.folder.read(1) == second)
    }

    @Test func theLockOfAGitThatWasKilledIsInNobodysWay() throws {
        let lock = repository.path(".git/\(Checkpoint.ref(of: fixture.run, 1)).lock")
        try SystemDisk().makeFolders(FilePath.folder(of: lock))
        try SystemDisk().createFile(lock, with: [])
        #expect(throws: CheckpointError.self) { try fixture.take(1) }
        #expect(try fixture.folder.sequences() == [])
        let time = [timespec(tv_sec: 1_000_000, tv_nsec: 0), timespec(tv_sec: 1_000_000, tv_nsec: 0)]
        #expect(utimensat(AT_FDCWD, lock, time, 0) == 0)
        #expect(try fixture.take(1).seq == 1)
    }

    @Test func whatIsNoRepositoryIsSaidToBeNone() throws {
        let folder = repository.scratch.path("home")
        #expect(throws: CheckpointError.git(.notRepository(FilePath.resolved(folder)))) {
            try fixture.take(1, worktree: folder)
        }
        #expect(try SystemDisk().list(fixture.paths.checkpoints) == [])
    }

    // MARK: - Bad days

    @Test func wheneverTheDiskFailsThereIsNoHalfACheckpoint() throws {
        try changeAll()
        let failed = try FaultyDisk.sweep(.fail(.noSpace)) { disk in
            let taken = Deliberate.ignore(because: "what is left of it is looked at below") {
                () throws(CheckpointError) in try fixture.taking(on: disk).take(fixture.request(1))
            }
            let found = try fixture.folder.read(1)
            #expect(found != nil || taken == nil)
            if let found { #expect(try repository.git("rev-parse", found.ref) == found.commit.text) }
            try SystemDisk().replaceFile(fixture.folder.document(1) + ".x", with: [])
        }
        #expect(failed > 10)
        #expect(try fixture.folder.read(1)?.files == 3)
    }

    @Test(arguments: 1...24)
    func aKillAtAnyMomentLeavesAWholeCheckpointOrNone(_ number: Int) async throws {
        try changeAll()
        let index = try SystemDisk().readAll(repository.path(".git/index"), bytesMax: 1 << 20)
        let directory = fixture.paths.directory
        let root = repository.root
        let home = repository.scratch.path("home")
        await #expect(processExitsWith: .signal(SIGKILL)) {
            [number, directory = directory as String, root = root as String, home = home as String] in
            let path = Environment.current()["PATH"] ?? "/usr/bin:/bin"
            let git = try GitProgram(in: Environment(["PATH": path, "HOME": home]))
            let disk = FaultyDisk(SystemDisk(), [number: .kill(.after)])
            let taking = CheckpointTaking(with: git, disk: disk, clock: ManualClock())
            let paths = RunPaths(directory: directory)
            let run = try RunID(FilePath.name(of: directory))
            _ = try taking.take(.init(paths, of: run, worktree: root, seq: 1, untrackedBytesMax: 1 << 20))
            // There were fewer operations than that.
            kill(getpid(), SIGKILL)
        }
        #expect(try SystemDisk().readAll(repository.path(".git/index"), bytesMax: 1 << 20) == index)
        if let found = try fixture.folder.read(1) {
            #expect(try repository.git("rev-parse", found.ref) == found.commit.text)
            #expect(try SystemDisk().exists(fixture.folder.patch(1)))
        }
        #expect(try fixture.take(1).files == 3)
        #expect(try SystemDisk().list(fixture.paths.checkpoints) == ["0001.json", "0001.patch"])
    }
}
