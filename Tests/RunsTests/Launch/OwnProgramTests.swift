import Platform
import Runs
import TestSupport
import Testing

@Suite struct OwnProgramTests {
    @Test func ourProgramsStandBesideOneAnother() throws {
        #expect(try OwnProgram.path("roost-shim", on: SystemDisk()) == Programs.path("roost-shim"))
    }
}
