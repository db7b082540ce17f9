import Store
import Testing

@Suite struct RowPlaceTests {
    @Test func theRowsOfAnOwnerFollowOneAnother() {
        let place = RowPlace(of: "run-20261121-010203-456789-7k2mq9")
        #expect(place.row(5) - place.row(0) == 5)
        #expect(place.row(0) == place.first)
    }

    /// The number is written into files: it must be the same in every version.
    @Test func thePlaceIsTheBeginningOfTheHash() {
        // SHA-256 of "abc" begins with ba7816bf 8f01cfea.
        #expect(RowPlace(of: "abc").first == Int64(0xba78_16bf_8f01_cfea as UInt64 >> 2))
    }

    @Test func noRowLeavesTheNumbersThatSQLiteHas() {
        for number in 0..<1000 {
            let place = RowPlace(of: "run-\(number)")
            #expect(place.first >= 0)
            #expect(place.row(1 << 48) > place.first)
        }
    }

    @Test func ownersStandFarApart() {
        let places = (0..<10_000).map { RowPlace(of: "run-\($0)").first }.sorted()
        let nearest = zip(places, places.dropFirst()).map { $1 - $0 }.min() ?? 0
        #expect(nearest > 1 << 20)
    }
}
