import Glibc
import Platform
import Store
import TestSupport
import Testing

/// A writer of both files that is killed at a point of its work.
@Suite struct KillTests {
    private static let batches = 4
    private static let steps = 6

    private let disk = SystemDisk()
    private let home: TemporaryHome

    init() throws { home = try TemporaryHome(for: "KillTests") }

    /// Writes rows and cursors, batch by batch, first into the index and then into the conversations, and calls `step`
    /// between any two statements.
    private static func work(in folder: String, step: (Int) -> Void) throws(StoreError) {
        let disk = SystemDisk()
        let now = TwoSchemas.now
        let index = try IndexSchema.current.open("\(folder)/index.db", for: .create, on: disk, at: now)
        let conversations = try ConversationsFile("\(folder)/conversations.db", on: disk).open(beside: index, at: now)
        let rows = IndexRows(index)
        var said = try ConversationRows(conversations)
        for batch in 0..<batches {
            var source = SourceRow(id: "s", kind: "stdout", path: "x")
            source.sequence = Int64(batch + 1)
            step(batch * steps)
            try index.write { () throws(StoreError) in
                try rows.ensureTask("task-\(batch)", from: now)
                step(batch * steps + 1)
                try index.put(source)
                step(batch * steps + 2)
            }
            step(batch * steps + 3)
            try conversations.write { () throws(StoreError) in
                try conversations.put(source)
                step(batch * steps + 4)
                try said.insert(
                    MessageRow(worker: "run-1", index: Int64(batch), at: now, role: "user", source: "s", bytes: 0..<1)
                )
                step(batch * steps + 5)
            }
        }
    }

    @Test(arguments: 0..<24) func eachFileHasJustTheRowsThatItsCursorSays(_ point: Int) async throws {
        let folder = home.path
        await #expect(processExitsWith: .signal(SIGKILL)) { [folder = folder as String, point = point as Int] in
            try KillTests.work(in: folder) { if $0 == point { kill(getpid(), SIGKILL) } }
        }
        let index = try IndexSchema.current.open("\(folder)/index.db", for: .write, on: disk, at: TwoSchemas.now)
        let file = ConversationsFile("\(folder)/conversations.db", on: disk)
        let conversations = try file.open(beside: index, at: TwoSchemas.now)
        let batch = Int64(point / Self.steps)
        let isIndexed = point % Self.steps >= 3
        #expect(try index.integer("SELECT count(*) FROM tasks") == batch + (isIndexed ? 1 : 0))
        #expect(try index.source("s")?.sequence ?? 0 == batch + (isIndexed ? 1 : 0))
        #expect(try conversations.integer("SELECT count(*) FROM messages") == batch)
        #expect(try conversations.source("s")?.sequence ?? 0 == batch)
    }
}
