package import JSON

/// Something that verifying a directory found.
package struct Finding: Hashable, Sendable {
    package let severity: Severity
    /// The file's name within its directory.
    package let file: String
    package let message: String
    package let offset: Int64?
    package let length: Int64?
    package let sequence: Int64?

    package init(
        _ severity: Severity,
        _ file: String,
        _ message: String,
        offset: Int64? = nil,
        length: Int64? = nil,
        sequence: Int64? = nil
    ) {
        self.severity = severity
        self.file = file
        self.message = message
        self.offset = offset
        self.length = length
        self.sequence = sequence
    }

    package var json: JSONObject {
        var list = FieldList()
        list.add("severity", severity.rawValue)
        list.add("file", file)
        list.add("message", message)
        list.add("offset", offset)
        list.add("length", length)
        list.add("sequence", sequence)
        return list.object
    }
}
