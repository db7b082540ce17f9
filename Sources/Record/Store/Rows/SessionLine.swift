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

    /// The number of the row that comes of it.
    var row: Int64 { RowPlace(of: session.text).row(sequence) }
}
