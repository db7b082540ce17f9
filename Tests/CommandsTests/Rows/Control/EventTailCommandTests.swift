import Control
import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Commands

@Suite struct EventTailCommandTests {
    private let home: TemporaryHome

    init() throws { home = try TemporaryHome(for: "EventTail") }

    private func tail(_ arguments: String...) throws -> RunningProgram {
        let words = ["--home", home.path, "event", "tail"] + arguments
        return try RunningProgram(try Programs.path("roost"), words, errorsTo: home.path("errors"))
    }

    private static let event: JSONObject = [
        "topic": "decision", "type": "decision", "at": "2026-11-21T01:02:03.456Z", "level": "warn",
        "message": "held\u{1B}[2J",
    ]

    @Test func eventsAreLinesForPeopleAndObjectsForPrograms() throws {
        let desk = try RunningDesk(home.path)
        let (people, programs) = (try tail("--utc", "decision"), try tail("-o", "jsonl", "decision"))
        #expect(try programs.readLine()?.contains(#""reset":false"#) == true)
        // Whoever listens is told what comes then, so it is said until it was heard.
        let isHeard = try Eventually.wait(upTo: .seconds(60)) {
            desk.later { $0.tell(Self.event, topic: "decision") }
            return try people.readLine(upTo: .milliseconds(100)) == "01:02:03  decision  warn  held\\e[2J"
        }
        #expect(isHeard)
        #expect(try programs.readLine()?.contains(#""message":"held"#) == true)
        for program in [people, programs] {
            try program.signal(.interrupt)
            #expect(try program.end() == .exited(code: 130))
        }
        try desk.end()
    }

    @Test func whatIsMissedIsSaidAndTheBeginningIsNot() {
        let moments = MomentText(isUTC: true)
        #expect(EventTailCommand.text(["session": "ses-1", "seq": 1, "reset": false], moments) == nil)
        #expect(EventTailCommand.text(["lagged": 412, "seq": 430], moments) == "… 412 events were missed")
        #expect(EventTailCommand.text(["event": ["topic": "x", "omittedBytes": 9]], moments) == "--:--:--  x")
    }

    @Test func withoutADaemonThereIsNothingToHear() throws {
        #expect(try tail().end() == .exited(code: 3))
        let wrong = try CommandTester("roost").arguments("event", "tail", "-o", "csv")
            .environment(["ROOST_HOME": home.path]).run()
        #expect(wrong.exitCode == 2)
    }
}
