import Glibc
import Platform
import TestSupport
import Testing

@Suite struct RunningProgramTests {
    private func agent(_ script: String, errorsTo errors: String? = nil) throws -> RunningProgram {
        try RunningProgram(Programs.path("roost-testbed"), ["agent", "--script", script], errorsTo: errors)
    }

    @Test func itsLinesAreReadAsTheyCome() throws {
        let program = try agent("say one; prompt ?; say; bytes 656e64")
        #expect(try program.readLine() == "one")
        try program.type("go on\n")
        #expect(try program.readLine() == "?answer: go on")
        #expect(try program.readLine() == "")
        #expect(try program.readLine() == nil)
        #expect(try program.readAll() == Array("end".utf8))
        #expect(try program.end() == .exited(code: 0))
    }

    @Test func aLineThatDoesNotComeIsNotWaitedForLonger() throws {
        let program = try agent("prompt ?")
        #expect(try program.readLine(upTo: .milliseconds(1)) == nil)
        #expect(throws: (any Error).self) { try program.end(within: .zero) }
    }

    @Test func itIsKilledWhenItIsLetGoOf() throws {
        var program: RunningProgram? = try agent("ignore TERM; say ready; prompt ?")
        let pid = try #require(program?.pid)
        #expect(try program?.readLine() == "ready")
        program = nil
        #expect(kill(pid, 0) == -1)
    }

    @Test func itsErrorsGoToAFile() throws {
        let home = try TemporaryHome()
        let program = try agent("err oops", errorsTo: home.path("errors"))
        #expect(try program.end() == .exited(code: 0))
        #expect(try SystemDisk().readAll(home.path("errors"), bytesMax: 100) == Array("oops\n".utf8))
    }

    @Test func aProgramWhoseOutputNobodyReadsIsStuck() throws {
        let program = try agent("flood 3MB; say done")
        #expect(try program.waitUntilStuck())
        #expect(try program.readAll().count == 3_000_005)
    }

    @Test func aFloodIsReadToItsEnd() throws {
        let program = try agent("flood 3MB; say done")
        #expect(try program.readAll().count == 3_000_005)
        #expect(try program.end() == .exited(code: 0))
    }
}
