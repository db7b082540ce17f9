import TestSupport
import Testing

@testable import Supervision

@Suite struct SortedQueueTests {
    @Test func itHoldsWhatASortedSetHolds() {
        var random = SeededGenerator(seed: 7)
        var queue = SortedQueue<Int>()
        var model: Set<Int> = []
        for _ in 0..<6_000 {
            let number = Int.random(in: 0..<2_000, using: &random)
            if Int.random(in: 0..<3, using: &random) > 0 {
                queue.insert(number)
                model.insert(number)
            } else {
                #expect(queue.remove(number) == (model.remove(number) != nil))
            }
            #expect(queue.count == model.count)
        }
        #expect(queue.prefix(3_000) == model.sorted() && queue.first == model.min())
        for number in model.sorted() { #expect(queue.first == number && queue.remove(number)) }
        #expect(queue.isEmpty && queue.first == nil && queue.prefix(1).isEmpty)
    }

    /// Counts how often elements are compared.
    private struct Counted: Comparable {
        // nonisolated(unsafe) because one test alone compares these.
        nonisolated(unsafe) static var comparisons = 0
        let number: Int

        static func < (left: Counted, right: Counted) -> Bool {
            comparisons += 1
            return left.number < right.number
        }
    }

    @Test func anElementIsFoundByFewComparisons() {
        var queue = SortedQueue<Counted>()
        for number in 0..<10_000 { queue.insert(Counted(number: number &* 7_919 % 10_007)) }
        Counted.comparisons = 0
        for number in 0..<1_000 { queue.remove(Counted(number: number)) }
        #expect(Counted.comparisons < 1_000 * 24)
    }
}
