import Decoding
import Domain
import Testing

@testable import Indexer

@Suite struct ResponseTimingTests {
    private func time(_ milliseconds: Int64) -> WallTime { WallTime(nanoseconds: milliseconds * 1_000_000) }

    private func report(_ at: Int64, _ message: String = "m", scope: UsageScope = .response) -> UsageReport {
        UsageReport(
            response: ResponseKey(message: message, request: "r"),
            at: time(at),
            usage: .none,
            scope: scope
        )
    }

    @Test func aResponseTookWhatPassedSinceItWasAskedFor() {
        var timing = ResponseTiming()
        timing.asked(at: time(10), on: "")
        timing.asked(at: time(40), on: "subagent")
        var main = report(70)
        timing.complete(&main, on: "")
        #expect(main.duration == .milliseconds(60))
        var side = report(70)
        timing.complete(&side, on: "subagent")
        #expect(side.duration == .milliseconds(30))
    }

    @Test func whatTheAgentSaysItselfGoesFirst() {
        var timing = ResponseTiming()
        timing.asked(at: time(10), on: "")
        var told = report(70)
        told.duration = .seconds(9)
        timing.complete(&told, on: "")
        #expect(told.duration == .seconds(9))
    }

    @Test func aFirstTokenBelongsToItsResponseAlone() {
        var timing = ResponseTiming()
        timing.began(FirstToken(response: ResponseKey(message: "m"), after: .milliseconds(3)))
        var same = report(70)
        timing.complete(&same, on: "")
        #expect(same.firstTokenAfter == .milliseconds(3))
        var other = report(70, "n")
        timing.complete(&other, on: "")
        #expect(other.firstTokenAfter == nil)
    }

    @Test func aClockThatWasSetBackTellsNothing() {
        var timing = ResponseTiming()
        timing.asked(at: time(100), on: "")
        var early = report(70)
        timing.complete(&early, on: "")
        #expect(early.duration == nil)
    }

    @Test func aSumOfManyResponsesHasNoDuration() {
        var timing = ResponseTiming()
        timing.asked(at: time(10), on: "")
        var sum = report(70, scope: .total(part: ""))
        timing.complete(&sum, on: "")
        #expect(sum.duration == nil)
    }
}
