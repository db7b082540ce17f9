import Domain
import JSON
import Testing

@testable import Queries

@Suite struct ExportObjectTests {
    @Test func moneyIsExactAndAsTextAndUnknownIsNull() {
        let object = ExportObject.of(SampleExport.call(cost: 123_456_789_012))
        #expect(object["costUsd"] == "123.456789012" && object["costNanodollars"] == 123_456_789_012)
        #expect(object["tokensTotal"] == 15)
        let unknown = ExportObject.of(SampleExport.call(cost: nil))
        #expect(unknown["costUsd"] == .null && unknown["costNanodollars"] == .null)
    }

    @Test func noNameStandsTwice() {
        let object = ExportObject.of(SampleExport.call())
        #expect(Set(object.keys).count == object.count)
    }
}
