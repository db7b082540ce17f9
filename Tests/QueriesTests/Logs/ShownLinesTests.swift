import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Queries

@Suite struct ShownLinesTests {
    private let fixture: LogFixture

    init() throws { fixture = try LogFixture(for: "ShownLinesTests") }

    private func shown(_ pieces: [(String, LinePiece.Ending)]) throws -> [ShownLine] {
        var lines = ShownLines(of: try LogRun(fixture.finished(output: ""), on: SystemDisk()))
        let voice: LogVoice = try LogFixture.voice()
        for (text, ending) in pieces { LogFixture.withLine(text, ending: ending, of: voice) { lines.take($0) } }
        lines.finish()
        #expect(lines.isWhole)
        return lines.lines
    }

    @Test func piecesOfALineAreOneLineAndWhatIsTooLongIsCutBetweenCharacters() throws {
        let lines = try shown([("one ", .none), ("line", .lineFeed), (String(repeating: "é", count: 9_000), .lineFeed)])
        #expect(lines[0].rows.map(\.text) == ["one line"])
        let long = try #require(lines[1].rows.first?.text)
        #expect(long.hasPrefix("éé") && long.hasSuffix("é … 9.6 KiB more"), "\(long.suffix(30))")
    }

    @Test func colorsGoOnWithTheNextLine() throws {
        let lines = try shown([("\u{1B}[32mgreen", .lineFeed), ("still\t\u{1B}[0mplain", .lineFeed), ("", .lineFeed)])
        #expect(lines[1].rows[0].text == "still    plain")
        #expect(lines[1].rows[0].spans.map(\.range) == [0..<9])
        #expect(lines[2].rows.map(\.text) == [""])
    }

    @Test func eventsAndNotesSayWhatTheyAre() throws {
        var lines = ShownLines(of: try LogRun(fixture.finished(output: ""), on: SystemDisk()))
        let origin = try LogFixture.voice().origin
        let event = try LogFixture.event("machine_slept", "Slept.\u{7}", level: .warn)
        lines.take(LogLine(source: .orch, origin: origin, time: nil, content: .event(event)))
        lines.take(LogLine(source: .backend, origin: origin, time: nil, content: .note("missing")))
        #expect(lines.lines.map(\.source) == [.orch, .run])
        #expect(lines.lines.map { $0.rows[0].text } == ["machine_slept (warn)  Slept.\\u{7}", "── missing"])
    }

    @Test func whatWasDrawnOverAndOverSaysSoAndShowsItsLastState() throws {
        let states = (0..<500).map { "step \($0) of a long way\r" }.joined()
        let lines = try shown([("10 %\r50 %\r100 %\r", .lineFeed), (states, .lineFeed), ("plain\r", .lineFeed)])
        #expect(lines.map(\.foldedCount) == [2, 499, 0])
        #expect(lines.map { $0.rows[0].text } == ["100 %", "step 499 of a long way", "plain"])
    }

    @Test func colorsOfALineThatIsPassedOverGoOn() throws {
        var lines = ShownLines(of: try LogRun(fixture.finished(output: ""), on: SystemDisk()))
        let voice: LogVoice = try LogFixture.voice()
        LogFixture.withLine("plain", of: voice) { lines.pass($0) }
        LogFixture.withLine("\u{1B}[32mgr", ending: .none, of: voice) { lines.pass($0) }
        #expect(lines.passedCount == 1)
        LogFixture.withLine("een", isFirst: false, of: voice) { lines.pass($0) }
        let note = LogLine(source: .backend, origin: voice.origin, time: nil, content: .note("missing"))
        lines.pass(note)
        #expect(lines.passedCount == 3 && lines.lines.isEmpty && lines.isWhole)
        LogFixture.withLine("still", of: voice) { lines.take($0) }
        #expect(lines.lines[0].rows[0].spans.map(\.style.foreground) == [.indexed(2)])
    }
}
