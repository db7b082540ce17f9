import Domain
import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct StreamIndexTests {
    private let home: TemporaryHome

    init() throws { home = try TemporaryHome(for: "JournalTests") }

    private func moment(_ seconds: Int64) -> Moment {
        Moment(
            wall: WallTime(nanoseconds: seconds * 1_000_000_000),
            monotonic: MonotonicTime(nanoseconds: seconds * 1_000_000_000),
            boot: BootTime(nanoseconds: seconds * 1_000_000_000)
        )
    }

    /// So many chunks of ten bytes, one a second, alternating between the channels.
    private func index(_ count: Int64) throws -> String {
        let path = home.path("stream.idx")
        var writer = try StreamIndexWriter(path: path, on: SystemDisk())
        for number in 0..<count {
            let record = IndexRecord(
                sequence: number + 1,
                kind: .data,
                channel: number % 2 == 0 ? .stdout : .stderr,
                at: moment(1000 + number),
                offset: number / 2 * 10,
                length: 10
            )
            try writer.append(record, at: record.monotonic)
        }
        return path
    }

    @Test func recordsAreReadBackFromAnyPlace() throws {
        let index = try StreamIndex(path: try index(5), on: SystemDisk())
        let count = try index.count()
        let fourth = try index.record(at: 3)
        let none = try index.record(at: 5)
        let rest = try index.records(from: 2, countMax: 10)
        #expect(count == 5)
        #expect(fourth?.sequence == 4)
        #expect(none == nil)
        #expect(rest.compactMap { $0?.sequence } == [3, 4, 5])
    }

    @Test func aTimeIsFoundByHalving() throws {
        let index = try StreamIndex(path: try index(1000), on: SystemDisk())
        for (seconds, expected) in [(0, 0), (1000, 0), (1001, 1), (1500, 500), (1999, 999), (2000, 1000)]
            as [(Int64, Int64)]
        {
            let found = try index.firstIndex(notBefore: moment(seconds).wall)
            #expect(found == expected)
        }
        let middle = try index.offset(of: .stderr, from: moment(1500).wall)
        let end = try index.offset(of: .stdout, from: moment(5000).wall)
        #expect(middle == 2500)
        #expect(end == 5000)
    }

    @Test func halvingReadsFewOfManyRecords() throws {
        let path = try index(4096)
        let disk = FaultyDisk(SystemDisk(), [:], counting: [.read])
        let index = try StreamIndex(path: path, on: disk)
        let found = try index.firstIndex(notBefore: moment(3000).wall)
        #expect(found == 2000)
        #expect(disk.operations.count < 20)
    }

    @Test func aTornOrBrokenEndIsNotThere() throws {
        let path = try index(4)
        var bytes = try SystemDisk().readAll(path, bytesMax: 1 << 20)
        bytes[3 * 40 + 9] ^= 1
        try SystemDisk().replaceFile(path, with: bytes + [1, 2, 3])
        let index = try StreamIndex(path: path, on: SystemDisk())
        let count = try index.usableCount()
        let end = try index.end(of: .stdout)
        #expect(count == 3)
        #expect(end == 20)
        let extent = try StreamIndexExtent(of: index)
        #expect(extent.usableCount == 3)
        #expect(extent.damaged.isEmpty)
    }

    @Test func aBrokenRecordInTheMiddleIsDamage() throws {
        let path = try index(4)
        var bytes = try SystemDisk().readAll(path, bytesMax: 1 << 20)
        bytes[1 * 40 + 30] ^= 1
        try SystemDisk().replaceFile(path, with: bytes)
        let extent = try StreamIndexExtent(of: StreamIndex(path: path, on: SystemDisk()))
        #expect(extent.damaged == [1])
        #expect(extent.usableCount == 4)
        #expect(extent.breaks.map(\.channel) == [.stderr])
    }

    @Test func recordsBeyondTheBytesAreFound() throws {
        let index = try StreamIndex(path: try index(600), on: SystemDisk())
        let beyond = try index.recordsBeyond([.stdout: 2985, .stderr: 3000])
        #expect(beyond.map(\.index) == [596, 598])
        let none = try index.recordsBeyond([.stdout: 3000, .stderr: 3000])
        #expect(none.isEmpty)
    }
}
