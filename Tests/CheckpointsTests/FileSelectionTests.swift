import Domain
import Git
import Glibc
import Platform
import TestSupport
import Testing

@testable import Checkpoints

@Suite struct FileSelectionTests {
    private let fixture: CheckpointFixture

    init() throws { fixture = try CheckpointFixture(for: "FileSelectionTests") }

    private func select(bytesMax: Int64 = 1_000, on disk: any Disk = SystemDisk()) throws -> FileSelection {
        let worktree = try Worktree(at: fixture.repository.root, fixture.git)
        return FileSelection(try worktree.status(), in: worktree.root, on: disk, untrackedBytesMax: bytesMax)
    }

    @Test func smallFilesComeFirst() throws {
        for (name, count) in [("a", 900), ("b", 90), ("c", 9)] {
            try fixture.repository.write(name, [UInt8](repeating: 0, count: count))
        }
        let selection = try select(bytesMax: 100)
        #expect(selection.taken == [GitPath("c"), GitPath("b")])
        #expect(selection.leftOut == [LeftOut("a", bytes: 900, .limit)])
    }

    @Test func whereNothingMayBeTakenEmptyFilesAre() throws {
        try fixture.repository.write("empty", "")
        try fixture.repository.write("full", "x")
        let selection = try select(bytesMax: 0)
        #expect(selection.taken == [GitPath("empty")])
        #expect(selection.leftOut.map(\.path) == ["full"])
    }

    @Test func aFileThatCannotBeReadIsNamed() throws {
        try fixture.repository.write("secret", "x")
        try fixture.repository.write("one.txt", "changed\n")
        // Of two files that are opened both are refused, be we root or not.
        let disk = FaultyDisk(
            SystemDisk(),
            [1: .fail(.accessDenied), 2: .fail(.accessDenied)],
            counting: [.open]
        )
        let selection = try select(on: disk)
        #expect(selection.taken.isEmpty)
        #expect(selection.leftOut.map(\.path) == ["one.txt", "secret"])
        #expect(selection.leftOut.allSatisfy { $0.why == .known(.unreadable) && $0.bytes != nil })
    }

    @Test func aFileThatCannotBeLookedAtIsNamed() throws {
        try fixture.repository.write("new", "x")
        let disk = FaultyDisk(SystemDisk(), [1: .fail(.inputOutput)], counting: [.status])
        #expect(try select(on: disk).leftOut == [LeftOut("new", .unreadable)])
    }

    @Test func aPipeIsNotOpened() throws {
        try fixture.repository.remove("one.txt")
        #expect(mkfifo(fixture.repository.path("one.txt"), 0o600) == 0)
        let selection = try select()
        #expect(selection.leftOut.isEmpty || selection.leftOut == [LeftOut("one.txt", .special)])
    }
}
