import Domain
import Testing

@testable import Queries

@Suite struct ExportWordsTests {
    @Test func anUnknownCostIsNeverNothing() {
        var usage = RunUsage(calls: 2, failedCalls: 0, unpricedCalls: 2)
        #expect(ExportWords.cost(of: usage) == "2 model responses, 0 tokens, unpriced")
        usage.unpricedCalls = 1
        usage.cost = Money(nanodollars: 1)
        #expect(ExportWords.cost(of: usage) == "2 model responses, 0 tokens, $0.000000001 and 1 unpriced")
    }

    @Test func ofACheckpointWhatIsKnownIsSaid() {
        var checkpoint = RecordedCheckpoint(
            run: "r",
            sequence: 1,
            at: WallTime(nanoseconds: 0),
            ref: "refs/roost/r/1",
            commit: "abc",
            files: 1,
            leftOutCount: 0
        )
        #expect(ExportWords.text(of: checkpoint) == "1 file changed, abc")
        checkpoint.summary = "before the tests"
        #expect(ExportWords.text(of: checkpoint) == "1 file changed, abc, before the tests")
    }
}
