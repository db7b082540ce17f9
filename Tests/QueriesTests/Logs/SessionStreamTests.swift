import Domain
import JSON
import Journal
import Platform
import TestSupport
import Testing

@testable import Queries

/// What sessions tell of a target.
@Suite struct SessionStreamTests {
    private let fixture: LogFixture

    init() throws { fixture = try LogFixture(for: "SessionStreamTests") }

    private func orch(_ arguments: String...) throws -> [String] {
        try fixture.tester(["gh-450", "--source", "orch"] + arguments).run().stdout
            .split(separator: "\n").map(String.init)
    }

    @Test func linesAboutTheTargetAreShownAndNoOthers() throws {
        try fixture.finished(output: "one\n")
        var session = try fixture.session()
        try session.decide("Admit.")
        try session.decide("Admit another.", about: "gh-451")
        try session.record(.system, "gh-450 only in the text.", data: ["note": "about gh-450"])
        #expect(try orch() == ["── 01:02:05 orch/decision  Admit."])
    }

    @Test func sessionsAreMergedByTheirTimesAndWithTheRun() throws {
        var daemon = try fixture.session()
        var other = try fixture.session("ses-2026-11-21-z9y8x7")
        try daemon.decide("First.")
        fixture.clock.advance(by: .milliseconds(1))
        try other.decide("Second.")
        var run = try fixture.begin()
        try run.write("output\n", to: .stdout)
        fixture.clock.advance(by: .seconds(1))
        try daemon.decide("Third.")
        let lines = try fixture.logs("gh-450", "--exclude", "run_|worker_").stdout
        #expect(
            lines == """
                ── 01:02:05 orch/decision  First.
                ── 01:02:05 orch/decision  Second.
                output
                ── 01:02:07 orch/decision  Third.

                """
        )
        #expect(try fixture.logs("gh-450", "-n", "2").stdout == "output\n── 01:02:07 orch/decision  Third.\n")
    }

    @Test func aRunIsToldOfWhatItsTaskMetWhileItWent() throws {
        var session = try fixture.session()
        try session.decide("Before.")
        fixture.clock.advance(by: .seconds(5))
        var run = try fixture.begin()
        try session.decide("Meanwhile.")
        fixture.clock.advance(by: .seconds(5))
        try run.end(SaidOutcome(ok: true, outcome: .completed, summary: "Done."), reason: .exit)
        fixture.clock.advance(by: .seconds(5))
        try session.decide("After.")
        let id = FilePath.name(of: run.paths.directory)
        #expect(try fixture.logs(id, "--source", "orch").stdout.hasSuffix("orch/decision  Meanwhile.\n"))
        #expect(try fixture.logs(id, "--source", "orch").stdout.split(separator: "\n").count == 1)
        #expect(try orch().count == 3)
    }

    @Test func programsAreToldOfTheSession() throws {
        try fixture.finished(output: "one\n")
        var session = try fixture.session()
        try session.decide("Admit.")
        let line = try #require(orch("--json").first)
        let object = try JSONReader.read(line)
        #expect(object["session"] == "ses-2026-11-21-a1b2c3")
        #expect(object["source"] == "orch")
        #expect(object["data"]?["context_id"] == "gh-450")
    }

    @Test func cursorsShowEveryLineOfSessionsOnce() throws {
        try fixture.finished(output: "one\n")
        var going = try fixture.session()
        try going.decide("First.")
        var ended = try fixture.session("ses-2026-11-21-z9y8x7")
        try ended.decide("Second.")
        try ended.end(.normal)
        var shown: [String] = []
        var cursor: String?
        for message in ["Third.", "Fourth."] {
            let result = try fixture.tester(
                ["gh-450", "--source", "orch", "--cursor"] + (cursor.map { ["--after-cursor", $0] } ?? [])
            ).run()
            shown += result.stdout.split(separator: "\n").map(String.init)
            cursor = result.stderr.split(whereSeparator: \.isWhitespace).last.map(String.init)
            try going.decide(message)
        }
        shown += try orch("--after-cursor", #require(cursor))
        let messages = shown.compactMap { $0.split(separator: " ").last }
        #expect(messages == ["First.", "Second.", "Third.", "Fourth."])
    }

    @Test func aDamagedJournalAndAFolderThatIsNoSessionAreNoHindrance() throws {
        try fixture.finished(output: "one\n")
        var session = try fixture.session()
        try session.decide("First.")
        let disk = SystemDisk()
        try disk.makeFolders("\(fixture.home.sessions)/no-session")
        try disk.writeAll(Array("garbage\n".utf8), to: disk.openFile(session.paths.journal, .append))
        #expect(try orch().count == 1)
    }
}
