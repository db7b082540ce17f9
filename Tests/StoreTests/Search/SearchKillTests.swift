import Glibc
import Platform
import TestSupport
import Testing

@testable import Store

/// A builder of the search that is killed in the middle of a batch.
@Suite struct SearchKillTests {
    private static let textCount = 6

    private let record: SearchedRows

    init() throws { record = try SearchedRows() }

    /// Puts what waits into the search, two stretches a batch, and calls `step` at each text.
    private static func build(in folder: String, step: @escaping (Int) -> Void) throws(StoreError) {
        let (index, conversations) = try SearchedRows.open(folder)
        var count = 0
        let reading = SearchReading(
            readable: { _, _ in
                step(count)
                count += 1
                return nil
            },
            readablePiece: { _, _, _ in nil }
        )
        let texts = try SearchTexts(index: index, conversations: conversations, on: SystemDisk(), reading)
        let queue = SearchQueue(conversations)
        var isDone = false
        while !isDone {
            try conversations.write { () throws(StoreError) in
                let stretches = try queue.newest(rowsMax: 2, bytesMax: .max)
                isDone = stretches.isEmpty
                for stretch in stretches {
                    let documents = try queue.documents(of: stretch)
                    try queue.remove(stretch)
                    try SearchTables(conversations).insert(documents, texts)
                }
            }
        }
    }

    @Test(arguments: 0..<6) func eachTextIsInTheSearchOnce(_ point: Int) async throws {
        for number in 0..<Self.textCount { try record.say("common word\(number)") }
        let folder = record.home.path
        await #expect(processExitsWith: .signal(SIGKILL)) { [folder = folder as String, point = point as Int] in
            try SearchKillTests.build(in: folder) { if $0 == point { kill(getpid(), SIGKILL) } }
        }
        let done = try record.conversations.integer("SELECT count(*) FROM search_docs")
        let left = try record.conversations.integer("SELECT sum(row_count) FROM search_queue")
        #expect(done == Int64(point / 2 * 2) && left == Int64(Self.textCount - point / 2 * 2))
        try Self.build(in: folder) { _ in }
        let found = try record.rows("common")
        #expect(Set(found).count == Self.textCount && found.count == Self.textCount)
        #expect(try record.conversations.integer("SELECT count(*) FROM search_docs") == Int64(Self.textCount))
        #expect(try record.conversations.integer("SELECT count(*) FROM search_queue") == 0)
    }
}
