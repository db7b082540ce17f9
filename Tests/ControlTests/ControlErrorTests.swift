import Testing

@testable import Control

@Suite struct ControlErrorTests {
    @Test func errorsAreToldApart() { #expect(ControlError.failed("a") != ControlError.failed("b")) }
}
