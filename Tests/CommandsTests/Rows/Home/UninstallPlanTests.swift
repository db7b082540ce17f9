import Journal
import Platform
import TestSupport
import Testing

/// What stays, as `roost uninstall -n` tells it.
@Suite struct UninstallPlanTests {
    @Test func whatTheSettingsHavePutElsewhereAndALinkAreNamed() throws {
        let trial = try RunTrial()
        #expect(try trial.roost("run", "--", "true").run().exitCode == 0)
        let elsewhere = trial.scratch.path("elsewhere")
        try trial.disk.makeFolders(elsewhere)
        let text = "[record]\nmain_db = \"\(elsewhere)/index.db\"\n"
        try trial.disk.createFile(trial.home.configuration, with: Array(text.utf8))
        let person = trial.scratch.path("person")
        try trial.disk.makeFolders(person)
        try trial.disk.link("\(person)/.roost", to: FilePath.resolved(trial.home.root))
        let result = try trial.roost("uninstall", "-n", "--purge").environment(["HOME": person]).run()
        #expect(result.exitCode == 0, "\(result.stderr)")
        #expect(result.stdout.contains("left: a database: \(elsewhere)/index.db"), "\(result.stdout)")
        #expect(result.stdout.contains("left: a link to the home: \(person)/.roost"))
        #expect(result.stdout.contains("would be removed: the home"))
    }

    @Test func hooksOfARepositoryThatRunsNameAreFound() throws {
        let trial = try RunTrial()
        let repository = try ScratchRepository(for: "uninstallPlan")
        let values = ["HOME": trial.scratch.path]
        let set = try trial.roost("init", "--hooks", "claude", "--yes").environment(values).folder(repository.root)
            .run()
        #expect(set.exitCode == 0, "\(set.stderr)")
        #expect(try trial.roost("run", "--", "true").folder(repository.root).run().exitCode == 0)
        let result = try trial.roost("uninstall", "-n").environment(values).run()
        let file = "\(repository.root)/.claude/settings.local.json"
        #expect(result.stdout.contains("would be removed: the hooks in Claude's settings: \(file)"), "\(result.stdout)")
    }
}
