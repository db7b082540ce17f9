import Platform
import TestSupport
import Testing

@testable import Commands

/// What is told of it: see `HomeShowCommandTests` and `HomeMoveCommandTests`.
@Suite struct HomeReferencesTests {
    @Test func withoutAPersonNothingIsUsual() {
        #expect(HomeOrigin.standard(Environment(["HOME": "/people/me"])) == "/people/me/.roost")
        #expect(HomeOrigin.standard(Environment([:])) == nil && HomeOrigin.standard(Environment(["HOME": ""])) == nil)
    }

    /// `HomeReferences` finds our hooks among those of others.
    @Test func hooksOfOursAreFound() throws {
        let trial = try RunTrial()
        let person = trial.scratch.path("person")
        try trial.disk.makeFolders(person)
        let values = ["HOME": person]
        let set = try trial.roost("init", "--hooks", "claude", "--user", "--yes").environment(values).run()
        #expect(set.exitCode == 0, "\(set.stderr)")
        let shown = try trial.roost("home", "show", "--json").environment(values).run()
        #expect(shown.stdout.contains("\"hooks\":[\"\(person)/.claude/settings.json\"]"), "\(shown.stdout)")
        let gone = try trial.roost("init", "--hooks", "claude", "--user", "--yes", "--remove").environment(values).run()
        #expect(gone.exitCode == 0)
        #expect(try trial.roost("home", "show", "--json").environment(values).run().stdout.contains("\"hooks\":[]"))
    }
}
