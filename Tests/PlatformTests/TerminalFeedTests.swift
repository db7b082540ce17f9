import Glibc
import TestSupport
import Testing

@testable import Platform

@Suite struct TerminalFeedTests {
    /// By the system's own move, and by the copy for kernels that have none for terminals.
    enum Way: CaseIterable, Sendable {
        case move, copy

        func callAsFunction(_ terminal: Int32, _ pipe: Int32) throws(PlatformError) -> Int? {
            switch self {
            case .move: try TerminalFeed.move(from: terminal, to: pipe)
            case .copy: try TerminalFeed.copy(from: terminal, to: pipe)
            }
        }
    }

    private let disk = SystemDisk()

    private func drain(_ pipe: borrowing Pipe, to home: TemporaryHome, _ offset: inout Int64) throws {
        let file = try disk.openFile(home.path("log"), .write)
        while let count = try disk.move(from: pipe.reading, to: file, at: offset, countMax: 1 << 20), count > 0 {
            offset += Int64(count)
        }
    }

    @Test(arguments: Way.allCases)
    func whatIsShownComesThroughInItsOrder(_ way: Way) throws {
        let home = try TemporaryHome()
        let terminal = try Terminal(rows: 10, columns: 80)
        let pipe = try Pipe()
        let side = terminal.programs.number
        let lines = 3_000
        let program = SideThread {
            for number in 0..<lines {
                let line = "line \(number) " + String(repeating: "x", count: number % 200) + "\n"
                var bytes = Array(line.utf8)[...]
                while !bytes.isEmpty {
                    let count = bytes.withUnsafeBytes { write(side, $0.baseAddress, $0.count) }
                    guard count > 0 else { throw Errno(code: errno) }
                    bytes = bytes.dropFirst(count)
                }
            }
        }
        var expected = ""
        for number in 0..<lines {
            expected += "line \(number) " + String(repeating: "x", count: number % 200) + "\r\n"
        }
        var offset: Int64 = 0
        let isWhole = try Eventually.wait(upTo: .seconds(60)) {
            while let count = try way(terminal.ours.number, pipe.writing.number), count > 0 {}
            try drain(pipe, to: home, &offset)
            return offset >= Int64(expected.utf8.count)
        }
        try program.join()
        let text = String(decoding: try disk.readAll(home.path("log"), bytesMax: 4 << 20), as: UTF8.self)
        #expect(isWhole)
        #expect(text == expected)
    }

    @Test(arguments: Way.allCases)
    func whereNothingIsShownThereIsNothingToMove(_ way: Way) throws {
        let terminal = try Terminal(rows: 10, columns: 80)
        let pipe = try Pipe()
        let found = try way(terminal.ours.number, pipe.writing.number)
        #expect(found == nil)
    }

    @Test(arguments: Way.allCases)
    func whatFindsNoRoomStaysInTheTerminal(_ way: Way) throws {
        let terminal = try Terminal(rows: 10, columns: 80)
        let pipe = try Pipe()
        #expect(fcntl(pipe.writing.number, F_SETFL, O_NONBLOCK) == 0)
        let page = [UInt8](repeating: 0, count: 4_096)
        while write(pipe.writing.number, page, page.count) > 0 {}
        #expect(write(terminal.programs.number, "late", 4) == 4)
        let before = try way(terminal.ours.number, pipe.writing.number)
        while let count = try pipe.reading.discard(countMax: 1 << 20), count > 0 {}
        let after = try way(terminal.ours.number, pipe.writing.number)
        #expect(before == nil)
        #expect(after == 4)
    }

    /// A pipe of two pages that each hold something takes no third, however little stands in them: a write that waited
    /// would wait for this very thread.
    @Test func theCopyNeverWaitsForRoomInASmallPipe() throws {
        let terminal = try Terminal(rows: 10, columns: 80)
        let pipe = try Pipe()
        try pipe.grow(toFirstOf: [8_192])
        let page = [UInt8](repeating: 0, count: 4_096)
        #expect(write(pipe.writing.number, page, 4_096) == 4_096)
        #expect(write(pipe.writing.number, page, 4_000) == 4_000)
        let taken = try pipe.reading.discard(countMax: 4_090)
        #expect(fcntl(pipe.writing.number, F_SETFL, O_NONBLOCK) == 0)
        let isFull = write(pipe.writing.number, page, 4_096) == -1
        let text = [UInt8](repeating: 120, count: 2_000)
        #expect(write(terminal.programs.number, text, text.count) == text.count)
        let before = try TerminalFeed.copy(from: terminal.ours.number, to: pipe.writing.number)
        while let count = try pipe.reading.discard(countMax: 1 << 20), count > 0 {}
        let after = try TerminalFeed.copy(from: terminal.ours.number, to: pipe.writing.number)
        #expect(taken == 4_090 && isFull)
        #expect(before == nil)
        #expect(after == text.count)
    }

    @Test(arguments: Way.allCases)
    func aTerminalWhoseProgramsAreGoneIsAnErrorOrAnEnd(_ way: Way) throws {
        let ours = try Terminal(rows: 10, columns: 80).keepOurs()
        let pipe = try Pipe()
        var count: Int?
        var failure: PlatformError?
        do { count = try way(ours.number, pipe.writing.number) } catch { failure = error }
        #expect(failure?.errno == .inputOutput || count == 0)
    }
}
