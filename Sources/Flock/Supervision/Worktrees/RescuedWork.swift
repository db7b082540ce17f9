package import Git
import JSON

/// Work that was put into a ref of ours before its place went.
package struct RescuedWork: Hashable, Sendable {
    package let ref: String
    package let commit: ObjectID
    /// What each parent of the commit is, in their order.
    package let parts: [String]

    var json: JSONValue {
        ["ref": .string(ref), "commit": .string(commit.text), "parts": .array(parts.map { .string($0) })]
    }
}
