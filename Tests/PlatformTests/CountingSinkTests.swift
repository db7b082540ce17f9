import Glibc
import TestSupport
import Testing

@testable import Platform

/// That copies of a process count together, whoever is killed, is shown by the recorders that are killed.
@Suite struct CountingSinkTests {
    private let home: TemporaryHome

    init() throws { home = try TemporaryHome(for: "CountingSinkTests") }

    private func fill(_ pipe: borrowing Pipe, _ count: Int) {
        let bytes = [UInt8](repeating: 7, count: count)
        #expect(write(pipe.writing.number, bytes, count) == count)
    }

    private func pipe() throws -> Pipe {
        let pipe = try Pipe()
        try pipe.grow(toFirstOf: [1 << 20])
        return pipe
    }

    @Test(arguments: [true, false]) func whatIsTakenIsCountedOverManyLaps(isInMemory: Bool) throws {
        let sink = try CountingSink(elseIn: home.path, isMemoryAllowed: isInMemory)
        let pipe = try pipe()
        sink.begin(at: 1000)
        var expected: Int64 = 1000
        for round in 0..<40 {
            let count = [1, 65_535, 65_536, 65_537, 1 << 20, 200_001][round % 6]
            fill(pipe, count)
            let taken = try sink.take(from: pipe.reading, countMax: 16 << 20)
            #expect(taken == count)
            expected += Int64(count)
            let total = try sink.total()
            #expect(total == expected)
        }
        let size = try sink.fileBytes()
        #expect(size <= 3 * CountingSink.lapBytes)
    }

    @Test func noMoreIsTakenThanWasAskedFor() throws {
        let sink = try CountingSink(elseIn: home.path)
        let pipe = try pipe()
        fill(pipe, 300_000)
        let counts = [
            try sink.take(from: pipe.reading, countMax: 100_000), try sink.take(from: pipe.reading, countMax: 1 << 20),
        ]
        #expect(counts == [100_000, 200_000])
    }

    @Test func anEmptyPipeIsToldFromOneThatHasEnded() throws {
        let sink = try CountingSink(elseIn: home.path)
        let pipe = try pipe()
        let empty = try sink.take(from: pipe.reading, countMax: 100)
        #expect(empty == nil)
        let reading = pipe.keepReading()
        let end = try sink.take(from: reading, countMax: 100)
        #expect(end == 0)
    }

    @Test func onlyTheFirstSaysWhereTheCountBegins() throws {
        let sink = try CountingSink(elseIn: home.path)
        sink.begin(at: 0)
        sink.begin(at: 500)
        let total = try sink.total()
        #expect(total == 0)
    }

    /// A copy of the process that was killed right behind the kernel's call had no time for anything else.
    @Test func whatWasMovedCountsThoughNobodyCameToCountIt() throws {
        let sink = try CountingSink(elseIn: home.path)
        sink.begin(at: 0)
        let pipe = try pipe()
        var expected: Int64 = 0
        for count in [65_536, 65_536, 1, 65_536, 65_535, 65_536, 3, 65_536] {
            fill(pipe, count)
            let moved = try sink.moveAndBeKilled(from: pipe.reading, countMax: count)
            #expect(moved == count)
            expected += Int64(count)
            let total = try sink.total()
            #expect(total == expected)
        }
    }

    @Test func whatTheFileDoesNotTakeIsThrownAwayAndCountedAllTheSame() throws {
        try SystemDisk().createFile(home.path("file"), with: [])
        let sink = try CountingSink(into: SystemDisk().openFile(home.path("file"), .read))
        sink.begin(at: 7)
        let pipe = try pipe()
        fill(pipe, 300_000)
        let taken = try sink.take(from: pipe.reading, countMax: 1 << 20)
        let total = try sink.total()
        #expect(taken == 300_000 && total == 300_007)
    }
}

extension CountingSink {
    fileprivate func fileBytes() throws -> Int64 { try SystemDisk().status(of: file).bytes }

    fileprivate func moveAndBeKilled(from pipe: borrowing FileDescriptor, countMax: Int) throws -> Int? {
        try pipe.move(to: file, countMax: countMax)
    }
}
