import JSON
import Testing

@testable import Dashboard

@Suite struct LiveRingTests {
    private func event(_ number: Int64, of session: String = "s", _ data: JSONObject = [:]) -> LiveEvent {
        LiveEvent("task", data, id: LiveEvent.ID(session: session, sequence: number))
    }

    private func ring(_ numbers: ClosedRange<Int64>, after: Int64 = 0) -> LiveRing {
        var ring = LiveRing()
        ring.begin(session: "s", after: after)
        for number in numbers { ring.add(event(number)) }
        return ring
    }

    private func numbers(_ events: [LiveEvent]?) -> [Int64]? { events?.compactMap { $0.id?.sequence } }

    @Test func aPageGoesOnBehindWhatItHasSeen() {
        let ring = ring(1...5)
        #expect(numbers(ring.events(after: LiveEvent.ID(session: "s", sequence: 3))) == [4, 5])
        #expect(numbers(ring.events(after: LiveEvent.ID(session: "s", sequence: 5))) == [])
    }

    @Test func whatIsNotKnownAnyMoreIsNotMadeUp() {
        let ring = ring(8...9, after: 7)
        #expect(ring.events(after: LiveEvent.ID(session: "s", sequence: 6)) == nil)
        #expect(numbers(ring.events(after: LiveEvent.ID(session: "s", sequence: 7))) == [8, 9])
        #expect(ring.events(after: LiveEvent.ID(session: "other", sequence: 8)) == nil)
    }

    @Test func itHoldsSoManyAndThenForgetsTheOldest() {
        let ring = ring(1...Int64(LiveRing.countMax) + 10)
        #expect(ring.events(after: LiveEvent.ID(session: "s", sequence: 9)) == nil)
        #expect(ring.events(after: LiveEvent.ID(session: "s", sequence: 10))?.count == LiveRing.countMax)
    }

    @Test func aNewSessionBeginsAnewAndTheSameOneDoesNot() {
        var ring = ring(1...3)
        ring.begin(session: "s", after: 3)
        #expect(ring.events(after: LiveEvent.ID(session: "s", sequence: 1))?.count == 2)
        ring.begin(session: "t", after: 100)
        #expect(ring.events(after: LiveEvent.ID(session: "s", sequence: 1)) == nil)
        #expect(numbers(ring.events(after: LiveEvent.ID(session: "t", sequence: 100))) == [])
    }

    @Test func aGapIsAGap() {
        var ring = ring(1...3)
        ring.lost(upTo: 9)
        ring.add(event(10))
        #expect(ring.events(after: LiveEvent.ID(session: "s", sequence: 3)) == nil)
        #expect(numbers(ring.events(after: LiveEvent.ID(session: "s", sequence: 9))) == [10])
    }
}
