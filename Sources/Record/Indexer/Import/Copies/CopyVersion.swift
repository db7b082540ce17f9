package import Domain
import JSON

/// The bytes of a transcript as they were at one time, in a file of their own.
package struct CopyVersion: Hashable, Sendable {
    package let file: String
    /// So many bytes of content are on the device; what the file holds beyond is of a writer that was stopped.
    package internal(set) var bytes: Int64
    package internal(set) var copiedAt: WallTime

    init(number: Int, bytes: Int64, copiedAt: WallTime) {
        file = number == 1 ? "bytes.zst" : "bytes-\(number).zst"
        self.bytes = bytes
        self.copiedAt = copiedAt
    }

    init(_ fields: Fields) throws(FieldError) {
        let name = try fields.required("file", .text)
        guard name.hasPrefix("bytes"), name.hasSuffix(".zst"), !name.contains("/") else {
            throw .wrong("file", expected: "the name of a file in the same folder")
        }
        file = name
        bytes = try fields.required("bytes", .count)
        copiedAt = try fields.required("copiedAt", .time)
    }

    var json: JSONObject {
        ["file": .string(file), "bytes": .integer(bytes), "copiedAt": .string(copiedAt.iso)]
    }
}
