import Testing

@testable import Queries

@Suite struct SpreadTests {
    @Test func percentilesAreValuesThatWereMeasured() throws {
        let spread = try #require(Spread((1...100).map(Double.init).reversed()))
        #expect(spread.count == 100)
        #expect(spread.median == 50)
        #expect(spread.p95 == 95)
        #expect(spread.most == 100)
        #expect(spread.average == 50.5)
    }

    @Test func ofFewValuesTheHighPercentilesAreTheHighest() throws {
        let spread = try #require(Spread([7, 3, 9]))
        #expect(spread.median == 7 && spread.p95 == 9 && spread.most == 9)
        #expect(Spread([4])?.median == 4)
    }

    @Test func whereNothingWasMeasuredThereIsNoSpread() { #expect(Spread([]) == nil) }
}
