import Domain
import Platform
import Queries
import TestSupport
import Testing

@testable import Commands

@Suite struct LogTextTests {
    private func text(_ line: LogLine, _ change: (inout LogStyle) -> Void = { _ in }) -> String {
        var style = LogStyle()
        change(&style)
        let text = LogText(style: style)
        var bytes: [UInt8] = []
        text.appendTime(of: line, to: &bytes)
        text.appendPrefix(of: line, to: &bytes)
        text.appendText(of: line, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func event(_ source: LogSource, level: Level = .info) throws -> LogLine {
        let event = try LogFixture.event("decision", "Admit.", level: level)
        let origin = try LogFixture.voice().origin
        return LogLine(source: source, origin: origin, time: event.createdAt, content: .event(event))
    }

    @Test func whatSessionsTellIsMarkedAsSuch() throws {
        #expect(text(try event(.orch)) == "── 01:02:03 orch/decision  Admit.")
        #expect(text(try event(.orch)) { $0.hasPrefix = true } == "gh-450/7k2mq9 orch│ 01:02:03 decision  Admit.")
    }

    @Test func aTimeIsSaidOnce() throws {
        #expect(text(try event(.events)) { $0.hasTimes = true } == "2026-11-21 01:02:03.456Z ── decision  Admit.")
    }

    @Test func levelsAreWordsAndNotColoursAlone() throws {
        let error = text(try event(.events, level: .error)) { $0.isColored = true }
        #expect(error == "\u{1B}[31m── 01:02:03 decision (error)  Admit.\u{1B}[0m")
        let info = text(try event(.events)) { $0.isColored = true }
        #expect(info == "\u{1B}[2m── 01:02:03 decision  Admit.\u{1B}[0m")
    }

    @Test func whatHasNoTimeSaysSo() throws {
        let line = LogLine(source: .backend, origin: try LogFixture.voice().origin, time: nil, content: .note("Gone."))
        #expect(text(line) { $0.hasTimes = true } == "- ── Gone.")
    }

    @Test func aPrefixHasTheColourOfItsTask() throws {
        let line = try event(.events)
        let shown = text(line) {
            $0.hasPrefix = true
            $0.isColored = true
        }
        #expect(shown.hasPrefix("\u{1B}[\(line.origin.ink.rawValue)mgh-450/7k2mq9 run \u{1B}[0m│ "))
    }
}
