import Testing

@testable import Runs

@Suite struct RunsErrorTests {
    @Test func errorsAreToldApart() { #expect(RunsError.failed("a") != RunsError.failed("b")) }
}
