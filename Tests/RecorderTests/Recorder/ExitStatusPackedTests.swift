import Platform
import Testing

@testable import Recorder

@Suite struct ExitStatusPackedTests {
    @Test func aStatusIsPackedAsWaitDoes() {
        #expect(Platform.ExitStatus.exited(code: 7).packed == 7 << 8)
        #expect(Platform.ExitStatus.signaled(.kill, coreDumped: false).packed == 9)
        #expect(Platform.ExitStatus.signaled(.abort, coreDumped: true).packed == 6 | 0x80)
    }
}
