import Domain
import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct PatientFileTests {
    private let home: TemporaryHome
    private let disk = FaultyDisk()
    private let now = MonotonicTime(nanoseconds: 7)

    init() throws { home = try TemporaryHome(for: "PatientFileTests") }

    private func file(at place: Int64? = nil) throws -> PatientFile {
        PatientFile(try disk.openFile(home.path("f"), .write), on: disk, at: place)
    }

    private func text() throws -> String {
        String(decoding: try SystemDisk().readAll(home.path("f"), bytesMax: 1 << 20), as: UTF8.self)
    }

    @Test(arguments: [nil, 0] as [Int64?])
    func whatFindsNoRoomIsWrittenInOrderWhenThereIsSome(_ place: Int64?) throws {
        var file = try file(at: place)
        disk.roomBytes = 4
        #expect(throws: JournalError.self) { try file.write(Array("one two ".utf8), at: now) }
        #expect(throws: JournalError.self) { try file.write(Array("three".utf8), at: now) }
        #expect(try text() == "one ")
        #expect(file.heldBytes == 9)
        disk.roomBytes = nil
        try file.write(Array(" four".utf8), at: now)
        #expect(try text() == "one two three four")
        #expect(file.heldBytes == 0)
    }

    @Test func itWritesAtItsPlaceAndOverWhatIsThere() throws {
        try SystemDisk().replaceFile(home.path("f"), with: Array("0123456789".utf8))
        var file = try file(at: 4)
        try file.write(Array("ab".utf8), at: now)
        try file.write(Array("cd".utf8), at: now)
        try file.overwrite(Array("Z".utf8), at: 0)
        #expect(try text() == "Z123abcd89")
    }

    @Test func whatWasWrittenIsDueToBeSynced() throws {
        var file = try file()
        #expect(file.syncDue == nil)
        try file.write([1], at: now)
        #expect(file.syncDue == now.advanced(by: GroupCommit.unsyncedAgeMax))
        try file.synchronizeIfDue(at: now)
        #expect(!disk.operations.contains(.synchronize))
        try file.synchronize()
        #expect(file.syncDue == nil)
    }
}
