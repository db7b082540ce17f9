import Platform
import TestSupport
import Testing

@Suite struct ProgramsTests {
    @Test func aBuiltProgramIsFoundBesideTheTestRunner() throws {
        #expect(try SystemDisk().status(of: Programs.path("roost-testbed"))?.kind == .file)
    }
}
