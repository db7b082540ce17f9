import Domain
import TestSupport
import Testing

@testable import Decoding

@Suite struct UsageCountersTests {
    @Test func theHighestIsTakenCounterByCounter() {
        let one = Usage(input: 1, output: 9, cacheRead: 3)
        #expect(
            one.highest(Usage(input: 2, output: 5, cacheWrite1h: 4))
                == Usage(input: 2, output: 9, cacheRead: 3, cacheWrite1h: 4)
        )
    }

    @Test func thePromptIsAllThatTheModelWasGiven() {
        #expect(Usage(input: 1, output: 100, cacheRead: 2, cacheWrite5m: 4, cacheWrite1h: 8).prompt == 15)
    }

    @Test func theRemainderIsWhatATotalHasMore() {
        let total = Usage(input: 10, output: 8, cacheRead: 5)
        #expect(total.remainder(after: .none) == total)
        #expect(total.remainder(after: Usage(input: 4, output: 8)) == Usage(input: 6, cacheRead: 5))
        #expect(total.remainder(after: total) == .none)
        #expect(total.remainder(after: Usage(input: 100)) == .none)
    }

    @Test func totalAndPartsTogetherAreNeverMoreThanTheGreater() {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SeededGenerator(seed: seed)
        func usage() -> Usage {
            Usage(
                input: .random(in: 0..<50, using: &random),
                output: .random(in: 0..<50, using: &random),
                cacheRead: .random(in: 0..<50, using: &random),
                cacheWrite5m: .random(in: 0..<50, using: &random),
                cacheWrite1h: .random(in: 0..<50, using: &random)
            )
        }
        for _ in 0..<500 {
            let (total, known) = (usage(), usage())
            let rest = total.remainder(after: known)
            #expect(known.plus(rest).sum == max(total.sum, known.sum), "seed \(seed)")
            #expect(rest.highest(.none) == rest, "seed \(seed)")
        }
    }
}
