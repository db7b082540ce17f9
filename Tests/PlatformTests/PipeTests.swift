import Glibc
import Platform
import Testing

@Suite struct PipeTests {
    @Test func whatIsWrittenIsReadAndBothEndsCloseOnExec() throws {
        let pipe = try Pipe()
        #expect(write(pipe.writing.number, "abc", 3) == 3)
        var bytes = [UInt8](repeating: 0, count: 10)
        #expect(read(pipe.reading.number, &bytes, bytes.count) == 3)
        #expect(bytes.prefix(3) == [97, 98, 99])
        #expect(fcntl(pipe.reading.number, F_GETFD) & FD_CLOEXEC != 0)
        #expect(fcntl(pipe.writing.number, F_GETFD) & FD_CLOEXEC != 0)
    }
}
