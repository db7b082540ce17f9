import JSON
import Testing

@Suite struct JSONLimitsTests {
    @Test func theStandardLimitsBoundOurOwnFiles() {
        #expect(JSONLimits.standard == JSONLimits(bytesMax: 16 * 1_024 * 1_024, depthMax: 64))
        #expect(JSONLimits.standard.depthMax <= JSONLimits.depthCeiling)
    }
}
