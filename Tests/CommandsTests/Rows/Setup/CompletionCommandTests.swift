import Domain
import Journal
import Platform
import Runs
import TestSupport
import Testing

@testable import Commands

/// What a shell is told, and what a real one makes of it.
@Suite struct CompletionCommandTests {
    private let trial: RunTrial

    init() throws {
        trial = try RunTrial(for: "Completion")
        #expect(try trial.roost(["run", "--task", "gh-450", "--", "true"]).run().exitCode == 0)
    }

    private func complete(_ words: String...) throws -> [String] {
        let result = try trial.roost(["__complete", "--"] + words).run()
        #expect(result.exitCode == 0 && result.stderr.isEmpty)
        return result.stdout.split(separator: "\n").map(String.init)
    }

    @Test func idsOfTheHomeAreThere() throws {
        let run = try #require(try trial.runs().first).metadata.run
        #expect(try complete("run", "show", "run-") == ["\(run)\t"])
        #expect(try complete("logs", "gh-") == ["gh-450\t"])
        #expect(try complete("logs", "--task=gh") == ["--task=gh-450\t"])
        #expect(try complete("session", "show", "") == [])
        #expect(try complete("docs", "man", "") == [":files"])
        #expect(try complete("completion", "") == CompletionShell.allCases.map { "\($0.rawValue)\t" })
    }

    @Test func aHomeThatIsNotThereCompletesNothing() throws {
        let result = try trial.roost(["__complete", "--home", "/nowhere/at/all", "--", "run", "show", ""]).run()
        #expect(result.exitCode == 0 && result.stdout.isEmpty && result.stderr.isEmpty)
    }

    @Test func anotherShellIsRefusedWithThoseThatThereAre() throws {
        let result = try trial.roost(["completion", "tcsh"]).run()
        #expect(result.exitCode == 2 && result.stderr.contains("bash, zsh, fish"), "\(result.stderr)")
    }
}
