import Domain
import JSON
import Journal
import Runs
import TestSupport
import Testing

@Suite struct RunShowCommandTests {
    private let trial: RunTrial

    init() throws { trial = try RunTrial() }

    @Test func whatIsKnownOfARunIsShown() throws {
        #expect(try trial.roost("run", "--task", "gh-7", "--", "sh", "-c", "echo hi; exit 3").run().exitCode == 3)
        let run = try #require(try trial.runs().first)
        let text = try trial.roost("run", "show", "run-").run().stdout
        for fact in [run.metadata.run.text, "gh-7", "work, attempt 1", "failed", "3 B", run.paths.directory] {
            #expect(text.contains(fact), "\(fact)")
        }
        let json = try JSONReader.read(try trial.roost("run", "show", run.metadata.run.text, "--json").run().stdout)
        #expect(json["schema"]?.stringValue == "roost.run/1")
        #expect(json["exitCode"]?.integerValue == 3)
        #expect(json["attendance"]?.stringValue == RunAttendance.over.rawValue)
        #expect(json["signal"]?.isNull == true)
    }

    @Test func ofARunThatWasNeverStartedItIsSaidWhatCanBeDone() throws {
        #expect(try trial.roost("run", "--prepare", "--", "true").run().exitCode == 0)
        let run = try #require(try trial.runs().first).metadata.run.text
        let shown = try trial.roost("run", "show", run).run()
        #expect(shown.stdout.contains("prepared (not started)"))
        #expect(shown.stderr.contains("roost run again \(run)"))
        let json = try trial.roost("run", "show", run, "--json").run()
        #expect(json.stdout.contains(#""status":"prepared""#) && json.stderr == "")
    }

    @Test func aRunThatIsNotThereIsNotFound() throws {
        #expect(try trial.roost("run", "show", "run-2026").run().exitCode == 4)
    }

    @Test func whoNamesATaskIsShownItsNewestRun() throws {
        #expect(try trial.roost("run", "--task", "gh-7", "--prepare", "--", "true").run().exitCode == 0)
        let run = try #require(try trial.runs().first).metadata.run.text
        let result = try trial.roost("run", "show", "gh-7").run()
        #expect(result.exitCode == 0 && result.stdout.contains(run), "\(result.stderr)")
        let stop = try trial.roost("run", "stop", "gh-7").run()
        #expect(stop.exitCode == 4 && stop.stderr.contains(run), "\(stop.stderr)")
    }

    @Test func thePromptIsShownAsItWasSentWithoutSecrets() throws {
        let prompt = "demo: say One\nsay \u{1B}[31mTwo\nsay ghp_\(String(repeating: "aB3dEf", count: 6))"
        #expect(try trial.roost("run", "--task", "gh-8", "-q", "--agent", "demo", "-p", prompt).run().exitCode == 0)
        let result = try trial.roost("run", "show", "gh-8", "--prompt").run()
        #expect(result.exitCode == 0 && result.stdout.hasPrefix("demo: say One\nsay "), "\(result.stdout)")
        #expect(!result.stdout.contains("\u{1B}") && !result.stdout.contains("aB3dEfaB3"), "\(result.stdout)")
        #expect(try trial.roost("run", "show", "gh-8", "--prompt", "-o", "json").run().exitCode == 2)
        #expect(try trial.roost("run", "--task", "gh-9", "--", "true").run().exitCode == 0)
        let none = try trial.roost("run", "show", "gh-9", "--prompt").run()
        #expect(none.exitCode == 6 && none.stderr.contains("was given no prompt"))
    }

    @Test func timesAreThoseOfThisPlace() throws {
        #expect(try trial.roost("run", "--task", "gh-8", "--", "true").run().exitCode == 0)
        let local = try trial.roost("run", "show", "gh-8").environment(["TZ": "UTC-3"]).run().stdout
        let utc = try trial.roost("run", "show", "gh-8", "--utc").run().stdout
        let started = { (text: String) in text.split(separator: "\n").first { $0.hasPrefix("Started") } }
        #expect(started(utc)?.hasSuffix("Z") == true && started(local)?.hasSuffix("Z") == false)
        #expect(started(utc)?.dropLast() != started(local))
    }
}
