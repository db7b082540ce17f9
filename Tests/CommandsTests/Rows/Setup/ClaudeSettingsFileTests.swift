import Platform
import TestSupport
import Testing

@testable import Commands

@Suite struct ClaudeSettingsFileTests {
    private let trial: RunTrial

    init() throws { trial = try RunTrial() }

    private var users: String { trial.scratch.path("person/.claude/settings.json") }

    private func initialize(_ words: String...) throws -> CommandResult {
        try trial.roost(["init"] + words).environment(["HOME": trial.scratch.path("person")]).run()
    }

    @Test func aPersonsOwnSettingsKeepWhatTheyHaveAndTheLinkThatTheyAre() throws {
        let real = trial.scratch.path("dotfiles/claude.json")
        try trial.disk.makeFolders(trial.scratch.path("dotfiles"))
        try trial.disk.makeFolders(trial.scratch.path("person/.claude"))
        try trial.disk.createFile(real, with: Array(#"{"model":"opus"}"#.utf8))
        try trial.disk.link(users, to: real)
        #expect(try initialize("--hooks", "claude", "--user", "--yes").exitCode == 0)
        #expect(try trial.disk.status(of: users)?.kind == .symbolicLink)
        #expect(try trial.text(real).hasPrefix("{\n  \"model\": \"opus\",\n  \"hooks\": {\n"))
        let copies = try trial.disk.list(trial.scratch.path("dotfiles")).filter { $0.hasSuffix(".bak") }
        #expect(try copies.map { try trial.text(trial.scratch.path("dotfiles/\($0)")) } == [#"{"model":"opus"}"#])
    }

    @Test func whoseSettingsTheyAreMustBeKnown() throws {
        let nobodys = try trial.roost("init", "--hooks", "claude", "--user").run()
        #expect(nobodys.exitCode == 1 && nobodys.stderr.contains("HOME is not set"))
    }
}
