import Domain
import Glibc
import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct ChannelWriterTests {
    private let home: TemporaryHome
    private let now = MonotonicTime(nanoseconds: 7)

    init() throws { home = try TemporaryHome(for: "ChannelWriterTests") }

    private var path: String { home.path("log") }

    private func write(_ text: String, to channel: inout ChannelWriter) -> WriteProgress {
        Array(text.utf8).withUnsafeBytes { channel.write($0, at: now) }
    }

    private func text() throws -> String {
        String(decoding: try SystemDisk().readAll(path, bytesMax: 1 << 20), as: UTF8.self)
    }

    @Test func itGoesOnWhereTheFileEnds() throws {
        try SystemDisk().createFile(path, with: Array("old ".utf8))
        var channel = try ChannelWriter(path: path, on: SystemDisk())
        let before = channel.end
        let progress = write("new ", to: &channel)
        let pipe = try Pipe()
        #expect(Glibc.write(pipe.writing.number, "newer", 5) == 5)
        let count = try channel.take(from: pipe.reading, countMax: 100, at: now)
        let after = channel.end
        #expect(before == 4 && progress.written == 4 && count == 5 && after == 13)
        #expect(try text() == "old new newer")
    }

    @Test func whatFindsNoRoomIsTheCallersToWriteAgain() throws {
        let disk = FaultyDisk()
        var channel = try ChannelWriter(path: path, on: disk)
        disk.roomBytes = 3
        let first = write("abcdef", to: &channel)
        let end = channel.end
        disk.roomBytes = nil
        let second = write("def", to: &channel)
        #expect(first.written == 3 && first.error?.errno == .noSpace && end == 3)
        #expect(second.error == nil)
        #expect(try text() == "abcdef")
    }

    @Test func anInterruptionIsNoFailure() throws {
        let disk = FaultyDisk(SystemDisk(), [1: .fail(.interrupted)], counting: [.write])
        var channel = try ChannelWriter(path: path, on: disk)
        let pipe = try Pipe()
        #expect(Glibc.write(pipe.writing.number, "abc", 3) == 3)
        let count = try channel.take(from: pipe.reading, countMax: 100, at: now)
        #expect(count == 3)
        #expect(disk.firedCount == 1)
    }

    @Test func aFailureTakesNothing() throws {
        let disk = FaultyDisk(SystemDisk(), [1: .fail(.inputOutput)], counting: [.write])
        var channel = try ChannelWriter(path: path, on: disk)
        let pipe = try Pipe()
        #expect(Glibc.write(pipe.writing.number, "abc", 3) == 3)
        var failure: JournalError?
        do { _ = try channel.take(from: pipe.reading, countMax: 100, at: now) } catch { failure = error }
        let end = channel.end
        let count = try channel.take(from: pipe.reading, countMax: 100, at: now)
        #expect(failure?.cause?.errno == .inputOutput)
        #expect(end == 0 && count == 3)
    }

    @Test func onlyWhatIsNewIsSynced() throws {
        let disk = FaultyDisk(counting: [.synchronize])
        var channel = try ChannelWriter(path: path, on: disk)
        try channel.synchronize()
        let first = disk.operations.count
        try channel.synchronize()
        let idle = disk.operations.count
        _ = write("x", to: &channel)
        let due = channel.syncDue
        try channel.synchronize()
        let after = channel.syncDue
        #expect(first == 1, "what another writer left may not be safe yet")
        #expect(idle == 1)
        #expect(disk.operations.count == 2)
        #expect(due != nil && after == nil)
    }
}
