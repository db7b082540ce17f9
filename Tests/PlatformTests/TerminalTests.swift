import Glibc
import Platform
import TestSupport
import Testing

@Suite struct TerminalTests {
    @Test func itHasTheSizeThatWasAskedFor() throws {
        let terminal = try Terminal(rows: 41, columns: 121)
        var size = winsize()
        #expect(ioctl(terminal.programs.number, UInt(TIOCGWINSZ), &size) == 0)
        #expect(size.ws_row == 41 && size.ws_col == 121)
        #expect(isatty(terminal.programs.number) == 1)
    }

    @Test(arguments: [-1, 1 << 40])
    func aSizeBeyondWhatThereIsIsCutToIt(_ number: Int) throws {
        let terminal = try Terminal(rows: number, columns: number)
        var size = winsize()
        #expect(ioctl(terminal.ours.number, UInt(TIOCGWINSZ), &size) == 0)
        #expect(size.ws_row == UInt16(clamping: number))
    }

    @Test func oursNeverWaitsAndNeitherSidePassesToAChild() throws {
        let terminal = try Terminal(rows: 10, columns: 10)
        var byte: UInt8 = 0
        #expect(read(terminal.ours.number, &byte, 1) == -1)
        #expect(errno == EAGAIN)
        #expect(fcntl(terminal.ours.number, F_GETFD) & FD_CLOEXEC != 0)
        #expect(fcntl(terminal.programs.number, F_GETFD) & FD_CLOEXEC != 0)
    }

    @Test func whatIsTypedIsReadByTheProgram() throws {
        let terminal = try Terminal(rows: 10, columns: 10)
        #expect(write(terminal.ours.number, "hi\n", 3) == 3)
        var bytes = [UInt8](repeating: 0, count: 10)
        #expect(read(terminal.programs.number, &bytes, 10) == 3)
        #expect(Array(bytes.prefix(3)) == Array("hi\n".utf8))
    }

    @Test func withoutAProgramOursComesToItsEnd() throws {
        let ours = try Terminal(rows: 10, columns: 10).keepOurs()
        var byte: UInt8 = 0
        #expect(read(ours.number, &byte, 1) == -1)
        #expect(errno == EIO)
    }
}
