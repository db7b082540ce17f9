import Domain
import Testing

@testable import Queries

@Suite struct LaneChoiceTests {
    @Test func whatOverlapsGetsALaneOfItsOwn() {
        var lanes = LaneChoice()
        func lane(_ start: Int64, _ end: Int64) -> Int {
            lanes.lane(from: WallTime(nanoseconds: start), to: WallTime(nanoseconds: end))
        }
        #expect([lane(0, 10), lane(5, 7), lane(6, 20), lane(7, 9), lane(10, 11), lane(30, 31)] == [0, 1, 2, 1, 0, 0])
    }
}
