import Platform
import Testing

@Suite struct ProgramResultTests {
    @Test func whatWasSaidOfAFailureIsStandardErrorIfThereIsAny() {
        let both = ProgramResult(status: .exited(code: 1), stdout: [65], stderr: [66])
        #expect(both.said == "B")
        #expect(both.text == "A")
        #expect(!both.isSuccess)
        #expect(ProgramResult(status: .exited(code: 1), stdout: [65], stderr: []).said == "A")
        #expect(!ProgramResult(status: .signaled(.kill, coreDumped: false), stdout: [], stderr: []).isSuccess)
        #expect(ProgramResult(status: .exited(code: 0), stdout: [], stderr: [66]).isSuccess)
    }
}
