import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct JournalTailTests {
    private let home: TemporaryHome

    init() throws { home = try TemporaryHome(for: "JournalTests") }

    private func journal(_ count: Int64) throws -> String {
        let path = home.path("j")
        var writer = try JournalWriter(creating: path, on: SystemDisk())
        for sequence in 1...count {
            let event = Event(
                sequence: sequence,
                scope: .session(try SessionID("ses-2026-11-21-a1b2c3")),
                typeText: "system",
                level: .known(.info),
                createdAt: WallTime(nanoseconds: 0),
                message: "",
                data: [:]
            )
            try writer.append(event, at: MonotonicTime(nanoseconds: 0))
        }
        return path
    }

    private func sequences(_ count: Int, _ path: String, _ disk: any Disk = SystemDisk()) throws -> [Int64] {
        try JournalTail.last(count, of: path, on: disk).compactMap {
            if case .event(let event, _) = $0 { event.sequence } else { nil }
        }
    }

    @Test(arguments: [0, 1, 3, 5, 100])
    func theLastEventsAreReadOldestFirst(_ count: Int) throws {
        #expect(try sequences(count, journal(5)) == Array((1...5).suffix(count)))
    }

    @Test func bytesThatAreTornAtTheEndAreNoEvent() throws {
        let path = try journal(5)
        let file = try SystemDisk().openFile(path, .append)
        try SystemDisk().writeAll(Array("{\"seq\":6,\"ev".utf8), to: file)
        #expect(try sequences(2, path) == [4, 5])
    }

    @Test func whatStandsInFrontIsNotRead() throws {
        let path = try journal(5000)
        let disk = FaultyDisk(SystemDisk(), [:], counting: [.read])
        #expect(try sequences(3, path, disk) == [4998, 4999, 5000])
        #expect(disk.operations.count < 8)
    }
}
