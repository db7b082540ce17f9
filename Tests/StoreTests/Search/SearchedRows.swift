import Domain
import Journal
import Platform
import TestSupport

@testable import Store

/// What was said, with its search, for a test to fill.
final class SearchedRows {
    static let noon = WallTime(nanoseconds: 1_795_262_400_000_000_000)

    let home: TemporaryHome
    let index: Connection
    let conversations: Connection
    private var count: Int64 = 0

    init(for test: String = #function) throws {
        home = try TemporaryHome(for: test)
        let (index, conversations) = try Self.open(home.path)
        self.index = index
        self.conversations = conversations
        try conversations.write { () throws(StoreError) in
            try conversations.put(SourceRow(id: "s", kind: "stdout", owner: "run-1", path: home.path("stdout.log")))
        }
    }

    static func open(_ folder: String) throws(StoreError) -> (Connection, Connection) {
        let disk = SystemDisk()
        let index = try IndexSchema.current.open("\(folder)/index.db", for: .create, on: disk, at: noon)
        let file = ConversationsFile("\(folder)/conversations.db", on: disk)
        return (index, try file.open(beside: index, at: noon))
    }

    /// All is readable as it stands.
    static var reading: SearchReading { SearchReading(readable: { _, _ in nil }, readablePiece: { Array($1[$2]) }) }

    var texts: SearchTexts {
        get throws(StoreError) {
            try SearchTexts(index: index, conversations: conversations, on: SystemDisk(), Self.reading)
        }
    }

    /// A message with one text, in the queue of the search.
    @discardableResult
    func say(_ text: String, at time: WallTime = noon) throws -> SearchDocument {
        let number = count
        count += 1
        let message = MessageRow(worker: "run-1", index: number, at: time, role: "user", source: "s", bytes: 0..<1)
        var block = BlockRow(
            worker: "run-1",
            message: number,
            index: 0,
            number: number,
            at: time,
            type: "text",
            bytes: 0..<1
        )
        block.content = text
        try conversations.write { () throws(StoreError) in
            var rows = try ConversationRows(conversations)
            try rows.insert(message)
            try rows.insert(block)
            try SearchQueue(conversations).add([block])
        }
        return SearchDocument(at: time, kind: .message, row: RowPlace(of: "run-1").row(number))
    }

    /// Puts all that is in the queue into the search.
    func build() throws {
        try conversations.write { () throws(StoreError) in
            let queue = SearchQueue(conversations)
            for stretch in try queue.newest(rowsMax: .max, bytesMax: .max) {
                let documents = try queue.documents(of: stretch)
                try SearchTables(conversations).insert(documents, texts)
                try queue.remove(stretch)
            }
        }
    }

    func rows(_ expression: String, in month: SearchMonth = SearchMonth(of: noon)) throws -> [Int64] {
        try conversations.rows(
            """
            SELECT row_id FROM \(month.table) JOIN search_docs ON month = ? AND docid = \(month.table).rowid
            WHERE \(month.table) MATCH ? ORDER BY \(month.table).rowid DESC
            """,
            month.number,
            expression
        ) { $0.integer(0) ?? 0 }
    }

    /// Those of them that are rows yet.
    func found(_ expression: String) throws -> [Int64] {
        let forgotten = Set(try conversations.rows("SELECT docid FROM search_docs WHERE kind < 0") { $0.integer(0) })
        let places = try conversations.rows(
            "SELECT rowid FROM search_2026_11 WHERE search_2026_11 MATCH ? ORDER BY rowid DESC",
            expression
        ) { $0.integer(0) ?? 0 }
        return try places.filter { !forgotten.contains($0) }.map { place in
            try conversations.integer("SELECT row_id FROM search_docs WHERE docid = ?", place) ?? -1
        }
    }

    /// Numbers begin anew, as where a file is read again.
    func startAnew() { count = 0 }

    func finds(_ expression: String) throws -> Bool { try !rows(expression).isEmpty }
}
