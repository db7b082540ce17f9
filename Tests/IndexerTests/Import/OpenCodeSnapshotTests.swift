import Platform
import TestSupport
import Testing

@testable import Indexer

@Suite struct OpenCodeSnapshotTests {
    private let home: TemporaryHome
    private let disk = SystemDisk()

    init() throws { home = try TemporaryHome(for: "OpenCodeSnapshot") }

    @Test func aSnapshotHasTheWALToo() throws {
        for (suffix, byte) in [("", 1), ("-wal", 2)] as [(String, UInt8)] {
            try disk.createFile(home.path("opencode.db" + suffix), with: Array(repeating: byte, count: 100))
        }
        let snapshot = try OpenCodeSnapshot(of: home.path("opencode.db"), into: home.path("copy.db"), on: disk)
        #expect(try disk.readAll(snapshot.path, bytesMax: 1000) == Array(repeating: 1, count: 100))
        #expect(try disk.readAll(snapshot.path + "-wal", bytesMax: 1000) == Array(repeating: 2, count: 100))
    }
}
