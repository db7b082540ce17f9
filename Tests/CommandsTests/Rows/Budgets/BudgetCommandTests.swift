import Domain
import JSON
import Journal
import Platform
import Runs
import TestSupport
import Testing

/// `roost budget`, and what budgets make of `roost run` (`BudgetGate`): with and without a daemon.
@Suite struct BudgetCommandTests {
    private func configure(_ trial: DaemonCommandTrial, _ text: String) throws {
        try trial.runs.disk.makeFolders(trial.runs.home.root)
        try trial.runs.disk.replaceFile(trial.runs.home.configuration, with: Array("\(text)\n".utf8))
    }

    @Test func aCapThatNobodyWatchesIsRefused() throws {
        let trial = try DaemonCommandTrial()
        let refused = try trial.roost("run", "--budget", "0.50", "--", "true")
        #expect(refused.exitCode == 3 && refused.stderr.contains("roost daemon start"), "\(refused.stderr)")
        #expect(try trial.roost("run", "--budget", "five", "--", "true").exitCode == 2)
        #expect(try trial.roost("run", "--budget-tokens", "200k", "--", "true").exitCode == 3)
        try configure(trial, "[budget]\nrun_usd = 0.50")
        let warned = try trial.roost("run", "--", "true")
        #expect(warned.exitCode == 0 && warned.stderr.contains("budgets are set, and nobody holds the run to them"))
        #expect(try trial.roost("budget").exitCode == 3)
    }

    @Test func refusedWorkSaysByWhichBudget() throws {
        let trial = try DaemonCommandTrial()
        try configure(trial, "[budget]\nday_usd = \"0\"")
        _ = try trial.start()
        let full = "the budget of the day, $0, is used up: $0.00"
        let refused = try trial.roost("run", "--", "true")
        #expect(refused.exitCode == 7 && refused.stderr.contains(full), "\(refused.stderr)")
        let added = try trial.roost("task", "add", "--agent", "shell", "--id", "waits", "true")
        #expect(added.exitCode == 0 && added.stderr.contains(full), "\(added.stderr)")
        #expect(try trial.roost("task", "assign", "waits").exitCode == 7)
        let listed = try trial.roost("task", "list")
        #expect(listed.stderr.contains("nothing new is started: \(full)"), "\(listed.stderr)")
        #expect(try trial.roost("daemon", "status").stdout.contains(full))
        #expect(try trial.roost("budget").stdout.hasPrefix("the budget of the day: $0.00 of $0 (100 %, used up)\n"))
        #expect(try trial.roost("budget", "-o", "csv").stdout.contains("day,,usd,0,0,100,,full"))
        let set = try trial.roost("budget", "set", "day", "20")
        #expect(set.exitCode == 0 && set.stderr.hasSuffix("until the day is over\n"), "\(set.stderr)")
        #expect(try trial.roost("run", "--", "true").exitCode == 0)
        #expect(try trial.roost("budget", "set", "run", "run-none", "5").exitCode == 4)
        #expect(try trial.roost("budget", "set", "day").exitCode == 2)
        // To look is not worth a line; to set one is, and to fail at it.
        let recorded = try trial.directives().filter { $0["directive"] == "budget" }
        #expect(recorded.compactMap { $0["ok"]?.bool } == [true, false, false])
    }

    @Test func aTaskHasABudgetOfItsOwn() throws {
        let trial = try DaemonCommandTrial()
        _ = try trial.start()
        let added = try trial.roost("task", "add", "--agent", "shell", "--id", "own", "--hold", "--budget", "5", "true")
        #expect(added.exitCode == 0, "\(added.stderr)")
        #expect(try trial.roost("budget", "set", "task", "own", "--tokens", "200k").exitCode == 0)
        let shown = try trial.roost("budget").stdout
        #expect(shown.contains("the budget of own: ") && shown.contains(" of $5") && shown.contains("200,000 tokens"))
        #expect(try trial.roost("task", "edit", "own", "--clear", "budget").exitCode == 0)
        #expect(try !trial.roost("budget").stdout.contains("$5"))
    }
}
