import Domain
import Testing

@testable import Journal

@Suite struct GroupCommitTests {
    private let start = MonotonicTime(nanoseconds: 1_000_000_000)

    @Test func nothingIsDueWhereNothingWasWritten() {
        var group = GroupCommit()
        group.wrote(0, at: start)
        #expect(group.due == nil)
        #expect(!group.isDue(at: start.advanced(by: .seconds(100))))
    }

    @Test func aSyncIsDueASecondAfterTheOldestByte() {
        var group = GroupCommit()
        group.wrote(10, at: start)
        group.wrote(10, at: start.advanced(by: .milliseconds(900)))
        #expect(!group.isDue(at: start.advanced(by: .milliseconds(999))))
        #expect(group.isDue(at: start.advanced(by: .seconds(1))))
    }

    @Test func aMebibyteIsDueAtOnce() {
        var group = GroupCommit()
        group.wrote(GroupCommit.unsyncedBytesMax - 1, at: start)
        #expect(!group.isDue(at: start))
        group.wrote(1, at: start)
        #expect(group.isDue(at: start))
    }

    @Test func aSyncTakesAllOfItOffTheRisk() {
        var group = GroupCommit()
        group.wrote(GroupCommit.unsyncedBytesMax, at: start)
        group.synchronized()
        #expect(group.due == nil)
        #expect(group.unsyncedBytes == 0)
    }
}
