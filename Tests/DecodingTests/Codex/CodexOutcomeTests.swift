import Testing

@testable import Decoding

@Suite struct CodexOutcomeTests {
    @Test(arguments: [
        ("", false), ("all is well", false), ("Exit code: 0\nWall time: 1\nOutput:\nExit code: 1", false),
        ("Exit code: 1\nOutput:", true), ("Wall time: 0\nProcess exited with code 3\nOutput:\nx", true),
        ("Chunk ID: 0\nWall time: 0\nProcess exited with code 0\nOutput:\nProcess exited with code 9", false),
        ("patch rejected: read-only", true),
    ])
    func theHeadOfAnOutputSaysHowItEnded(text: String, isFailure: Bool) {
        #expect(CodexOutcome.isFailure(text) == isFailure)
    }
}
