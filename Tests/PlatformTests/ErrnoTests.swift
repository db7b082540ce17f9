import Glibc
import Platform
import Testing

@Suite struct ErrnoTests {
    @Test func aFullDiskIsToldFromAFailedOne() {
        #expect(Errno.noSpace.isDiskFull)
        #expect(Errno.quota.isDiskFull)
        #expect(!Errno.inputOutput.isDiskFull)
        #expect(!Errno.readOnlyFileSystem.isDiskFull)
    }

    @Test func namesAreThoseOfTheManual() {
        #expect(Errno.noSpace.name == "ENOSPC")
        #expect(Errno(code: EXDEV).name == "EXDEV")
        #expect(Errno(code: 4000).name == "E4000")
    }

    @Test func theMeaningIsWhatTheSystemSays() {
        #expect(Errno.noSpace.description == "No space left on device (ENOSPC)")
    }
}
