import Testing

@testable import Recorder

@Suite struct RecorderErrorTests {
    @Test func errorsAreToldApart() { #expect(RecorderError.failed("a") != RecorderError.failed("b")) }
}
