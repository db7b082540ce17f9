import TestSupport
import Testing

/// Escapes in any order, cut anywhere: what is left of them is text and nothing else, and the same however it came.
@Suite struct TextFuzzTests {
    @Test func escapes() throws {
        let fuzz = try TextFuzz()
        let complaints = try FuzzTurns("escapes", countMax: 1_500).complaints { fuzz.complaints(&$0) }
        #expect(complaints == [])
    }
}
