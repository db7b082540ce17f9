import Domain
import JSON
import Testing

@testable import Queries

@Suite struct ExportCostsTests {
    @Test func sumsAreExactAndTheDearestModelComesFirst() {
        var costs = ExportCosts()
        for _ in 0..<10 { costs.add(SampleExport.call(model: "cheap", cost: 1)) }
        costs.add(SampleExport.call(model: "dear", cost: 123_456_789_012_345_678))
        costs.add(SampleExport.call(model: "unknown", cost: nil))
        #expect(costs.json["total"]?.text("costUsd") == "123456789.012345688")
        #expect(costs.byModel.map(\.model) == ["dear", "cheap", "unknown"])
        let models = costs.json["byModel"]?.arrayValue ?? []
        #expect(models.last?["costUsd"] == .null && models.last?["unpriced"] == 1)
        #expect(costs.total.usage == Usage(input: 12, output: 24, cacheRead: 36, cacheWrite5m: 48, cacheWrite1h: 60))
    }
}
