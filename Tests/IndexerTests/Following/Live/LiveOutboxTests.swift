import Domain
import Testing

@testable import Indexer

@Suite struct LiveOutboxTests {
    private let first: RunID
    private let second: RunID

    init() throws {
        first = try RunID("run-20261121-010203-456789-7k2mq9")
        second = try RunID("run-20261121-010203-456789-8k2mq9")
    }

    @Test func nothingGoesOutWhileNobodyListens() {
        var outbox = LiveOutbox()
        let takes = outbox.takes(first, waitingBytes: 0)
        let isAll = outbox.hasSummarizedAll()
        #expect(!outbox.isOpen && !takes && !isAll)
        #expect(outbox.due({ _ in true }, waitingBytes: 0) == nil)
    }

    @Test func aRunHasItsSummaryBeforeItsFacts() {
        var outbox = LiveOutbox()
        outbox.opened([second, first])
        let before = [outbox.takes(first, waitingBytes: 0), outbox.takes(nil, waitingBytes: 0)]
        #expect(before == [false, true])
        #expect(outbox.due({ $0 == second }, waitingBytes: 0) == second)
        #expect(outbox.due({ _ in true }, waitingBytes: 0) == first)
        outbox.summarized(first)
        let between = [outbox.takes(first, waitingBytes: 0), outbox.takes(second, waitingBytes: 0)]
        #expect(between == [true, false])
        let isAllTooSoon = outbox.hasSummarizedAll()
        outbox.summarized(second)
        let isAll = [outbox.hasSummarizedAll(), outbox.hasSummarizedAll()]
        #expect(!isAllTooSoon && isAll == [true, false])
        let after = outbox.takes(second, waitingBytes: 0)
        #expect(after)
    }

    @Test func aListenerThatDoesNotReadMissesFactsAndThenHearsEverything() {
        var outbox = LiveOutbox()
        outbox.opened([])
        _ = outbox.hasSummarizedAll()
        let full = LiveLimits.waitingBytesMax
        // Once it is full nothing goes out, even where there is room for some of it.
        let takes = [full - 1, full, 1, 0].map { outbox.takes(first, waitingBytes: $0) }
        #expect(takes == [true, false, false, false])
        let goesOn = [1, 0].map { outbox.goesOn(with: [first], waitingBytes: $0) }
        #expect(goesOn == [false, true])
        let takesBeforeSummary = outbox.takes(first, waitingBytes: 0)
        #expect(!takesBeforeSummary)
        #expect(outbox.due({ _ in true }, waitingBytes: full) == nil)
        #expect(outbox.due({ _ in true }, waitingBytes: 0) == first)
    }

    @Test func whoeverComesBackKnowsNothing() {
        var outbox = LiveOutbox()
        outbox.opened([])
        _ = outbox.hasSummarizedAll()
        outbox.closed()
        #expect(!outbox.isOpen)
        outbox.opened([first])
        let takes = outbox.takes(first, waitingBytes: 0)
        #expect(!takes)
    }

    @Test func whatIsKnownAnewIsToldAsAfterFactsThatWereLeftOut() {
        var outbox = LiveOutbox()
        outbox.leaveOut()
        #expect(!outbox.isOpen)
        outbox.opened([])
        _ = outbox.hasSummarizedAll()
        outbox.leaveOut()
        let goesOn = [outbox.goesOn(with: [first], waitingBytes: 1), outbox.goesOn(with: [first], waitingBytes: 0)]
        #expect(goesOn == [false, true])
        #expect(outbox.due({ _ in true }, waitingBytes: 0) == first)
    }
}
