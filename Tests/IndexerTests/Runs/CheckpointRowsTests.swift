import Decoding
import Domain
import Indexer
import Journal
import Platform
import Store
import TestSupport
import Testing

@testable import Indexer

@Suite struct CheckpointRowsTests {
    private let home: IndexedHome

    init() throws { home = try IndexedHome(for: "CheckpointRowsTests") }

    @Test func eachFileThatCanBeReadIsARow() throws {
        let run = try home.record([], by: .shell)
        #expect(CheckpointRows.read(run, of: "r", by: Redactor(), on: SystemDisk()).isEmpty)
        let secret = "ghp_" + String(repeating: "aB3", count: 12)
        let whole = """
            {"layoutVersion":"x","seq":2,"createdAt":"2026-11-21T00:00:00.000Z","ref":"refs/x","commit":"abc","files":3,
            "summaryHint":"uses \(secret)","leftOutCount":1}
            """
        let files = [
            "2.json": whole, "3.json": "{", "4.json": #"{"seq":4}"#, ".5.json": whole, "notes.txt": whole,
        ]
        try SystemDisk().makeFolders(run.checkpoints)
        for (name, text) in files { try home.fixture.overwrite("\(run.checkpoints)/\(name)", with: Array(text.utf8)) }
        let rows = CheckpointRows.read(run, of: "r", by: Redactor(), on: SystemDisk())
        #expect(rows.map(\.sequence) == [2])
        #expect(rows.first?.run == "r" && rows.first?.files == 3 && rows.first?.leftOutCount == 1)
        #expect(rows.first?.baseCommit == nil)
        #expect(rows.first?.summaryHint?.hasPrefix("uses ") == true)
        #expect(rows.first?.summaryHint?.contains(secret) == false)
    }
}
