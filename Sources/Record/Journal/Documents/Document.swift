package import Domain
package import JSON

/// A JSON file of ours: one object and a newline.
package protocol Document: Hashable, Sendable {
    static var fileName: String { get }

    init(_ fields: Fields) throws(FieldError)

    var json: JSONObject { get }
}

extension Document {
    /// Reads the whole file; its name is for the error.
    package init(parsing bytes: [UInt8], file: String = Self.fileName) throws(JournalError) {
        self = try JSONFile.read(bytes, file) { (fields) throws(FieldError) in try Self(fields) }
    }

    package var bytes: [UInt8] { JSONWriter.bytes(.object(json)) + [newline] }
}
