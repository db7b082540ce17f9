import Domain
import JSON

/// A repository whose settings count, as long as they are these.
package struct TrustedFile: Hashable, Sendable {
    /// The repository, links followed.
    package let repository: String
    /// SHA-256 of the content of its file.
    package let digest: String
    private var others = JSONObject()

    package init(repository: String, content: [UInt8]) {
        self.repository = repository
        digest = Self.digest(of: content)
    }

    package static func digest(of content: [UInt8]) -> String { Hex.encode(SHA256.digest(content)) }

    init(_ fields: Fields) throws(FieldError) {
        repository = try fields.required("repository", .text)
        digest = try fields.required("sha256", .text)
        guard digest.utf8.count == 2 * SHA256.digestBytes, Hex.decode(digest) != nil else {
            throw .wrong("sha256", expected: "\(2 * SHA256.digestBytes) hexadecimal digits")
        }
        others = fields.others(than: ["repository", "sha256"])
    }

    var json: JSONObject {
        JSONObject(
            [("repository", .string(repository)), ("sha256", .string(digest))]
                + others.fields.map { ($0.key, $0.value) }
        )
    }
}
