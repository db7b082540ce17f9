import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct JournalWriterTests {
    private let home: TemporaryHome

    init() throws { home = try TemporaryHome(for: "JournalTests") }

    private let now = MonotonicTime(nanoseconds: 5_000_000_000)

    private func event(_ sequence: Int64, _ message: String = "Something happened.") throws -> Event {
        Event(
            sequence: sequence,
            scope: .session(try SessionID("ses-2026-11-21-a1b2c3")),
            typeText: "system",
            level: .known(.info),
            createdAt: WallTime(nanoseconds: 1_795_222_923_456_000_000),
            message: message,
            data: ["n": .integer(sequence)]
        )
    }

    private func events(_ path: String) throws -> [Int64] {
        var reader = try JournalReader(path: path, on: SystemDisk())
        var sequences: [Int64] = []
        while let item = try reader.next() {
            guard case .event(let event, _) = item else {
                Issue.record("unexpected \(item)")
                continue
            }
            sequences.append(event.sequence)
        }
        return sequences
    }

    @Test func whatIsAppendedCanBeReadAtOnce() throws {
        var writer = try JournalWriter(creating: home.path("j"), on: SystemDisk())
        for sequence in 1...3 {
            try writer.append(try event(Int64(sequence)), at: now)
            #expect(try events(home.path("j")) == (1...sequence).map(Int64.init))
        }
    }

    @Test func aJournalIsNotBegunOverAnother() throws {
        _ = try JournalWriter(creating: home.path("j"), on: SystemDisk())
        #expect(throws: JournalError.self) { _ = try JournalWriter(creating: home.path("j"), on: SystemDisk()) }
    }

    @Test func aFullDiskTearsNoLineAndTheRecordIsFinishedWhenThereIsRoom() throws {
        let disk = FaultyDisk()
        var writer = try JournalWriter(creating: home.path("j"), on: disk)
        try writer.append(try event(1), at: now)
        disk.roomBytes = 100
        let second = try event(2)
        #expect(throws: JournalError.self) { try writer.append(second, at: now) }
        #expect(writer.heldBytes > 0)
        #expect(try events(home.path("j")) == [1])
        let third = try event(3)
        #expect(throws: JournalError.self) { try writer.append(third, at: now) }
        disk.roomBytes = nil
        try writer.flush(at: now)
        #expect(writer.heldBytes == 0)
        #expect(try events(home.path("j")) == [1, 2, 3])
    }

    @Test func aFullDiskIsToldApartByItsErrorNumber() throws {
        let disk = FaultyDisk()
        var writer = try JournalWriter(creating: home.path("j"), on: disk)
        disk.roomBytes = 0
        let first = try event(1)
        let error = #expect(throws: JournalError.self) { try writer.append(first, at: now) }
        guard case .held(let cause)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(cause.errno?.isDiskFull == true)
        #expect(error?.hint?.contains("df") == true)
    }

    @Test func recordsAreRefusedRatherThanHeldWithoutEnd() throws {
        let disk = FaultyDisk()
        var writer = try JournalWriter(creating: home.path("j"), on: disk)
        disk.roomBytes = 0
        let large = try event(1, String(repeating: "x", count: 1 << 20))
        var refused = false
        for _ in 0..<12 where !refused {
            let error = #expect(throws: JournalError.self) { try writer.append(large, at: now) }
            if case .holdsTooMuch? = error { refused = true }
        }
        #expect(refused)
        #expect(writer.heldBytes <= JournalWriter.heldBytesMax + SummedLine.lineBytesMax)
    }

    @Test func aLineLongerThanAnyIsRefusedAndLeavesNoTrace() throws {
        var writer = try JournalWriter(creating: home.path("j"), on: SystemDisk())
        let huge = try event(1, String(repeating: "x", count: SummedLine.lineBytesMax))
        #expect(throws: JournalError.self) { try writer.append(huge, at: now) }
        try writer.append(try event(1), at: now)
        #expect(try events(home.path("j")) == [1])
    }

    @Test func aFailedSyncIsNeverForgotten() throws {
        let disk = FaultyDisk(SystemDisk(), [1: .fail(.inputOutput)], counting: [.synchronize])
        var writer = try JournalWriter(creating: home.path("j"), on: disk)
        try writer.append(try event(1), at: now)
        #expect(throws: JournalError.self) { try writer.synchronize() }
        #expect(throws: JournalError.self, "the second sync would succeed and have saved nothing") {
            try writer.synchronize()
        }
        try writer.append(try event(2), at: now)
        #expect(try events(home.path("j")) == [1, 2])
    }

    @Test func aSyncHappensWhenItIsDue() throws {
        let disk = FaultyDisk()
        var writer = try JournalWriter(creating: home.path("j"), on: disk)
        try writer.append(try event(1), at: now)
        #expect(!disk.operations.contains(.synchronize))
        #expect(writer.syncDue == now.advanced(by: .seconds(1)))
        try writer.append(try event(2), at: now.advanced(by: .seconds(1)))
        #expect(disk.operations.filter { $0 == .synchronize }.count == 1)
        #expect(writer.syncDue == nil)
    }
}
