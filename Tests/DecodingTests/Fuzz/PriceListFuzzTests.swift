import TestSupport
import Testing

/// Lists of prices, ours and LiteLLM's, with anything in them: a list is refused or read, and what was read holds.
@Suite struct PriceListFuzzTests {
    @Test func prices() throws {
        let fuzz = PriceListFuzz()
        let complaints = try FuzzTurns("prices", countMax: 1_000).complaints { fuzz.complaints(&$0) }
        #expect(complaints == [])
    }
}
