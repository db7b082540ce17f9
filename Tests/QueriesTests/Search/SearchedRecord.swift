import Domain
import Journal
import Platform
import Queries
import Store
import TestSupport

/// A record with texts and their search, for a test to ask.
final class SearchedRecord {
    static let noon = FilledRecord.now

    let home: TemporaryHome
    let filled: FilledRecord
    private var counts: [String: Int64] = [:]

    init(for test: String = #function) throws {
        home = try TemporaryHome(for: test)
        filled = try FilledRecord(in: home)
    }

    /// A block of a run, at so many seconds after noon.
    func say(_ text: String, by run: String = "run-1", at seconds: Int = 0, as type: String = "text") throws {
        try say([text], by: run, at: seconds, as: type)
    }

    func say(_ texts: [String], by run: String = "run-1", at seconds: Int = 0, as type: String = "text") throws {
        let time = Self.noon.advanced(by: .seconds(seconds))
        try ensure(run)
        var blocks: [BlockRow] = []
        try filled.conversations.write { () throws(StoreError) in
            var rows = try ConversationRows(filled.conversations)
            try filled.conversations.put(SourceRow(id: "\(run)/stdout", kind: "stdout", owner: run, path: "stdout.log"))
            for text in texts {
                let number = counts[run, default: 0]
                counts[run] = number + 1
                let message = MessageRow(
                    worker: run,
                    index: number,
                    at: time,
                    role: "assistant",
                    source: "\(run)/stdout",
                    bytes: 10..<30
                )
                var block = BlockRow(
                    worker: run,
                    message: number,
                    index: 0,
                    number: number,
                    at: time,
                    type: type,
                    bytes: 10..<30
                )
                if type == "tool_use" {
                    block.toolName = "Bash"
                    block.toolInput = text
                } else {
                    block.content = text
                }
                try rows.insert(message)
                try rows.insert(block)
                blocks.append(block)
            }
            try SearchQueue(filled.conversations).add(blocks)
        }
    }

    /// A log of a run with one piece, in a file of its own.
    func print(_ text: String, by run: String = "run-1", at seconds: Int = 0) throws {
        let time = Self.noon.advanced(by: .seconds(seconds))
        let folder = home.path("runs/\(run)")
        try ensure(run)
        try SystemDisk().makeFolders(folder)
        try SystemDisk().createFile("\(folder)/stderr.log", with: Array(text.utf8))
        let source = "\(run)/stderr"
        let bytes = 0..<Int64(text.utf8.count)
        let piece = LogPieceRow(worker: run, source: source, number: 0, at: time, bytes: bytes)
        try filled.conversations.write { () throws(StoreError) in
            let row = SourceRow(id: source, kind: "stderr", owner: run, path: "\(folder)/stderr.log")
            try filled.conversations.put(row)
            try filled.conversations.insert(piece)
            try SearchQueue(filled.conversations).add([piece])
        }
    }

    private func ensure(_ run: String) throws {
        try filled.index.write { () throws(StoreError) in
            try IndexRows(filled.index).ensureTask("task-of-\(run)", from: Self.noon)
            try filled.index.run(
                """
                INSERT OR IGNORE INTO worker_sessions(worker_id, task_id, spawned_at, status)
                VALUES(?, ?, ?, 'running')
                """,
                run,
                "task-of-\(run)",
                Self.noon
            )
        }
    }

    /// Puts all that waits into the search.
    func build() throws {
        let reading = SearchReading(readable: { _, _ in nil }, readablePiece: { Array($1[$2]) })
        let texts = try SearchTexts(
            index: filled.index,
            conversations: filled.conversations,
            on: SystemDisk(),
            reading
        )
        try filled.conversations.write { () throws(StoreError) in
            let queue = SearchQueue(filled.conversations)
            for stretch in try queue.newest(rowsMax: .max, bytesMax: .max) {
                try SearchTables(filled.conversations).insert(queue.documents(of: stretch), texts)
                try queue.remove(stretch)
            }
        }
    }

    func record() throws -> OpenRecord { try OpenRecord(filled.paths, on: SystemDisk(), at: Self.noon) }

    func answer(
        _ text: String,
        effortMax: Int = Search.effortMax,
        _ change: (inout SearchRequest) -> Void = { _ in }
    ) throws -> SearchAnswer {
        var request = SearchRequest(text)
        change(&request)
        let search = try Search(record(), of: filled.paths.home, on: SystemDisk(), effortMax: effortMax)
        return try search.find(request)
    }

    /// What was found, as it is shown.
    func find(_ text: String, _ change: (inout SearchRequest) -> Void = { _ in }) throws -> [String] {
        try answer(text, change).hits.map { $0.excerpt.marked { "[\($0)]" } }
    }
}
