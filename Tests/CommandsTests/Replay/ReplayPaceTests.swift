import Domain
import Journal
import TestSupport
import Testing

@testable import Commands

@Suite struct ReplayPaceTests {
    private let clock = ManualClock()
    private let recordedAt = MonotonicTime(nanoseconds: 1_000_000_000_000)

    private func pace(_ speed: ReplaySpeed = .times(1), gapMax: Duration = .seconds(2)) -> ReplayPace {
        ReplayPace(speed: speed, gapMax: gapMax, from: clock.now().monotonic)
    }

    private func record(after time: Duration, isApproximate: Bool = false) -> IndexRecord {
        let monotonic = recordedAt.advanced(by: time)
        let moment = Moment(wall: clock.now().wall, monotonic: monotonic, boot: clock.now().boot)
        var record = IndexRecord(sequence: 1, kind: .data, at: moment, length: 1)
        record.isApproximate = isApproximate
        return record
    }

    /// How long is waited for each chunk where nothing else takes time.
    private func pauses(_ records: [IndexRecord], by pace: ReplayPace) -> [Duration] {
        var pace = pace
        return records.map { record in
            let now = clock.now().monotonic
            let pause = now.duration(to: pace.due(record, at: now))
            clock.advance(by: pause)
            return pause
        }
    }

    private func milliseconds(_ times: [Int]) -> [IndexRecord] { times.map { record(after: .milliseconds($0)) } }

    @Test func theFirstIsDueAtOnceAndTheOthersAsTheyCame() {
        #expect(pauses(milliseconds([5000, 5040, 6040]), by: pace()) == [0, 40, 1000].map { .milliseconds($0) })
    }

    @Test func noPauseIsLongerThanTheLongest() {
        #expect(pauses(milliseconds([0, 3_600_000, 3_600_001]), by: pace()) == [0, 2000, 1].map { .milliseconds($0) })
        let short = pace(gapMax: .zero)
        #expect(pauses(milliseconds([0, 1000, 2000]), by: short) == [.zero, .zero, .zero])
    }

    @Test func fasterAndSlowerIsByTheSpeed() {
        #expect(pauses(milliseconds([0, 400]), by: pace(.times(4))) == [.zero, .milliseconds(100)])
        #expect(pauses(milliseconds([0, 400]), by: pace(.times(0.5))) == [.zero, .milliseconds(800)])
        #expect(pauses(milliseconds([0, 400]), by: pace(.times(0.01))) == [.zero, .seconds(2)])
        #expect(pauses(milliseconds([0, 9000]), by: pace(.unlimited)) == [.zero, .zero])
    }

    @Test func aSmallDelayIsMadeGood() {
        var pace = pace()
        let start = clock.now().monotonic
        _ = pace.due(record(after: .zero), at: start)
        clock.advance(by: .milliseconds(200))
        #expect(pace.due(record(after: .milliseconds(100)), at: clock.now().monotonic) == start + .milliseconds(100))
        #expect(pace.due(record(after: .milliseconds(300)), at: clock.now().monotonic) == start + .milliseconds(300))
    }

    @Test func aLongDelayMovesAllThatFollows() {
        var pace = pace()
        _ = pace.due(record(after: .zero), at: clock.now().monotonic)
        clock.advance(by: .seconds(3600))
        let now = clock.now().monotonic
        #expect(pace.due(record(after: .seconds(1)), at: now) == now - ReplayPace.delayMax)
        #expect(pace.due(record(after: .seconds(2)), at: now) == now - ReplayPace.delayMax + .seconds(1))
    }

    @Test func whatHasNoTimeOfItsOwnComesWithWhatStandsBeforeIt() {
        let records = [
            record(after: .zero), record(after: .seconds(1), isApproximate: true), record(after: .milliseconds(300)),
        ]
        #expect(pauses(records, by: pace()) == [.zero, .zero, .milliseconds(300)])
    }

    @Test func aClockThatBeganAnewIsNoPause() {
        #expect(pauses(milliseconds([9000, 10, 60]), by: pace()) == [.zero, .zero, .milliseconds(50)])
    }

    @Test func timesThatCannotBeAreBounded() {
        let moments = [Int64.min, .max, .min, 0].map { MonotonicTime(nanoseconds: $0) }
        let records = moments.map { monotonic -> IndexRecord in
            var record = record(after: .zero)
            record.monotonic = monotonic
            return record
        }
        #expect(pauses(records, by: pace(.times(0.01))).allSatisfy { $0 <= .seconds(2) })
    }
}
