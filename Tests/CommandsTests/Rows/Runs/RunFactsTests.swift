import Journal
import Queries
import Runs
import TestSupport
import Testing

@testable import Commands

@Suite struct RunFactsTests {
    @Test func whatWasAskedAndStartedIsShownWithoutSecrets() throws {
        let fixture = try RunFixture()
        let secret = "sk-ant-api03-Ab1Ab1Ab1Ab1Ab1Ab1Ab1Ab1"
        let prepared = try fixture.prepare {
            $0.promptSummary = "use \(secret)"
            $0.command = "curl -u \(secret)"
        }
        let run = try RunCatalog.read(prepared.paths, on: fixture.disk)
        let redaction = RunRedaction(of: run.paths, in: fixture.home, on: fixture.disk)
        let facts = RunFacts(run, .over, redaction)
        let lines = facts.lines.joined()
        #expect(lines.contains("curl -u [redacted:anthropic-key]") && lines.contains("use [redacted:anthropic-key]"))
        #expect(facts.table.rows.first?.contains { $0.text.contains(secret) } == false)
    }
}
