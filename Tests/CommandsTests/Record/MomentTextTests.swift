import Domain
import JSON
import TestSupport
import Testing

@testable import Commands

@Suite struct MomentTextTests {
    private let time = WallTime(nanoseconds: 1_795_262_400_123_000_000)

    @Test func timesInUTCSaySo() {
        let moments = MomentText(isUTC: true)
        #expect(moments.text(time) == "2026-11-21 12:00:00Z" && moments.day(time) == "2026-11-21")
        #expect(moments.timeOfDay(time) == "12:00:00" && moments.offset(time) == .zero)
    }

    @Test func programsGetTheTimeAsItIsInTheFiles() {
        #expect(MomentText(isUTC: true).cell(time).value == "2026-11-21T12:00:00.123Z")
        #expect(MomentText(isUTC: true).cell(nil) == .none)
    }
}
