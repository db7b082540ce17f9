import Testing

@testable import Queries

@Suite struct SlowestRowsTests {
    @Test func theSlowestAreKeptInTheirOrder() {
        var slowest = SlowestRows(countMax: 3)
        for (id, milliseconds) in [5.0, 1, 9, 5, 7].enumerated() { slowest.add(Int64(id), milliseconds) }
        #expect(slowest.rows.map(\.milliseconds) == [9, 7, 5])
        #expect(slowest.rows.map(\.id) == [2, 4, 0])
    }
}
