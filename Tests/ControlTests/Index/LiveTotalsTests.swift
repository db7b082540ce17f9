import Control
import Domain
import JSON
import Testing

@Suite struct LiveTotalsTests {
    private let samples: LiveSamples

    init() throws { samples = try LiveSamples() }

    @Test(
        arguments: [
            ("tasks", ["gh-450": 7]), ("runs", ["r": ["responses": 1]]), ("dayTo", "2020-01-01T00:00:00.000Z"),
            ("daySpent", ["responses": "two"]), ("all", 1),
        ] as [(String, JSONValue)]
    )
    func totalsThatAreNoneAreRefused(key: String, value: JSONValue) throws {
        var object = IndexFact.totals(samples.totals).json
        object[key] = value
        #expect(throws: ControlError.self) { _ = try IndexFact(object) }
    }
}
