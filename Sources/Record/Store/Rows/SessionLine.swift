package import Domain
package import JSON

/// A line of a session's journal, as the rows that come of it need it. What is secret in it is redacted already.
package struct SessionLine: Sendable {
    package let session: SessionID
    package let sequence: Int64
    package let at: WallTime
    package let level: String
    package let message: String
    package let data: JSONObject

    package init(
        session: SessionID,
        sequence: Int64,
        at: WallTime,
        level: String = "info",
        message: String = "",
        data: JSONObject
    ) {
        self.session = session
        self.sequence = sequence
        self.at = at
        self.level = level
        self.message = message
        self.data = data
    }

    /// From a row of `changes`; nothing where that holds no such line.
    init?(storedIn row: borrowing Row) {
        let reason: StaticString = "a row that we did not write tells nothing"
        let (session, time, data) = (row.text(0) ?? "", row.text(2) ?? "", row.text(3) ?? "")
        let id = Deliberate.ignore(because: reason) { () throws(IdentifierError) in try SessionID(session) }
        let at = Deliberate.ignore(because: reason) { () throws(TimeError) in try WallTime(iso: time) }
        let value = Deliberate.ignore(because: reason) { () throws(JSONError) in try JSONReader.read(Array(data.utf8)) }
        guard let id, let at, let fields = value?.objectValue else { return nil }
        self.init(session: id, sequence: row.integer(1) ?? 0, at: at, data: fields)
    }

    /// The number of the row that comes of it.
    var row: Int64 { RowPlace(of: session.text).row(sequence) }
}
