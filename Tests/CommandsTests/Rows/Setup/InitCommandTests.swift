import Platform
import TestSupport
import Testing

@testable import Commands

@Suite struct InitCommandTests {
    private let trial: RunTrial

    init() throws { trial = try RunTrial() }

    private var local: String { "\(trial.folder)/.claude/settings.local.json" }

    private func initialize(_ words: String...) throws -> CommandResult {
        try trial.roost(["init"] + words).environment(["HOME": trial.scratch.path("person")]).run()
    }

    @Test func hooksAreShownThenWrittenAndOnce() throws {
        let shown = try initialize("--hooks", "claude", "-n")
        #expect(
            shown.exitCode == 0 && shown.stdout.contains(#"+        "#)
                && shown.stdout.contains("hook claude SessionStart")
        )
        #expect(try !trial.disk.exists(local))
        let unasked = try initialize("--hooks", "claude")
        #expect(unasked.exitCode == 6 && unasked.stderr.contains("nobody is there to be asked"))
        #expect(try !trial.disk.exists(local))
        let written = try initialize("--hooks", "claude", "--yes")
        #expect(written.exitCode == 0, "\(written.stderr)")
        let text = try trial.text(local)
        for event in ClaudeHooks.events { #expect(text.contains("hook claude \(event)\"")) }
        let again = try initialize("--hooks", "claude", "--yes")
        #expect(again.exitCode == 0 && again.stdout.isEmpty && again.stderr.contains("there already"))
        #expect(try trial.disk.list("\(trial.folder)/.claude") == ["settings.local.json"])
        let gone = try initialize("--hooks", "claude", "--remove", "--yes")
        #expect(gone.exitCode == 0 && gone.stderr.contains("is kept in"))
        #expect(try trial.text(local) == "{}\n" && trial.disk.list("\(trial.folder)/.claude").count == 2)
    }

    @Test func whatIsNoSettingsIsLeftAlone() throws {
        try trial.disk.makeFolders("\(trial.folder)/.claude")
        try trial.disk.createFile(local, with: Array("// mine\n{}".utf8))
        let refused = try initialize("--hooks", "claude", "--yes")
        #expect(refused.exitCode == 6 && refused.stderr.contains("is left as it is"))
        #expect(try trial.text(local) == "// mine\n{}")
        #expect(try initialize("--hooks", "codex").exitCode == 2)
        #expect(try initialize("--hooks", "claude", "--user", "--project").exitCode == 2)
        #expect(try initialize("--never").exitCode == 2)
    }
}
