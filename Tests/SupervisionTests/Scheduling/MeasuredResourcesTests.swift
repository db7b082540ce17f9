import Domain
import Testing

@testable import Supervision

@Suite struct MeasuredResourcesTests {
    @Test func onlyWhatChangesAnAnswerIsKept() {
        var limits = SchedulerLimits()
        limits.memoryMin = ByteCount(bytes: 800)
        limits.diskMin = ByteCount(bytes: 0)
        var resources = MeasuredResources()
        #expect(!resources.isMeasured)
        let amounts: [(memory: Int64, isNews: Bool, isLow: Bool)] = [
            (900, true, false), (5_000, false, false), (799, true, true), (800, false, true), (899, false, true),
            (900, true, false), (800, false, false), (1, true, true),
        ]
        for (memory, isNews, isLow) in amounts {
            let memory = ByteCount(bytes: memory)
            let changes = resources.measured(memory: memory, disk: ByteCount(bytes: 1), limits: limits)
            #expect(changes == isNews && resources.isMemoryLow == isLow, "\(memory)")
        }
        #expect(resources.memory == ByteCount(bytes: 1) && !resources.isDiskLow)
    }
}
