import Control
import Testing

@testable import Supervision

@Suite struct DepartureStopWayTests {
    @Test func eachWayIsAWish() {
        #expect(Departure.Wish(StopWay.leave) == .stop)
        #expect(Departure.Wish(StopWay.drain(.seconds(3))) == .drain(.seconds(3)))
        #expect(Departure.Wish(StopWay.now) == .stopNow)
    }
}
