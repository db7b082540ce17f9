import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Indexer

@Suite struct LineTimesTests {
    private let home: TemporaryHome
    private let paths: RunPaths

    init() throws {
        home = try TemporaryHome(for: "LineTimesTests")
        paths = RunPaths(directory: home.path)
    }

    private func moment(_ seconds: Int64) -> Moment {
        Moment(
            wall: WallTime(nanoseconds: seconds * 1_000_000_000),
            monotonic: MonotonicTime(nanoseconds: seconds * 1_000_000_000),
            boot: BootTime(nanoseconds: seconds * 1_000_000_000)
        )
    }

    /// Chunks of ten bytes, one a second, alternating between the channels.
    private func record(_ numbers: Range<Int64>) throws {
        var writer = try StreamIndexWriter(path: paths.streamIndex, on: SystemDisk(), after: numbers.lowerBound)
        for number in numbers {
            let record = IndexRecord(
                sequence: number + 1,
                kind: .data,
                channel: number % 2 == 0 ? .stdout : .stderr,
                at: moment(number),
                offset: number / 2 * 10,
                length: 10
            )
            try writer.append(record, at: record.monotonic)
        }
    }

    private func times(_ channel: Channel = .stdout) throws -> LineTimes {
        try LineTimes(paths, of: channel, on: SystemDisk())
    }

    private func seconds(_ time: WallTime?) -> Int64? { time.map { $0.nanoseconds / 1_000_000_000 } }

    @Test func aByteCameWithItsChunk() throws {
        try record(0..<2000)
        var out = try times()
        let found = try [0, 9, 10, 25, 9990].map { seconds(try out.time(at: $0)) }
        #expect(found == [0, 0, 2, 4, 1998])
        var err = try times(.stderr)
        let first = try err.time(at: 0)
        #expect(seconds(first) == 1)
    }

    @Test func whatIsNotRecordedYetIsKnownOnceItIs() throws {
        try record(0..<2)
        var times = try times()
        let known = try [9, 10].map { try times.isKnown($0) }
        #expect(known == [true, false])
        let before = try times.time(at: 10)
        #expect(seconds(before) == 0, "the last time before it stands in for it")
        try record(2..<3)
        let isKnown = try times.isKnown(10)
        #expect(isKnown)
        let after = try times.time(at: 10)
        #expect(seconds(after) == 2)
    }

    @Test func aRecordThatIsDamagedIsPassedOver() throws {
        try record(0..<6)
        var bytes = try SystemDisk().readAll(paths.streamIndex, bytesMax: 1 << 20)
        bytes[2 * IndexRecord.bytesCount + 8] ^= 0xff
        try SystemDisk().replaceFile(paths.streamIndex, with: bytes)
        var times = try times()
        let found = try [0, 10, 20].map { seconds(try times.time(at: $0)) }
        #expect(found == [0, 4, 4])
    }

    @Test func withoutAnyRecordThereIsNoTime() throws {
        try record(0..<0)
        var times = try times()
        let found = try times.time(at: 0)
        #expect(found == nil)
    }
}
