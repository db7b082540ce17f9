import Domain
import JSON
import Journal
import Queries
import Runs
import TestSupport
import Testing

@testable import Commands

@Suite struct RunTableTests {
    private let fixture: RunFixture
    private let run: CatalogedRun

    init() throws {
        fixture = try RunFixture()
        let prepared = try fixture.prepare {
            $0.promptSummary = "fix \u{1B}it"
            $0.command = "make"
        }
        run = try RunCatalog.read(prepared.paths, on: fixture.disk)
    }

    @Test func theStatusSaysWhatItDoesNotKnowYet() {
        var state = run.state
        state.status = .known(.running)
        #expect(RunTable.word(for: state, .attended) == "running")
        #expect(RunTable.word(for: state, .agentAlone) == "running (unattended)")
        #expect(RunTable.word(for: state, .nobody) == "running (end unseen)")
        #expect(RunTable.word(for: run.state, .notStarted) == "prepared (not started)")
        state.waitsFor = .known(.room)
        #expect(RunTable.word(for: state, .attended) == "running (waits for room)")
    }

    @Test func aRunIsARowForPeopleAndForPrograms() throws {
        fixture.clock.advance(by: .seconds(90))
        var rows = RunTable(at: fixture.clock.now().wall)
        rows.add(run, .notStarted, .ofKnownForms)
        let object = rows.table.object(try #require(rows.table.rows.first))
        #expect(object["run"]?.stringValue == run.metadata.run.text)
        #expect(object["status"]?.stringValue == "prepared")
        #expect(object["tookMs"]?.isNull == true)
        #expect(rows.table.rows.first?[3].text == "1 min 30 s")
        #expect(rows.table.rows.first?[7].text == "fix \u{1B}it")
    }

    @Test func whatWasAskedIsShownWithoutSecrets() throws {
        let secret = "sk-ant-api03-Ab1Ab1Ab1Ab1Ab1Ab1Ab1Ab1"
        let prepared = try fixture.prepare {
            $0.promptSummary = "use \(secret)"
            $0.command = "curl -u \(secret)"
        }
        let run = try RunCatalog.read(prepared.paths, on: fixture.disk)
        let redaction = RunRedaction(of: run.paths, in: fixture.home, on: fixture.disk)
        var rows = RunTable(at: fixture.clock.now().wall)
        rows.add(run, .over, redaction)
        #expect(rows.table.rows.last?.last?.text == "use [redacted:anthropic-key]")
    }

    @Test func anEndThatNobodySawHasNoExitCodeAndNoTime() throws {
        var state = run.state
        state.status = .known(.lost)
        state.reason = .known(.unknown)
        state.exitCode = 1
        state.finishedAt = fixture.clock.now().wall
        let lost = CatalogedRun(paths: run.paths, metadata: run.metadata, state: state)
        var rows = RunTable(at: fixture.clock.now().wall)
        rows.add(lost, .over, .ofKnownForms)
        let object = rows.table.object(try #require(rows.table.rows.first))
        #expect(object["exitCode"]?.isNull == true && object["tookMs"]?.isNull == true)
        #expect(!RunFacts(lost, .over, .ofKnownForms).lines.contains { $0.hasPrefix("Exit code") })
    }

    @Test func theFactsOfARunAreSafeToShow() {
        let facts = RunFacts(run, .notStarted, .ofKnownForms)
        let lines = facts.lines
        #expect(lines.contains { $0.hasPrefix("Run ") && $0.hasSuffix(run.metadata.run.text) })
        #expect(lines.contains { $0.hasPrefix("Prompt ") && $0.hasSuffix(#"fix \eit"#) })
        #expect(!lines.contains { $0.hasPrefix("Signal") })
        #expect(facts.table.rows.count == 1)
    }
}
