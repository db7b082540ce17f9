import Domain
import Testing

@testable import Supervision

@Suite struct BackOffTests {
    @Test func eachDelayIsTwiceTheLastUpToTheMost() throws {
        let lineage = try TaskID("gh-1")
        for (failures, least) in [(1, 30), (2, 60), (3, 120), (8, 3_600), (1_000, 3_600)] {
            let delay = BackOff.delay(failures: failures, first: .seconds(30), most: .seconds(3_600), lineage: lineage)
            #expect(delay >= .seconds(least) && delay <= .seconds(least * 5 / 4))
            let again = BackOff.delay(failures: failures, first: .seconds(30), most: .seconds(3_600), lineage: lineage)
            #expect(again == delay)
        }
    }

    @Test func lineagesAreNotTriedAgainTogether() throws {
        let delays = try (0..<20).map { index in
            let lineage = try TaskID("gh-\(index)")
            return BackOff.delay(failures: 1, first: .seconds(30), most: .seconds(3_600), lineage: lineage)
        }
        #expect(Set(delays).count > 15)
    }

    @Test func noDelayStaysNone() throws {
        let none = BackOff.delay(failures: 5, first: .zero, most: .seconds(60), lineage: try TaskID("a"))
        #expect(none == .zero)
    }
}
