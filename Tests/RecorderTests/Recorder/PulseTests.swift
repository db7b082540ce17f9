import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Recorder

@Suite struct PulseTests {
    private func beat(_ bytes: UInt64) -> Beat {
        Beat(beatAt: WallTime(nanoseconds: 1_000_000), stdoutBytes: bytes)
    }

    @Test func aBeatIsWrittenInThePlaceOfTheLast() throws {
        let fixture = try SeatFixture()
        var pulse = try Pulse(fixture.seat())
        let first = pulse.due
        let next = fixture.clock.now().monotonic.advanced(by: .seconds(2))
        pulse.write(beat(1), nextAt: next)
        pulse.write(beat(2), nextAt: next)
        let second = pulse.due
        pulse.write(beat(3), nextAt: nil)
        let last = pulse.due
        #expect(first == fixture.clock.now().monotonic && second == next && last == nil)
        #expect(try fixture.runs.bytes(fixture.paths.beat) == beat(3).bytes)
    }

    @Test func whoeverFollowsIsSeenByItsLock() throws {
        let fixture = try SeatFixture()
        let pulse = try Pulse(fixture.seat())
        let before = pulse.isFollowed
        let file = try SystemDisk().openFile(fixture.paths.beat, .read)
        let isLocked = try ByteLock.acquire(.read, on: 0, of: file)
        let during = pulse.isFollowed
        try ByteLock.release(0, of: file)
        let after = pulse.isFollowed
        #expect(isLocked)
        #expect(!before && during && !after)
    }

    @Test func aDiskThatTakesNoBeatIsNoReasonToStop() throws {
        let disk = FaultyDisk()
        let fixture = try SeatFixture(disk: disk)
        var pulse = try Pulse(fixture.seat())
        disk.roomBytes = 0
        let next = fixture.clock.now().monotonic.advanced(by: .seconds(2))
        pulse.write(beat(1), nextAt: next)
        let due = pulse.due
        #expect(due == next)
    }
}
