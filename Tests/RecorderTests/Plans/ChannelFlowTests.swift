import Domain
import Journal
import Platform
import Testing

@testable import Recorder

@Suite struct ChannelFlowTests {
    private static let takeMax = 1 << 20
    private static let now = MonotonicTime(nanoseconds: 5_000_000_000)
    private static let later = now.advanced(by: ChannelFlow.retryInterval)

    private func flow(_ onError: LaunchPlan.Failing = .wait) -> ChannelFlow {
        ChannelFlow(takeMax: Self.takeMax, onError: onError)
    }

    /// Refuses what it asks for until it asks for nothing any more, and answers what it asked for and said.
    private func fill(
        _ flow: inout ChannelFlow,
        _ errno: Errno? = .noSpace,
        at now: MonotonicTime = now
    ) -> (asked: [Int], news: [ChannelFlow.News]) {
        var asked: [Int] = []
        var news: [ChannelFlow.News] = []
        while case .take(let countMax) = flow.step(at: now) {
            asked.append(countMax)
            if let said = flow.refused(errno, countMax: countMax, at: now) { news.append(said) }
        }
        return (asked, news)
    }

    private static let halves = (0...20).map { takeMax >> $0 }

    // MARK: Flowing

    @Test func itTakesUntilThePipeIsEmptyAndThenListens() {
        var flow = flow()
        #expect(flow.step(at: Self.now) == .take(countMax: Self.takeMax))
        #expect(flow.took(at: Self.now) == nil)
        #expect(flow.step(at: Self.now) == .take(countMax: Self.takeMax))
        flow.wasEmpty()
        #expect(flow.step(at: Self.now) == .listen)
        flow.becameReady()
        #expect(flow.step(at: Self.now) == .take(countMax: Self.takeMax))
        #expect(!flow.hasEnded && !flow.isDropping && flow.waitsFor == nil)
    }

    @Test func aRestHoldsUntilItsTimeOrUntilBytesCome() {
        var flow = flow()
        flow.rest(until: Self.later)
        #expect(flow.step(at: Self.now) == .rest(until: Self.later))
        #expect(flow.step(at: Self.later) == .take(countMax: Self.takeMax))
        _ = flow.took(at: Self.now)
        #expect(flow.step(at: Self.now) == .take(countMax: Self.takeMax))
    }

    @Test func whatHasEndedStaysEnded() {
        for onError in LaunchPlan.Failing.allCases {
            var flow = flow(onError)
            flow.ended()
            flow.becameReady()
            #expect(flow.hasEnded)
            #expect(flow.step(at: Self.now) == .nothing)
            #expect(flow.reachedLimit() == nil)
            #expect(flow.took(at: Self.now) == nil)
            #expect(flow.hasEnded)
            #expect(flow.refused(.noSpace, countMax: 9, at: Self.now) == nil)
            #expect(flow.refused(.inputOutput, countMax: 1, at: Self.now) == nil)
            #expect(flow.hasEnded)
        }
    }

    // MARK: A full disk

    @Test(arguments: [Errno.noSpace, .quota])
    func theLengthIsHalvedDownToOneByteBeforeTheDiskCountsAsFull(_ errno: Errno) {
        var flow = flow()
        let found = fill(&flow, errno)
        #expect(found.asked == Self.halves)
        #expect(found.news == [.beganToWait(.room, errno)])
        #expect(flow.waitsFor == .room)
        #expect(flow.step(at: Self.now) == .rest(until: Self.later))
    }

    @Test func aHalfThatFitsIsFollowedByTheWholeAgain() {
        var flow = flow()
        #expect(flow.refused(.noSpace, countMax: Self.takeMax, at: Self.now) == nil)
        #expect(flow.step(at: Self.now) == .take(countMax: Self.takeMax / 2))
        #expect(flow.took(at: Self.now) == nil)
        #expect(flow.step(at: Self.now) == .take(countMax: Self.takeMax))
    }

    @Test func anOddLengthIsHalvedToo() {
        var flow = flow()
        #expect(flow.refused(.noSpace, countMax: 3, at: Self.now) == nil)
        #expect(flow.step(at: Self.now) == .take(countMax: 1))
    }

    @Test func aWaitIsSaidOnceAndTriedAgainAtEachInterval() {
        var flow = flow()
        _ = fill(&flow)
        var now = Self.now
        for _ in 0..<3 {
            now = now.advanced(by: ChannelFlow.retryInterval)
            #expect(fill(&flow, at: now).news.isEmpty)
            #expect(flow.step(at: now) == .rest(until: now.advanced(by: ChannelFlow.retryInterval)))
        }
        let news = flow.took(at: now.advanced(by: ChannelFlow.retryInterval))
        #expect(news == .wentOn(after: ChannelFlow.retryInterval * 4))
        #expect(flow.waitsFor == nil)
        #expect(flow.step(at: now) == .take(countMax: Self.takeMax))
    }

    /// ext4 refuses a transfer that does not fit as a whole: a wait that only tried the largest would never see room
    /// for less.
    @Test func roomForAFewBytesEndsAWaitToo() {
        var flow = flow()
        _ = fill(&flow)
        #expect(fill(&flow, at: Self.later).asked == Self.halves)
        let again = Self.later.advanced(by: ChannelFlow.retryInterval)
        #expect(flow.step(at: again) == .take(countMax: Self.takeMax))
        #expect(flow.refused(.noSpace, countMax: Self.takeMax, at: again) == nil)
        #expect(flow.step(at: again) == .take(countMax: Self.takeMax / 2), "and at once, not an interval later")
        #expect(flow.waitsFor == .room)
        #expect(flow.took(at: again) == .wentOn(after: ChannelFlow.retryInterval * 2))
    }

    @Test func anEmptyPipeIsListenedToInAWait() {
        var flow = flow()
        _ = fill(&flow)
        flow.wasEmpty()
        #expect(flow.step(at: Self.later) == .listen)
        flow.becameReady()
        #expect(flow.step(at: Self.later) == .take(countMax: Self.takeMax))
    }

    // MARK: A disk that fails

    @Test(arguments: [Errno.inputOutput, .readOnlyFileSystem, nil])
    func aFailureIsWaitedForWithoutHalving(_ errno: Errno?) {
        var flow = flow()
        let found = fill(&flow, errno)
        #expect(found.asked == [Self.takeMax])
        #expect(found.news == [.beganToWait(.disk, errno)])
        #expect(flow.waitsFor == .disk)
    }

    @Test func anotherCauseOfAWaitIsSaid() {
        var flow = flow()
        _ = fill(&flow)
        #expect(fill(&flow, .inputOutput, at: Self.later).news == [.beganToWait(.disk, .inputOutput)])
        let again = Self.later.advanced(by: ChannelFlow.retryInterval)
        #expect(fill(&flow, at: again).news == [.beganToWait(.room, .noSpace)])
        let news = flow.took(at: again)
        #expect(news == .wentOn(after: ChannelFlow.retryInterval * 2), "the wait is one, whatever it was for")
    }

    // MARK: Discarding

    @Test(arguments: [Errno.noSpace, .inputOutput])
    func whereItMayDiscardItDropsAndTriesFromTimeToTime(_ errno: Errno) {
        var flow = flow(.discard)
        var news: [ChannelFlow.News] = []
        while case .take(let countMax) = flow.step(at: Self.now) {
            if let said = flow.refused(errno, countMax: countMax, at: Self.now) { news.append(said) }
        }
        #expect(news == [.beganToDrop(errno)])
        #expect(flow.isDropping)
        #expect(flow.waitsFor == nil)
        #expect(flow.step(at: Self.now) == .drop(countMax: Self.takeMax))
        flow.wasEmpty()
        #expect(flow.step(at: Self.now) == .listen)
        #expect(flow.step(at: Self.later) == .listen)
        flow.becameReady()
        #expect(flow.step(at: Self.later) == .take(countMax: Self.takeMax))
        #expect(flow.refused(errno, countMax: Self.takeMax, at: Self.later) == nil, "it is said once")
        #expect(flow.step(at: Self.later) == .drop(countMax: Self.takeMax))
        #expect(flow.took(at: Self.later) == .wentOn(after: .zero))
        #expect(!flow.isDropping)
    }

    /// When the next attempt is made to record again.
    private func nextAttempt(_ flow: ChannelFlow, after now: MonotonicTime) -> Duration? {
        (0...200).map { Duration.milliseconds($0) }.first { time in
            if case .take = flow.step(at: now.advanced(by: time)) { return true }
            return false
        }
    }

    @Test func theAttemptsBeginCloseToOneAnother() {
        var flow = flow(.discard)
        _ = fill(&flow)
        var now = Self.now
        var pauses: [Duration] = []
        for _ in 0..<6 {
            guard let pause = nextAttempt(flow, after: now) else { break }
            pauses.append(pause)
            now = now.advanced(by: pause)
            _ = flow.refused(.noSpace, countMax: Self.takeMax, at: now)
        }
        #expect(pauses == [5, 10, 20, 40, 40, 40].map { .milliseconds($0) })
    }

    @Test func ofADiskAtItsEdgeTheGapsAreFew() {
        var flow = flow(.discard)
        _ = fill(&flow)
        let took = Self.now.advanced(by: .milliseconds(5))
        _ = flow.took(at: took)
        _ = fill(&flow, at: took)
        #expect(nextAttempt(flow, after: took) == ChannelFlow.longestDrop)
        let calm = took.advanced(by: .seconds(2))
        _ = flow.took(at: took.advanced(by: .milliseconds(200)))
        _ = fill(&flow, at: calm)
        #expect(nextAttempt(flow, after: calm) == ChannelFlow.shortestDrop)
    }

    // MARK: The limit

    @Test func beyondTheLimitAllIsDroppedForGood() {
        for onError in LaunchPlan.Failing.allCases {
            var flow = flow(onError)
            #expect(flow.reachedLimit() == .beganToDrop(nil))
            #expect(flow.isDropping)
            #expect(flow.step(at: Self.now.advanced(by: .seconds(1_000))) == .drop(countMax: Self.takeMax))
            #expect(flow.reachedLimit() == nil, "it is said once")
        }
    }

    @Test func theLimitEndsAWait() {
        var flow = flow()
        _ = fill(&flow)
        #expect(flow.reachedLimit() == .beganToDrop(nil))
        #expect(flow.waitsFor == nil)
        #expect(flow.step(at: Self.now) == .drop(countMax: Self.takeMax))
    }
}
