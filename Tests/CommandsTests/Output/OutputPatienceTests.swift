import Glibc
import Platform
import TestSupport
import Testing

@testable import Commands

@Suite struct OutputPatienceTests {
    private let loop: EventLoop
    private let text = [UInt8](repeating: UInt8(ascii: "x"), count: 1_000_000)

    init() throws { loop = try EventLoop() }

    /// Writes more than any pipe holds, and answers how much of it is in the pipe.
    private func write(with patience: OutputPatience) throws -> Int {
        let pipe = try Pipe()
        let sink = StandardSink(try pipe.writing.duplicate().release(), disk: SystemDisk())
        sink.wait(with: patience)
        try text.withUnsafeBytes { try sink.write($0) }
        var unread: Int32 = 0
        let isKnown = ioctl(pipe.reading.number, UInt(FIONREAD), &unread) == 0
        #expect(isKnown)
        return Int(unread)
    }

    @Test func whatNobodyWantsIsDroppedWhereThereIsNoRoom() throws {
        let patience = OutputPatience(loop, grace: .zero) { false }
        let written = try write(with: patience)
        #expect(written > 0 && written < text.count)
        #expect(patience.hasDropped)
    }

    @Test func theLoopIsTurnedWhileThereIsNoRoom() throws {
        var isWanted = true
        loop.after(.milliseconds(1)) { isWanted = false }
        let patience = OutputPatience(loop, grace: .zero) { isWanted }
        let written = try write(with: patience)
        #expect(written < text.count && !isWanted)
    }

    /// The loop cannot be turned from within itself.
    @Test func whatIsSaidWhileTheLoopIsTurnedIsNotWaitedForLong() throws {
        let patience = OutputPatience(loop, grace: .zero) { true }
        var written: Int?
        loop.after(.zero) { [self] in
            do { written = try write(with: patience) } catch { Issue.record("\(error)") }
        }
        try loop.turn(upTo: .seconds(10))
        #expect(written.map { $0 < text.count } == true)
    }

    @Test func whereThereIsRoomAllIsWritten() throws {
        let scratch = try TemporaryHome()
        let file = try SystemDisk().openFile(scratch.path("file"), .append)
        let sink = StandardSink(file.release(), disk: SystemDisk())
        sink.wait(with: OutputPatience(loop, grace: .zero) { false })
        try text.withUnsafeBytes { try sink.write($0) }
        #expect(try SystemDisk().readAll(scratch.path("file"), bytesMax: 1 << 20) == text)
    }
}
