import Commands
import Domain
import Glibc
import JSON
import Journal
import Platform
import TestSupport
import Testing

/// `roost run checkpoint restore` as the shell meets it.
@Suite struct CheckpointRestoreCommandTests {
    private let scene: CheckpointScene

    init() throws { scene = try CheckpointScene(for: "CheckpointRestoreCommandTests") }

    @Test func theLastCheckpointComesBackWhereTheRunWorked() throws {
        try scene.clean()
        let result = try scene.roost("restore", scene.id)
        #expect(result.exitCode == 0, "\(result.stderr)")
        let first = "Restored checkpoint 2 of \(scene.id): 2 files written, 0 removed"
        #expect(result.stdout == "\(first)\n  in \(scene.repository.root)\n")
        #expect(try scene.repository.text("one.txt") == "text 2\n")
        let again = try scene.roost("restore", scene.id)
        #expect(again.stdout.contains("0 files written, 0 removed, 2 there already"))
    }

    @Test func whatTheLastCheckpointHoldsIsNobodysLoss() throws {
        let result = try scene.roost("restore", scene.id, "1")
        #expect(result.exitCode == 0, "\(result.stderr)")
        #expect(try scene.repository.text("one.txt") == "text 1\n")
        #expect(try scene.roost("restore", scene.id, "2").exitCode == 6)
    }

    @Test func aTaskStandsForItsNewestRun() throws {
        try scene.clean()
        let result = try scene.roost("restore", "gh-450", "1")
        #expect(result.exitCode == 0, "\(result.stderr)")
        #expect(result.stdout.contains("Restored checkpoint 1 of \(scene.id)"))
    }

    @Test func somebodysWorkIsRefusedWithWhatToDo() throws {
        try scene.repository.write("one.txt", "later\n")
        let result = try scene.roost("restore", scene.id, "1")
        #expect(result.exitCode == 6)
        #expect(result.stderr.contains("has changes of its own: one.txt"))
        #expect(result.stderr.contains("stash --include-untracked"))
        #expect(try scene.repository.text("one.txt") == "later\n")
    }

    @Test func aTrialOnlyTells() throws {
        try scene.clean()
        let result = try scene.roost("restore", scene.id, "1", "--dry-run")
        #expect(result.exitCode == 0)
        #expect(result.stdout.contains("write   new.txt\nwrite   one.txt\nWould restore checkpoint 1"))
        #expect(try scene.repository.text("one.txt") == "one\n")
    }

    @Test func programsAreToldEachFile() throws {
        try scene.clean()
        let object = try JSONReader.read(scene.roost("restore", scene.id, "1", "-o", "json").stdout)
        #expect(object["schema"] == "roost.restore/1")
        #expect(object["written"] == ["new.txt", "one.txt"])
        #expect(object["dryRun"] == false)
        #expect(object["worktree"] == .string(scene.repository.root))
    }

    @Test func itGoesToAnotherWorktree() throws {
        let linked = scene.repository.scratch.path("linked")
        try scene.repository.git("worktree", "add", "--quiet", "--detach", linked)
        let result = try scene.roost("restore", scene.id, "1", "--to", linked)
        #expect(result.exitCode == 0, "\(result.stderr)")
        let text = try SystemDisk().readAll("\(linked)/one.txt", bytesMax: 100)
        #expect(text == Array("text 1\n".utf8))
    }

    @Test func whileTheAgentWorksThereItIsRefused() throws {
        try scene.clean()
        var state = try RunState(parsing: try scene.runs.bytes(scene.paths.state))
        state.status = .known(.running)
        state.process = try SystemProcesses().identity(of: getpid())
        try SystemDisk().replaceFile(scene.paths.state, with: state.bytes)
        let result = try scene.roost("restore", scene.id)
        #expect(result.exitCode == 6)
        #expect(result.stderr.contains("still works in that worktree"))
        let linked = scene.repository.scratch.path("linked")
        try scene.repository.git("worktree", "add", "--quiet", "--detach", linked)
        #expect(try scene.roost("restore", scene.id, "--to", linked).exitCode == 0)
    }

    @Test func aFolderThatIsNoWorktreeIsAnError() throws {
        let folder = scene.repository.scratch.path("home")
        let result = try scene.roost("restore", scene.id, "--to", folder)
        #expect(result.exitCode == 1)
        #expect(result.stderr.contains("is not in a git repository"))
        #expect(result.stderr.contains("git init"))
    }

    @Test func aRunWithoutACheckpointHasNone() throws {
        let empty = try CheckpointScene(for: "none", checkpoints: 0)
        let result = try empty.roost("restore", empty.id)
        #expect(result.exitCode == 4)
        #expect(result.stderr.contains("no checkpoint \"\(empty.id)\""))
    }
}
