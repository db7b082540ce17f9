import Domain
import JSON
import Testing

@testable import Journal

@Suite struct RequestedStopTests {
    private static let noon = WallTime(nanoseconds: 1_763_700_000_000_000_000)

    private func event(_ data: JSONObject, after seconds: Int64 = 0) throws -> Event {
        Event(
            sequence: 7,
            scope: .run(
                task: try TaskID("manual-001"),
                step: try StepID("work"),
                run: RunID.mint(at: Self.noon, random: 1)
            ),
            typeText: EventType.stopRequested.rawValue,
            level: .known(.warn),
            createdAt: Self.noon.advanced(by: .seconds(seconds)),
            message: "",
            data: data
        )
    }

    private func left(_ stop: RequestedStop?, after seconds: Int64) -> Duration? {
        stop?.graceLeft(at: Self.noon.advanced(by: .seconds(seconds)))
    }

    @Test func theGraceGoesOnWhereItWas() throws {
        let stop = try RequestedStop(event(["reason": .string("budget"), "graceSec": .integer(10)]))
        #expect(stop?.reason == .budget)
        #expect(left(stop, after: 0) == .seconds(10))
        #expect(left(stop, after: 4) == .seconds(6))
        #expect(left(stop, after: 11) == .zero)
        #expect(left(stop, after: -3600) == .seconds(10), "the clock was set back")
    }

    @Test func whoAsksAgainMayShortenItAndChangesNoReason() throws {
        var stop = try RequestedStop(event(["reason": .string("timeout"), "graceSec": .integer(10)]))
        try stop?.askedAgain(event(["reason": .string("stopped"), "graceSec": .integer(20)], after: 1))
        #expect(left(stop, after: 2) == .seconds(8))
        try stop?.askedAgain(event(["reason": .string("stopped"), "graceSec": .integer(0)], after: 2))
        #expect(left(stop, after: 2) == .zero && stop?.reason == .timeout)
    }

    @Test(arguments: [[:], ["reason": .integer(1)], ["reason": .string("never heard of")]] as [JSONObject])
    func anEventThatNamesNoReasonIsNone(_ data: JSONObject) throws {
        #expect(try RequestedStop(event(data)) == nil)
    }

    @Test func anEventWithoutAGraceLeavesNone() throws {
        let stop = try RequestedStop(event(["reason": .string("stopped")]))
        #expect(left(stop, after: 0) == .zero)
    }
}
