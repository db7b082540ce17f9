import Domain
import Glibc
import Platform
import TestSupport
import Testing

@testable import Journal

/// The writer as a recorder uses it: bytes come out of a pipe, and marks stand between them.
@Suite struct RunWriterTakingTests {
    private let fixture: RunFixture
    private let paths: RunPaths

    init() throws {
        fixture = try RunFixture(for: "RunWriterTakingTests")
        paths = try fixture.prepare().paths
    }

    private func fill(_ pipe: borrowing Pipe, _ text: String) {
        #expect(write(pipe.writing.number, text, text.utf8.count) == text.utf8.count)
    }

    private func records() throws -> [IndexRecord] {
        try StreamIndex(path: paths.streamIndex, on: SystemDisk()).records(from: 0, countMax: 100).compactMap { $0 }
    }

    @Test func whatIsTakenIsOneChunkAtItsPlace() throws {
        var run = try fixture.open(paths)
        let pipe = try Pipe()
        fill(pipe, "one\n")
        let first = try run.take(from: pipe.reading, to: .stdout, countMax: 1 << 20)
        fixture.clock.advance(by: .seconds(3))
        fill(pipe, "two\nthree")
        let second = try run.take(from: pipe.reading, to: .stdout, countMax: 4, isAfterExit: true)
        let third = try run.take(from: pipe.reading, to: .stderr, countMax: 1 << 20)
        try run.synchronize()
        #expect(first == 4 && second == 4 && third == 5)
        let found = try records()
        #expect(found.map(\.offset) == [0, 4, 0])
        #expect(found.map(\.length) == [4, 4, 5])
        #expect(found.map(\.channel) == [.stdout, .stdout, .stderr])
        #expect(found.map(\.isAfterExit) == [false, true, false])
        #expect(found.map(\.sequence) == [2, 3, 4], "behind the event of the preparation")
        #expect(found[1].monotonic - found[0].monotonic == .seconds(3))
        #expect(run.bytesCount(of: .stdout) == 8)
        #expect(run.bytesCount(of: .stderr) == 5)
        #expect(run.summary.stdoutChunkCount == 2 && run.summary.stderrChunkCount == 1)
        #expect(try fixture.text(paths.log(of: .stdout)) == "one\ntwo\n")
        #expect(try fixture.text(paths.log(of: .stderr)) == "three")
    }

    @Test func anEmptyPipeAndItsEndLeaveNoRecord() throws {
        var run = try fixture.open(paths)
        let before = run.nextSequence
        let pipe = try Pipe()
        let empty = try run.take(from: pipe.reading, to: .stdout, countMax: 1 << 20)
        let reading = pipe.keepReading()
        let end = try run.take(from: reading, to: .stdout, countMax: 1 << 20)
        #expect(empty == nil)
        #expect(end == 0)
        #expect(run.nextSequence == before)
        #expect(try records().isEmpty)
    }

    @Test func takingSyncsNothingHoweverLongAgoTheLastSyncWas() throws {
        let disk = FaultyDisk()
        var run = try RunRecovery.open(paths, disk: disk, clock: fixture.clock)
        let before = disk.operations.filter { $0 == .synchronize }.count
        let pipe = try Pipe()
        for _ in 0..<3 {
            fill(pipe, "line\n")
            _ = try run.take(from: pipe.reading, to: .stdout, countMax: 1 << 20)
            fixture.clock.advance(by: .seconds(60))
        }
        #expect(disk.operations.filter { $0 == .synchronize }.count == before)
        let due = run.syncDue
        #expect(due.map { $0 < fixture.clock.now().monotonic } ?? false, "whoever owns it sees that it is due")
        try run.synchronizeIfDue()
        #expect(disk.operations.filter { $0 == .synchronize }.count > before)
    }

    @Test func onAFullDiskTheRestStaysInThePipe() throws {
        let disk = FaultyDisk()
        var run = try RunRecovery.open(paths, disk: disk, clock: fixture.clock)
        let pipe = try Pipe()
        fill(pipe, "0123456789")
        // Room for a few bytes and for none of their record, which is held.
        disk.roomBytes = 4
        let first = try run.take(from: pipe.reading, to: .stdout, countMax: 1 << 20)
        #expect(first == 4)
        #expect(run.heldBytes == IndexRecord.bytesCount)
        var failure: JournalError?
        do { _ = try run.take(from: pipe.reading, to: .stdout, countMax: 1 << 20) } catch { failure = error }
        #expect(failure?.cause?.errno == .noSpace)
        #expect(run.bytesCount(of: .stdout) == 4)
        disk.roomBytes = nil
        let second = try run.take(from: pipe.reading, to: .stdout, countMax: 1 << 20)
        try run.saveState()
        #expect(second == 6)
        #expect(run.heldBytes == 0)
        #expect(try fixture.text(paths.log(of: .stdout)) == "0123456789")
        #expect(try fixture.verify(paths).word == "whole")
    }

    @Test func noByteIsTakenThatWouldGetNoRecord() throws {
        let disk = FaultyDisk()
        var run = try RunRecovery.open(paths, disk: disk, clock: fixture.clock)
        let pipe = try Pipe()
        fill(pipe, "kept")
        disk.roomBytes = 0
        var refused: JournalError?
        var count = 0
        while refused == nil, count <= StreamIndexWriter.heldBytesMax {
            do { try run.mark(.gap, length: 1) } catch { refused = error }
            count += 1
        }
        disk.roomBytes = 1_000
        var failure: JournalError?
        do { _ = try run.take(from: pipe.reading, to: .stdout, countMax: 1 << 20) } catch { failure = error }
        #expect(failure == refused)
        #expect(run.bytesCount(of: .stdout) == 0)
        disk.roomBytes = nil
        try run.flush()
        let taken = try run.take(from: pipe.reading, to: .stdout, countMax: 1 << 20)
        #expect(taken == 4)
    }

    /// A writer that is killed behind any of these steps leaves bytes that come to stand behind the gap.
    @Test func noByteIsTakenBeforeTheGapInFrontOfItIsInTheFile() throws {
        let disk = FaultyDisk()
        var run = try RunRecovery.open(paths, disk: disk, clock: fixture.clock)
        let pipe = try Pipe()
        fill(pipe, "behind")
        disk.roomBytes = 10
        for gap in [100, 0] as [Int64] {
            var failure: JournalError?
            do { _ = try run.take(from: pipe.reading, to: .stdout, countMax: 1 << 20, gap: gap) } catch {
                failure = error
            }
            #expect(failure?.cause?.errno == .noSpace)
        }
        #expect(run.bytesCount(of: .stdout) == 0)
        #expect(run.gapBytes(of: .stdout) == 100, "it is held")
        disk.roomBytes = nil
        let taken = try run.take(from: pipe.reading, to: .stdout, countMax: 1 << 20, gap: 5)
        #expect(taken == 6)
        let found = try records()
        #expect(found.map(\.kind) == [.gap, .gap, .data])
        #expect(found.map(\.length) == [100, 5, 6])
        #expect(run.gapBytes(of: .stdout) == 105 && run.gapBytes(of: .stderr) == 0)
    }

    @Test func theNextWriterKnowsWhatIsToldAsMissing() throws {
        var run = try fixture.open(paths)
        try run.markGap(5_000_000_000, in: .stderr)
        try run.saveState()
        _ = consume run
        let next = try fixture.open(paths)
        #expect(next.gapBytes(of: .stderr) == 5_000_000_000)
        #expect(next.gapBytes(of: .stdout) == 0)
    }

    @Test func aMarkHasItsPlaceInTheSequenceAndIsNoEntry() throws {
        var run = try fixture.open(paths)
        let entries = run.summary.totalEntries
        let next = run.nextSequence
        try run.mark(.born, offset: 4_711)
        try run.write("x", to: .stdout)
        try run.mark(.pipeHeld, .stderr, offset: 7)
        try run.mark(.gap, .stdout, offset: 1, length: 100)
        try run.synchronize()
        #expect(run.summary.totalEntries == entries + 1)
        #expect(run.nextSequence == next + 4)
        let found = try records()
        #expect(found.map(\.kind) == [.born, .data, .pipeHeld, .gap])
        #expect(found.map(\.sequence) == Array(next..<(next + 4)))
        #expect(found[0].offset == 4_711)
        #expect(found[2].channel == .stderr)
        #expect(found[3].length == 100)
        var reader = try RunReader(paths, on: SystemDisk())
        var marks = 0
        while let item = try reader.next() {
            if case .mark = item { marks += 1 }
        }
        #expect(marks == 3)
    }
}
