import TestSupport
import Testing

/// Secrets anywhere in any text: none of the run's own is left, JSON stays JSON, and bites of it are as the whole.
@Suite struct RedactorFuzzTests {
    @Test func secrets() throws {
        let fuzz = try RedactorFuzz()
        let complaints = try FuzzTurns("redactor", countMax: 400).complaints { fuzz.complaints(&$0) }
        #expect(complaints == [])
    }
}
