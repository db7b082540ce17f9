import Domain
import Testing

@testable import Supervision

@Suite struct StartObstacleTests {
    @Test func forcePassesOverOrderAndNeverOverSafety() throws {
        let task = try TaskID("a")
        let time = SchedulerScene.start
        let yielding: [StartObstacle] = [
            .delayed(until: time), .paused(by: "ann"), .broken(until: time), .quiet(until: "07:00"),
            .interval(.seconds(1)), .rateLimit(.agent("claude"), until: time), .agentLimit("claude", runsMax: 1),
            .accountLimit("team", runsMax: 1),
        ]
        let firm: [StartObstacle] = [
            .held("x"), .after(task, isKnown: true), .unmeasured, .memory(least: ByteCount(bytes: 1)),
            .disk(least: ByteCount(bytes: 1)), .noSlot(slots: 2), .writer(task, repository: "/r"),
            .budget("used up"),
        ]
        #expect(yielding.allSatisfy(\.yieldsToForce) && !firm.contains(where: \.yieldsToForce))
        let texts = (yielding + firm).map(\.text)
        #expect(Set(texts).count == texts.count && !texts.contains(""))
    }
}
