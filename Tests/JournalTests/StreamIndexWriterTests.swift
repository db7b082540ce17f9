import Domain
import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct StreamIndexWriterTests {
    private let home: TemporaryHome

    init() throws { home = try TemporaryHome(for: "JournalTests") }

    private let moment = Moment(
        wall: WallTime(nanoseconds: 5),
        monotonic: MonotonicTime(nanoseconds: 6),
        boot: BootTime(nanoseconds: 7)
    )

    private func record(_ sequence: Int64) -> IndexRecord {
        IndexRecord(sequence: sequence, kind: .data, at: moment, offset: sequence * 10, length: 10)
    }

    private func sequences(_ path: String) throws -> [Int64?] {
        try StreamIndex(path: path, on: SystemDisk()).records(from: 0, countMax: 100).map { $0?.sequence }
    }

    @Test func whatAKilledWriterLeftTornIsOverwritten() throws {
        let path = home.path("i")
        try SystemDisk().replaceFile(path, with: record(1).bytes + record(2).bytes.prefix(17))
        var writer = try StreamIndexWriter(path: path, on: SystemDisk(), after: 1)
        try writer.append(record(2), at: moment.monotonic)
        try writer.append(record(3), at: moment.monotonic)
        #expect(try sequences(path) == [1, 2, 3])
    }

    @Test func recordsWithoutRoomAreHeldAndFinishedInOrder() throws {
        let path = home.path("i")
        let disk = FaultyDisk()
        var writer = try StreamIndexWriter(path: path, on: disk)
        disk.roomBytes = 50
        try writer.append(record(1), at: moment.monotonic)
        #expect(throws: JournalError.self) { try writer.append(record(2), at: moment.monotonic) }
        #expect(throws: JournalError.self) { try writer.append(record(3), at: moment.monotonic) }
        #expect(writer.heldBytes == 70)
        disk.roomBytes = nil
        try writer.flush(at: moment.monotonic)
        #expect(try sequences(path) == [1, 2, 3])
    }

    @Test func aRecordCanBePutInThePlaceOfAnother() throws {
        let path = home.path("i")
        var writer = try StreamIndexWriter(path: path, on: SystemDisk())
        for sequence in 1...3 { try writer.append(record(Int64(sequence)), at: moment.monotonic) }
        try writer.overwrite(record(9), at: 1)
        #expect(try sequences(path) == [1, 9, 3])
    }
}
