import Platform
import TestSupport
import Testing

@testable import Commands

@Suite struct SetupReportTests {
    private let trial: RunTrial

    init() throws { trial = try RunTrial() }

    private func initialize(_ words: String...) throws -> CommandResult {
        try trial.roost(["init"] + words).environment(["HOME": trial.scratch.path("person")]).run()
    }

    @Test func aloneItSaysWhatIsSetUpAndWhatIsNext() throws {
        let before = try initialize()
        #expect(before.exitCode == 0 && before.stdout.contains("– daemon    start it: roost daemon start"))
        #expect(before.stdout.contains("– hooks     set them up: roost init --hooks claude --user"))
        #expect(try initialize("--hooks", "claude", "--yes").exitCode == 0)
        let after = try initialize().stdout
        #expect(after.contains("✓ hooks     6 of 6 in ") && after.contains("\nNext: "))
    }
}
