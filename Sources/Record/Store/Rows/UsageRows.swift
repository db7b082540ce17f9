/// Writes what model responses took, and keeps the sums. Sums are gathered over a batch and written once; a batch that
/// is taken back takes this with it.
package struct UsageRows {
    private let connection: Connection
    private let insertCall: Statement
    private let updateCall: Statement
    private let readCall: Statement
    private var sums = UsageSums()

    package init(_ connection: Connection) throws(StoreError) {
        self.connection = connection
        insertCall = try connection.statement(CallColumns.insert(into: "api_calls"))
        updateCall = try connection.statement(CallColumns.replace(in: "api_calls"))
        readCall = try connection.statement(CallColumns.select(from: "api_calls") + " WHERE call_id = ?")
    }

    /// What the index knows of a response.
    package func call(_ id: Int64) throws(StoreError) -> CallRow? {
        var found: CallRow?
        try readCall.each(id) { row in
            found = CallColumns.call(in: row)
            return false
        }
        return found
    }

    /// So many responses in the order of their numbers.
    package func calls(after id: Int64?, countMax: Int) throws(StoreError) -> [CallRow] {
        try connection.rows(
            CallColumns.select(from: "api_calls") + " WHERE call_id > ? ORDER BY call_id LIMIT ?",
            id ?? -1,
            countMax
        ) { CallColumns.call(in: $0) }
    }

    /// For a response that the index does not know.
    ///
    /// A statement that may change a row as well makes SQLite note down each page for the case that it fails half way,
    /// which takes longer than all the rest.
    package mutating func insert(_ call: CallRow, task: String) throws(StoreError) {
        sums.take(call, task: task, sign: 1)
        try insertCall.run { CallColumns.bind(call, to: &$0) }
    }

    /// Takes the place of what the index knew of the same response.
    package mutating func replace(
        _ old: CallRow,
        task oldTask: String,
        by call: CallRow,
        task: String
    )
        throws(StoreError)
    {
        precondition(old.id == call.id, "A response keeps its number")
        sums.take(old, task: oldTask, sign: -1)
        sums.take(call, task: task, sign: 1)
        try updateCall.run { CallColumns.bind(call, to: &$0) }
    }

    package mutating func remove(_ call: CallRow, task: String) throws(StoreError) {
        sums.take(call, task: task, sign: -1)
        try connection.run("DELETE FROM api_calls WHERE call_id = ?", call.id)
    }

    /// What a file holds of what was told of responses, copy by copy. What is left over of a sum is computed of it, and
    /// the sum is among the copies.
    package static func told(in file: Connection) throws(StoreError) -> [CallRow] {
        let single = CallColumns.select(from: "api_calls") + " WHERE copy_count = 1 AND key_kind <> 'remainder'"
        let copies = CallColumns.select(from: "usage_reports")
        var told = try file.rows(single) { CallColumns.call(in: $0) }
        told += try file.rows(copies) { CallColumns.call(in: $0) }
        return told
    }

    /// The copies of a response that are kept one by one.
    package func copies(of id: Int64) throws(StoreError) -> [CallRow] {
        try connection.rows(
            CallColumns.select(from: "usage_reports") + " WHERE call_id = ? ORDER BY request",
            id
        ) { CallColumns.call(in: $0) }
    }

    package func setCopies(_ copies: [CallRow], of id: Int64) throws(StoreError) {
        try connection.run("DELETE FROM usage_reports WHERE call_id = ?", id)
        let insert = try connection.statement(CallColumns.insert(into: "usage_reports"))
        for copy in copies { try insert.run { CallColumns.bind(copy, to: &$0) } }
    }

    /// Belongs into the same transaction as the responses.
    package mutating func writeSums() throws(StoreError) {
        try sums.write(to: connection)
        forgetSums()
    }

    /// Drops what was added up for a batch that was taken back.
    package mutating func forgetSums() { sums = UsageSums() }
}
