import Testing

@testable import Indexer

@Suite struct PieceCutterTests {
    @Test func aPieceIsWholeLinesThatFillIt() {
        var cutter = PieceCutter(at: 0, number: 0)
        #expect(cutter.take(0..<4095) == nil)
        #expect(cutter.take(4095..<4096) == PieceCutter.Piece(bytes: 0..<4096, number: 0))
        #expect(cutter.take(4096..<14_096) == PieceCutter.Piece(bytes: 4096..<14_096, number: 1))
        #expect(cutter.take(14_096..<14_097) == nil)
        #expect(cutter.rest(upTo: 14_100) == PieceCutter.Piece(bytes: 14_096..<14_100, number: 2))
        #expect(cutter.rest(upTo: 14_100) == nil)
        #expect(cutter.count == 3)
    }

    @Test func oneThatGoesOnCutsWhatTheFirstWouldHave() {
        var first = PieceCutter(at: 0, number: 0)
        _ = first.take(0..<5000)
        _ = first.take(5000..<6000)
        var second = PieceCutter(at: first.cursor(6000, .plain), number: first.count)
        _ = second.take(5000..<6000)
        #expect(second.take(6000..<9096) == first.take(6000..<9096))
        #expect(second.start == 9096)
    }

    @Test func onlyOfTextAPieceIsReadAgain() {
        var cutter = PieceCutter(at: 0, number: 0)
        _ = cutter.take(0..<100)
        #expect(cutter.cursor(100, .plain) == 0)
        #expect(cutter.cursor(100, .claudeStream) == 100)
    }
}
