import Domain
import Testing

@testable import Recorder

@Suite struct NapPlanTests {
    private static let pipeBytes = 1 << 20

    private var start: MonotonicTime { MonotonicTime(nanoseconds: 1_000_000_000_000) }

    private func never() -> Bool {
        Issue.record("nobody had to be asked")
        return true
    }

    /// The naps after so many small transfers, one every so often.
    private func naps(
        _ count: Int,
        every interval: Duration,
        bytes: Int = 80,
        isFollowed: () -> Bool
    ) -> [Duration?] {
        var plan = NapPlan(pipeBytes: Self.pipeBytes)
        return (0..<count).map { place in
            plan.took(bytes, at: start.advanced(by: interval * place), isFollowed: isFollowed)
        }
    }

    @Test func theFirstBytesAndThoseAfterAPauseAreNotWaitedFor() {
        #expect(naps(1, every: .zero, isFollowed: never) == [nil])
        #expect(naps(5, every: .microseconds(2_001), isFollowed: never) == [nil, nil, nil, nil, nil])
    }

    @Test func theNapsBeginShortAndDoubleUpToTheLongest() {
        let found = naps(8, every: .milliseconds(2), isFollowed: never)
        let expected: [Duration?] = [nil] + [125, 250, 500, 1_000, 2_000, 2_000, 2_000].map { .microseconds($0) }
        #expect(found == expected)
    }

    @Test(arguments: [pipeBytes / 2, pipeBytes / 2 + 1, pipeBytes])
    func aPipeThatIsHalfFullIsEmptiedAgainAtOnce(_ bytes: Int) {
        let found = naps(4, every: .milliseconds(1), bytes: bytes, isFollowed: never)
        #expect(found == [nil, nil, nil, nil])
    }

    @Test(arguments: [(pipeBytes / 8, false), (pipeBytes / 2 - 1, false), (pipeBytes / 8 - 1, true)])
    func aPipeThatIsFilledWellKeepsItsNap(_ bytes: Int, grows: Bool) {
        let found = naps(4, every: .milliseconds(1), bytes: bytes, isFollowed: never)
        let first = NapPlan.shortest
        #expect(found == (grows ? [nil, first, first * 2, first * 4] : [nil, first, first, first]))
    }

    @Test func aPauseOrAFullPipeLeadsBackToShortNaps() {
        for bytes in [80, Self.pipeBytes] {
            var plan = NapPlan(pipeBytes: Self.pipeBytes)
            var now = start
            for _ in 0..<6 {
                _ = plan.took(80, at: now, isFollowed: never)
                now = now.advanced(by: .milliseconds(1))
            }
            now = now.advanced(by: bytes == 80 ? .seconds(1) : .zero)
            #expect(plan.took(bytes, at: now, isFollowed: never) == nil)
            #expect(plan.took(80, at: now.advanced(by: .milliseconds(1)), isFollowed: never) == NapPlan.shortest)
        }
    }

    @Test func manyWakeUpsWithNobodyLookingOnLeadToLongNaps() {
        var asked = 0
        let found = naps(60, every: .milliseconds(2)) {
            asked += 1
            return false
        }
        let quick = NapPlan.busyCount
        #expect(found[1..<quick].allSatisfy { $0.map { $0 <= NapPlan.longest } ?? false })
        #expect(found[quick...].allSatisfy { $0 == NapPlan.unwatched })
        #expect(asked == 60 - quick)
    }

    /// As an agent does that prints a line now and then: each would be a wake-up of its own.
    @Test func linesThatComeOneByOneLeadToLongNapsToo() {
        let found = naps(200, every: .milliseconds(5)) { false }
        #expect(found[..<NapPlan.busyCount].allSatisfy { $0 == nil })
        #expect(found[NapPlan.busyCount...].allSatisfy { $0 == NapPlan.unwatched })
        // The nap, and then the wait for the next line.
        var plan = NapPlan(pipeBytes: Self.pipeBytes)
        var now = start
        for place in 0..<200 {
            let nap = plan.took(80, at: now) { false }
            #expect((nap == NapPlan.unwatched) == (place >= NapPlan.busyCount))
            now = now.advanced(by: (nap ?? .zero) + .milliseconds(20))
        }
    }

    @Test(arguments: [2, 5]) func whoeverLooksOnIsNotKeptWaiting(_ milliseconds: Int64) {
        var asked = 0
        let found = naps(200, every: .milliseconds(milliseconds)) {
            asked += 1
            return true
        }
        #expect(found.allSatisfy { ($0 ?? .zero) <= (milliseconds == 2 ? NapPlan.longest : .zero) })
        #expect(asked > 0 && asked < 200 / NapPlan.busyCount + 1)
    }

    @Test func longNapsAreNotTakenForPauses() {
        var plan = NapPlan(pipeBytes: Self.pipeBytes)
        var now = start
        for _ in 0..<60 {
            _ = plan.took(80, at: now) { false }
            now = now.advanced(by: .milliseconds(2))
        }
        for _ in 0..<100 {
            #expect(plan.took(4_000, at: now) { false } == NapPlan.unwatched)
            now = now.advanced(by: NapPlan.unwatched + .milliseconds(1))
        }
        #expect(plan.took(Self.pipeBytes / 8, at: now, isFollowed: never) == NapPlan.longest, "it fills in long naps")
        #expect(plan.took(80, at: now.advanced(by: .milliseconds(80)), isFollowed: never) == nil, "that was a pause")
    }

    @Test func aFollowerThatComesEndsTheLongNaps() {
        var plan = NapPlan(pipeBytes: Self.pipeBytes)
        var now = start
        for _ in 0..<60 {
            _ = plan.took(80, at: now) { false }
            now = now.advanced(by: .milliseconds(2))
        }
        let nap = plan.took(80, at: now) { true }
        #expect(nap.map { $0 <= NapPlan.longest } ?? false)
    }

    @Test func fewWakeUpsInASecondStayQuick() {
        // As many in a second as are allowed, in bursts with pauses that are too short to count as such.
        var plan = NapPlan(pipeBytes: Self.pipeBytes)
        var now = start
        _ = plan.took(80, at: now, isFollowed: never)
        for _ in 0..<5 {
            for _ in 1..<NapPlan.busyCount {
                now = now.advanced(by: .microseconds(100))
                _ = plan.took(80, at: now, isFollowed: never)
            }
            now = now.advanced(by: .seconds(2))
            #expect(plan.took(80, at: now, isFollowed: never) == nil)
        }
    }
}
