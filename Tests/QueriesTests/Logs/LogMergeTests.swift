import Domain
import Journal
import TestSupport
import Testing

@testable import Queries

@Suite struct LogMergeTests {
    /// Notes at given times, the last of which may come only later.
    private final class Notes: LogStream {
        var times: [Int64?]
        private let origin: LogOrigin

        init(_ times: [Int64?]) throws {
            self.times = times
            origin = try LogFixture.voice().origin
        }

        func next() -> LogLine? {
            guard !times.isEmpty else { return nil }
            let time = times.removeFirst()
            return LogLine(
                source: .events,
                origin: origin,
                time: time.map { WallTime(nanoseconds: $0) },
                content: .note("")
            )
        }

        func rest() -> LogLine? { nil }
        func note(in cursor: inout LogCursor) {}
    }

    private func times(_ merge: inout LogMerge) throws -> [Int64?] {
        var times: [Int64?] = []
        while let line = try merge.next() { times.append(line.time?.nanoseconds) }
        return times
    }

    @Test func theOldestNextLineComesFirstAndEachStreamKeepsItsOrder() throws {
        var merge = LogMerge([try Notes([1, 5, 3]), try Notes([2, 4, 6]), try Notes([])])
        #expect(try times(&merge) == [1, 2, 4, 5, 3, 6])
    }

    @Test func whatHasNoTimeHoldsNothingUp() throws {
        var merge = LogMerge([try Notes([5]), try Notes([nil, 7])])
        #expect(try times(&merge) == [nil, 5, 7])
    }

    @Test func streamsThatComeLaterAndLinesThatComeLaterAreTakenIn() throws {
        let first = try Notes([1])
        var merge = LogMerge([first])
        #expect(try times(&merge) == [1])
        merge.append(try Notes([2]))
        first.times = [3]
        #expect(try times(&merge) == [2, 3])
    }

    @Test func whatWasReadAheadIsNotLostWhereReadingStops() throws {
        var merge = LogMerge([try Notes([1, 4]), try Notes([2, 5]), try Notes([3, 6])])
        #expect(try merge.next()?.time?.nanoseconds == 1)
        var held: [Int64?] = []
        while let line = merge.held() { held.append(line.time?.nanoseconds) }
        #expect(held == [2, 3])
        #expect(try times(&merge) == [4, 5, 6])
    }
}
