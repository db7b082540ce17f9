import Platform
import Testing

@Suite struct PlatformErrorTests {
    @Test func aRefusedCallNamesWhatWasAskedAndOfWhat() {
        let error = PlatformError.system(operation: "open", subject: "/x", errno: .notFound)
        #expect(error.description == "cannot open /x: No such file or directory (ENOENT)")
        #expect(error.errno == .notFound)
        #expect(error.hint == nil)
    }

    @Test func aFailedReplacementNamesItsStep() {
        let error = PlatformError.notReplaced(path: "/x", step: .synchronize, cause: .noSpace)
        #expect(
            error.description
                == "/x was not replaced, it failed to synchronize its temporary file: No space left on device (ENOSPC)"
        )
        #expect(error.errno == .noSpace)
    }

    @Test(arguments: [Errno.noSpace, .quota, .readOnlyFileSystem, .inputOutput, .linkLoop, .notPermitted])
    func whereAPersonCanActThereIsAHint(_ errno: Errno) {
        #expect(PlatformError.system(operation: "write", subject: "/x", errno: errno).hint != nil)
    }

    @Test func aLimitThatIsReachedIsNamedWithWhatRaisesIt() {
        let processes = PlatformError.notStarted("sh", step: .clone, cause: .again)
        #expect(processes.hint?.contains("ulimit -u") == true)
        for errno in [Errno.tooManyOpenFiles, .tooManyOpenFilesInSystem] {
            #expect(PlatformError.system(operation: "make", subject: "a pipe", errno: errno).hint != nil)
        }
    }

    @Test func aRejectedProgramSaysHowItEndedAndWhatItSaid() {
        let error = PlatformError.rejected("git", status: .exited(code: 128), said: "fatal: one\nmore\n")
        #expect(error.description == "git ended with exit code 128: fatal: one; more")
        #expect(error.errno == nil)
        #expect(PlatformError.timedOut("git", after: .seconds(3)).description.contains("3.0 seconds"))
    }
}
