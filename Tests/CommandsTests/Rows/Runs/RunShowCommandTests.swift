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

    @Test func whoNamesATaskIsToldTheNameOfItsNewestRun() throws {
        #expect(try trial.roost("run", "--task", "gh-7", "--prepare", "--", "true").run().exitCode == 0)
        let run = try #require(try trial.runs().first).metadata.run.text
        let result = try trial.roost("run", "show", "gh-7").run()
        #expect(result.exitCode == 4 && result.stderr.contains(run), "\(result.stderr)")
    }
}
