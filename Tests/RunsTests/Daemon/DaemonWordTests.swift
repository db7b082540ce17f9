import Domain
import Platform
import TestSupport
import Testing

@testable import Runs

@Suite struct DaemonWordTests {
    @Test(arguments: [
        DaemonWord.started(pid: 7), .running(pid: 8), .failed("no room", hint: "make some"), .failed("x", hint: nil),
        .nothing,
    ]) func itReadsBackAsItWasSaid(word: DaemonWord) { #expect(DaemonWord(line: word.line) == word) }

    @Test(arguments: ["", "{}", "started 7", #"{"word":"started"}"#, #"{"word":"started","pid":99999999999}"#])
    func whatIsNoWordMeansNothing(text: String) { #expect(DaemonWord(line: Array(text.utf8)) == .nothing) }

    @Test func itIsReadInPiecesAndTheEndOfAPipeIsHeard() throws {
        let pipe = try Pipe()
        let line = DaemonWord.started(pid: 7).line
        try SystemDisk().writeAll(Array(line.prefix(5)), to: pipe.writing)
        try SystemDisk().writeAll(Array(line.dropFirst(5)), to: pipe.writing)
        #expect(try DaemonWord.read(from: pipe.reading, upTo: .seconds(30), by: SystemClock()) == .started(pid: 7))
        #expect(try DaemonWord.read(from: pipe.reading, upTo: .zero, by: SystemClock()) == .silence)
        let end = try Pipe().keepReading()
        #expect(try DaemonWord.read(from: end, upTo: .seconds(30), by: SystemClock()) == .nothing)
    }
}
