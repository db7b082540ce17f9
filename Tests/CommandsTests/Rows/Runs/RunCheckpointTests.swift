import Glibc
import Journal
import Platform
import Runs
import TestSupport
import Testing

/// Checkpoints of a repository that only the settings of the user make safe.
@Suite("root: a repository of another user", .enabled(if: geteuid() == 0, "root: only root can give a folder away"))
struct RunCheckpointTests {
    private let trial: RunTrial
    private let repository: ScratchRepository

    init() throws {
        trial = try RunTrial()
        repository = try ScratchRepository()
        _ = try ProgramCall("/bin/chown", ["-R", "12345", repository.root]).run()
    }

    private func run(home: [String: String]) throws -> CommandResult {
        let script =
            "echo new > new.txt; until ls \"$ROOST_RUN_DIR\"/checkpoints/*.json >/dev/null 2>&1 || "
            + "grep -q checkpoint_failed \"$ROOST_RUN_DIR\"/worker.log; do sleep 0.05; done"
        return try trial.roost("run", "--cwd", repository.root, "--checkpoint", "1s", "--", "sh", "-c", script)
            .environment(home).limit(.seconds(60)).run()
    }

    @Test(arguments: ["HOME", "XDG_CONFIG_HOME"]) func theUsersSettingsMakeItSafe(name: String) throws {
        let folder = trial.scratch.path("user")
        let file = name == "HOME" ? "\(folder)/.gitconfig" : "\(folder)/git/config"
        try trial.disk.makeFolders(FilePath.folder(of: file))
        try trial.disk.createFile(file, with: Array("[safe]\n\tdirectory = \(repository.root)\n".utf8))
        #expect(try run(home: [name: folder]).exitCode == 0)
        let run = try #require(try trial.runs().first)
        // One is taken each second: where the machine stands still, more than one before the agent looks.
        #expect(run.state.checkpointSeq >= 1)
    }

    @Test func withoutThemNoneIsTaken() throws {
        #expect(try run(home: ["HOME": trial.scratch.path("user")]).exitCode == 0)
        let run = try #require(try trial.runs().first)
        #expect(run.state.checkpointSeq == 0)
    }
}
