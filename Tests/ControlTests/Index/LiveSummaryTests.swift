import Control
import Domain
import JSON
import Testing

@Suite struct LiveSummaryTests {
    private let samples: LiveSamples

    init() throws { samples = try LiveSamples() }

    @Test(
        arguments: [("openTools", 1), ("openTools", [1]), ("permissions", [["run": "x"]]), ("events", nil)]
            as [(String, JSONValue?)]
    )
    func aSummaryWhoseListsAreNoneIsRefused(key: String, value: JSONValue?) throws {
        var object = IndexFact.summary(try samples.summary).json
        object[key] = value
        #expect(throws: ControlError.self) { _ = try IndexFact(object) }
    }
}
