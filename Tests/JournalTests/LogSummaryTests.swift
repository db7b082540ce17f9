import Domain
import JSON
import Testing

@testable import Journal

@Suite struct LogSummaryTests {
    @Test func eachKindIsCountedAndAllShareTheSequence() {
        var summary = LogSummary()
        summary.noteEvent()
        summary.noteEvent()
        summary.noteChunk(of: .stdout)
        summary.noteChunk(of: .stderr)
        summary.noteChunk(of: .stderr)
        summary.noteMark()
        #expect(summary.lastSeq == 6)
        #expect(summary.lifecycleEventCount == 2)
        #expect(summary.stdoutChunkCount == 1)
        #expect(summary.stderrChunkCount == 2)
        #expect(summary.totalEntries == 5, "a mark is neither an event nor a chunk")
    }

    @Test func itIsReadBackAsItWasWritten() throws {
        var summary = LogSummary()
        summary.noteChunk(of: .stdout)
        summary.noteMark()
        #expect(try LogSummary(Fields(summary.json)) == summary)
        #expect(try LogSummary(Fields([:])) == LogSummary())
    }
}
