import Store
import Testing

@testable import Indexer

@Suite struct SourceCursorsTests {
    private func cursors(index: Int64, conversations: Int64?) -> SourceCursors {
        var row = SourceRow(SourceIdentity(id: "r/stdout", kind: "stdout", owner: "r", path: "p"))
        row.byteOffset = index
        var said: SourceRow?
        if let conversations {
            said = row
            said?.byteOffset = conversations
        }
        return SourceCursors(index: row, conversations: said)
    }

    @Test func readingBeginsWhereTheOneIsThatIsLessFar() {
        #expect(cursors(index: 5, conversations: 3).first.byteOffset == 3)
        #expect(cursors(index: 3, conversations: 5).first.byteOffset == 3)
        #expect(cursors(index: 3, conversations: nil).first.byteOffset == 3)
    }

    @Test func whatIsAheadStaysWhereItIs() {
        var cursors = cursors(index: 10, conversations: 4)
        cursors.advance(to: 7) { $0.lineCount = 7 }
        #expect(cursors.index.byteOffset == 10 && cursors.index.lineCount == 0)
        #expect(cursors.conversations?.byteOffset == 7 && cursors.conversations?.lineCount == 7)
        cursors.advance(to: 12) { $0.lineCount = 12 }
        #expect(cursors.index.lineCount == 12 && cursors.conversations?.lineCount == 12)
    }

    @Test func nothingIsFinishedWhileOneIsAway() {
        var there = cursors(index: 1, conversations: 1)
        there.advance(to: 1) { $0.isFinished = true }
        #expect(there.areFinished)
        there.conversations = nil
        #expect(!there.areFinished)
    }
}
