import Testing

@testable import Checkpoints

@Suite struct CheckpointErrorTests {
    @Test func errorsAreToldApart() { #expect(CheckpointError.failed("a") != CheckpointError.failed("b")) }
}
