package import Domain
package import JSON

/// A file of the worktree that a checkpoint does not have, and why.
package struct LeftOut: Hashable, Sendable {
    package enum Reason: String, TermWord, CaseIterable {
        /// The untracked files together are larger than a checkpoint takes; the largest stay out.
        case limit
        case unreadable
        /// A pipe, a socket or a device.
        case special
        /// A repository within the worktree, which git does not look into.
        case repository
        /// A name that git takes for dangerous.
        case refused
    }

    /// What is not UTF-8 in it is replaced.
    package let path: String
    package let bytes: Int64?
    package let why: Term<Reason>

    init(_ path: String, bytes: Int64? = nil, _ why: Reason) {
        self.path = path
        self.bytes = bytes
        self.why = .known(why)
    }

    init(_ fields: Fields) throws(FieldError) {
        path = try fields.required("path", .text)
        bytes = try fields.optional("bytes", .count)
        why = try fields.required("why", .term())
    }

    package var json: JSONObject {
        var object: JSONObject = ["path": .string(path)]
        if let bytes { object.append("bytes", .integer(bytes)) }
        object.append("why", .string(why.text))
        return object
    }
}
