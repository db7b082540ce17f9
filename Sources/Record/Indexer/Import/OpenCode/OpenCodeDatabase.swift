import Domain
import JSON
import Platform
import Store

/// The sessions in a database of opencode, or in a copy of one. Its columns are taken as they are found: they are
/// not the same in each version.
struct OpenCodeDatabase {
    private let connection: Connection

    init(_ path: String, on disk: any Disk) throws(IndexerError) {
        connection = try IndexerError.inStore { () throws(StoreError) in
            try Connection(path, for: .read, on: disk)
        }
    }

    /// The database of opencode itself, of which nothing is written, nor anything beside it.
    init(untouched path: String, on disk: any Disk) throws(IndexerError) {
        connection = try IndexerError.inStore { () throws(StoreError) in
            try Connection(untouched: path, on: disk)
        }
    }

    func sessions() throws(IndexerError) -> [OpenCodeSession] {
        try IndexerError.inStore { () throws(StoreError) in
            try connection.rows("SELECT id, time_updated FROM session ORDER BY time_created, id") { row in
                OpenCodeSession(id: row.text(0) ?? "", updatedAt: OpenCodeSession.time(row.integer(1)))
            }
        }
    }

    /// Hands over the lines of a session.
    func write(
        _ session: OpenCodeSession,
        _ write: (UnsafeRawBufferPointer) throws(IndexerError) -> Void
    ) throws(IndexerError) {
        let own = try IndexerError.inStore { () throws(StoreError) in
            try connection.first("SELECT * FROM session WHERE id = ?", session.id) { Self.line(ofSession: $0) }
        }
        if let own { try Self.lend(own, to: write) }
        let tables: [(String, [(key: String, column: String)])] = [
            ("message", [("id", "id"), ("sessionID", "session_id")]),
            ("part", [("id", "id"), ("messageID", "message_id"), ("sessionID", "session_id")]),
        ]
        for (table, keys) in tables { try self.write(table, keys, of: session.id, write) }
    }

    private func write(
        _ table: String,
        _ keys: [(key: String, column: String)],
        of session: String,
        _ write: (UnsafeRawBufferPointer) throws(IndexerError) -> Void
    ) throws(IndexerError) {
        let columns = keys.map(\.column).joined(separator: ", ")
        let text = """
            SELECT time_created, data, \(columns) FROM \(table) WHERE session_id = ? ORDER BY time_created, id
            """
        var failure: IndexerError?
        try IndexerError.inStore { () throws(StoreError) in
            try connection.statement(text).each(session) { row in
                let line = Self.line(of: row, keys.map(\.key))
                do throws(IndexerError) {
                    try Self.lend(line, to: write)
                    return true
                } catch {
                    failure = error
                    return false
                }
            }
        }
        if let failure { throw failure }
    }

    private static func lend(
        _ line: [UInt8],
        to write: (UnsafeRawBufferPointer) throws(IndexerError) -> Void
    ) throws(IndexerError) {
        try line.withUnsafeBufferPointer { (bytes) throws(IndexerError) in try write(UnsafeRawBufferPointer(bytes)) }
    }

    /// The object of `data` with the ids in front of it, which it leaves to the columns, and behind it the time for
    /// where it says none: of two fields of one name readers take the first.
    private static func line(of row: borrowing Row, _ keys: [String]) -> [UInt8] {
        var line: [UInt8] = []
        for (place, key) in keys.enumerated() {
            line += Array((place == 0 ? "{" : ",").utf8)
            line += JSONWriter.bytes(.string(key)) + [UInt8(ascii: ":")]
            line += JSONWriter.bytes(JSONValue(row.text(Int32(place + 2))))
        }
        let inside = row.withBytes(1) { OneLine.inside(ofObject: $0) } ?? []
        if !inside.isEmpty { line += [UInt8(ascii: ",")] + inside }
        if let created = row.integer(0) { line += Array(",\"time\":{\"created\":\(created)}".utf8) }
        return line + Array("}\n".utf8)
    }

    private static func line(ofSession row: borrowing Row) -> [UInt8] {
        let names = [
            "id": "id", "project_id": "projectID", "parent_id": "parentID", "directory": "directory", "title": "title",
            "version": "version",
        ]
        var object = JSONObject()
        var time = JSONObject()
        for column in 0..<Int32(row.columnCount) {
            let name = row.name(column)
            if let key = names[name], let text = row.text(column) { object.append(key, .string(text)) }
            if name == "time_created", let number = row.integer(column) { time.append("created", .integer(number)) }
            if name == "time_updated", let number = row.integer(column) { time.append("updated", .integer(number)) }
        }
        object.append("time", .object(time))
        return JSONWriter.bytes(.object(object)) + Array("\n".utf8)
    }
}
