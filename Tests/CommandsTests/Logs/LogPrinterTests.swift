import Domain
import Journal
import Queries
import TestSupport
import Testing

@testable import Commands

/// Lines as they are written, in each form.
@Suite struct LogPrinterTests {
    private let recording = RecordingConsole()
    private let time: WallTime

    init() throws { time = try WallTime(iso: "2026-11-21T01:02:03.456Z") }

    private func printer(_ change: (inout LogStyle) -> Void = { _ in }) -> LogPrinter {
        var style = LogStyle()
        change(&style)
        return LogPrinter(.text(style), to: recording.console)
    }

    private func event(_ type: String = "agent_started", level: Level = .info) throws -> LogLine {
        LogLine(
            source: .events,
            origin: try LogFixture.voice().origin,
            time: time,
            content: .event(try LogFixture.event(type, "It \u{1B}[2Jruns.", level: level))
        )
    }

    private func show(_ texts: String..., of voice: LogVoice, in printer: inout LogPrinter) throws {
        for text in texts { try LogFixture.withLine(text, of: voice, at: time) { try printer.show($0) } }
    }

    private func finish(_ printer: inout LogPrinter) throws -> String {
        try printer.finish()
        try recording.console.flush()
        return recording.output
    }

    @Test func outputStandsAloneAndEventsAreMarked() throws {
        var printer = printer()
        try show("building", of: LogFixture.voice(), in: &printer)
        try printer.show(try event())
        try printer.show(try event("disk_full", level: .warn))
        #expect(
            try finish(&printer) == """
                building
                ── 01:02:03 agent_started  It \\e[2Jruns.
                ── 01:02:03 disk_full (warn)  It \\e[2Jruns.

                """
        )
    }

    @Test func aLineSaysWhoseItIsAndWhenItBegan() throws {
        var printer = printer {
            $0.hasPrefix = true
            $0.hasTimes = true
        }
        try show("out", of: LogFixture.voice(worker: "w-91bc"), in: &printer)
        try show("err", of: LogFixture.voice(.stderr), in: &printer)
        try printer.show(try event())
        #expect(
            try finish(&printer) == """
                2026-11-21 01:02:03.456Z gh-450/w-91bc out │ out
                2026-11-21 01:02:03.456Z gh-450/7k2mq9 err │ err
                2026-11-21 01:02:03.456Z gh-450/7k2mq9 run │ agent_started  It \\e[2Jruns.

                """
        )
    }

    @Test func coloursEndWithTheirLineAndGoOnWithTheNextOfTheChannel() throws {
        var printer = printer()
        let (out, err) = (try LogFixture.voice(), try LogFixture.voice(.stderr))
        try show("\u{1B}[32mgreen", of: out, in: &printer)
        try show("plain", of: err, in: &printer)
        try show("still green", of: out, in: &printer)
        #expect(
            try finish(&printer)
                == "\u{1B}[32mgreen\u{1B}[0m\nplain\n\u{1B}[32mstill green\u{1B}[0m\n"
        )
    }

    @Test func progressIsFoldedToItsLastState() throws {
        var printer = printer { $0.hasPrefix = true }
        try show("10 %\r20 %\r30 %", of: LogFixture.voice(), in: &printer)
        #expect(try finish(&printer) == "gh-450/7k2mq9 out │ 30 %\n")
    }

    @Test func equalNeighboursAreFolded() throws {
        var printer = printer { $0.folds = true }
        let voice = try LogFixture.voice()
        try show("a", "tick", "tick", "tick", "b", "b", of: voice, in: &printer)
        #expect(printer.holdsRepeats)
        try show("b", of: LogFixture.voice(.stderr), in: &printer)
        #expect(try finish(&printer) == "a\ntick\n  × 3\nb\n  × 3\n")
    }

    @Test func equalLinesOfSeveralChannelsAreNotEqualWhereTheyAreTold() throws {
        var printer = printer {
            $0.folds = true
            $0.hasPrefix = true
        }
        try show("b", of: LogFixture.voice(), in: &printer)
        try show("b", of: LogFixture.voice(.stderr), in: &printer)
        #expect(try finish(&printer) == "gh-450/7k2mq9 out │ b\ngh-450/7k2mq9 err │ b\n")
    }

    @Test func aLineThatHasNotEndedGoesOnOrIsBrokenOff() throws {
        var printer = printer()
        let (out, err) = (try LogFixture.voice(), try LogFixture.voice(.stderr))
        try LogFixture.withLine("go on? ", ending: .none, of: out) { try printer.show($0) }
        try LogFixture.withLine("yes", isFirst: false, of: out) { try printer.show($0) }
        try LogFixture.withLine("\u{1B}[1mgo on? ", ending: .none, of: out) { try printer.show($0) }
        try show("wait", of: err, in: &printer)
        #expect(try finish(&printer) == "go on? yes\n\u{1B}[1mgo on? \u{1B}[0m\nwait\n")
    }

    @Test func aCharacterThatIsCutBetweenPiecesIsWhole() throws {
        var printer = printer()
        let voice = try LogFixture.voice()
        let bytes = Array("é".utf8)
        for (byte, isFirst) in [(bytes[0], true), (bytes[1], false)] {
            try [byte].withUnsafeBytes { raw in
                let piece = LinePieceFixture.piece(raw, isFirst: isFirst)
                try printer.show(
                    LogLine(source: .backend, origin: voice.origin, time: nil, content: .output(piece, voice))
                )
            }
        }
        #expect(try finish(&printer) == "é\n")
    }

    @Test func rawBytesAreExact() throws {
        var printer = LogPrinter(.raw, to: recording.console)
        let voice = try LogFixture.voice()
        try LogFixture.withLine("\u{1B}[2J\ra", ending: .carriageReturnLineFeed, of: voice) { try printer.show($0) }
        try LogFixture.withLine("b", ending: .none, of: voice) { try printer.show($0) }
        try printer.show(try event())
        #expect(try finish(&printer) == "\u{1B}[2J\ra\r\nb")
    }
}
