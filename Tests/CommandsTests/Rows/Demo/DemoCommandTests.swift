import Domain
import Platform
import TestSupport
import Testing

@testable import Commands

/// The demo as a stranger meets it: the real programs, over and over.
@Suite(.serialized) struct DemoCommandTests {
    private let trial: DemoTrial

    init() throws { trial = try DemoTrial() }

    @Test func threeTimesInARowItTellsTheSameStoryAndLosesNoLine() throws {
        for round in 1...3 {
            let begun = ContinuousClock.now
            let result = try trial.demo("--fast").run()
            print("roost demo --fast, round \(round): \(ContinuousClock.now - begun)")
            #expect(result.exitCode == 0, "\(result.stdout)\n\(result.stderr)")
            try expectTheStory(in: result.stdout)
            // The one before it has made room.
            let homes = try trial.homes()
            let home = try #require(homes.first)
            #expect(homes.count == 1 && result.stdout.contains("It stays in \(home) until the next demo"))
            #expect(try trial.left(of: home) == [])
            #expect(try trial.disk.list(trial.scratch.path("person")) == [])
            try expectSuggestionsToWork(in: result.stdout)
        }
        #expect(try trial.demo("--clean").run().stderr == "roost: 1 home of demos removed\n")
        #expect(try trial.homes() == [])
    }

    private func expectTheStory(in told: String) throws {
        let parts = [
            "sh test.sh total ✗ → Read total.sh → Edit total.sh → sh test.sh total ✓ → git commit ✓",
            "$ roost task review demo-1:  1 file changed  +1 -1", "accepted: brought main forward",
            "demo-2  ↻  is tried again", "One test still fails", "demo-2  ●  attempt 2 begins, in the same worktree",
            "needs you. It asks: Bash: git rm -q old.conf", "demo-3  ●  answered by the demo",
            "demo-4  ✗  stalled: no output for", "demo-4  ?  $ roost why demo-4",
            "verdict   stalled: it waits for the model, which says nothing", "evidence  no output for", "rate limited",
            "kill -9",
            "live workers adopted", "the budget of the day, $1, is used to 8", "6 tasks: 6 completed",
            "0 lines were lost", "at demo prices",
        ]
        for part in parts { #expect(told.contains(part), "\(part) is missing in\n\(told)") }
        let printed = try #require(told.between("lines were lost: ", " printed"))
        let recorded = try #require(told.between("printed = ", " recorded"))
        #expect(printed == recorded && (Int(printed.filter { $0 != "," }) ?? 0) >= 1_000, "\(printed), \(recorded)")
    }

    /// The last five lines that begin with a command are for a person to type.
    private func expectSuggestionsToWork(in told: String) throws {
        let lines = told.split(separator: "\n").filter { $0.hasPrefix("  ") && $0.contains(" --home ") }
        #expect(lines.count == 5)
        for line in lines {
            let result = try CommandTester(tool: "sh").arguments("-c", String(line)).environment(trial.environment)
                .limit(.seconds(120)).run()
            #expect(result.exitCode == 0 && !result.stdout.isEmpty, "\(line)\n\(result.stdout)\(result.stderr)")
        }
    }

    @Test func withinARunAndWithTooFewWorkersItDoesNotBegin() throws {
        let within = try trial.demo("--fast").environment(["ROOST_RUN": "run-1"]).run()
        #expect(within.exitCode == 6 && within.stderr.contains("this is within run-1"))
        #expect(try trial.demo("--workers", "1").run().exitCode == 2)
        #expect(try trial.demo("--slow").run().exitCode == 2)
        let noGit = try trial.demo("--fast").environment(["PATH": trial.scratch.path("person")]).run()
        #expect(noGit.exitCode == 1 && noGit.stderr.contains("git is not there"))
        #expect(try trial.homes() == [])
    }
}
