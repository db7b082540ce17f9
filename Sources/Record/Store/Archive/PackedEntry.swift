package import Domain
import JSON
package import Platform

/// One name in a run directory, as it was when the run was archived.
package struct PackedEntry: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, TermWord {
        case file
        case folder
        /// What it leads to is not archived with it.
        case link
        /// A socket, a pipe or a device: only that it was there.
        case other
    }

    /// Below the run directory.
    package var path: String
    package let kind: Kind
    package let mode: UInt32
    package let modifiedAt: WallTime
    /// Of a file: how long it is, where it begins among the bytes of all, and its hash.
    package var bytes: Int64 = 0
    package var offset: Int64 = 0
    package var sha256: String?
    /// What a link holds.
    package var target: String?

    package init(path: String, kind: Kind, mode: UInt32, modifiedAt: WallTime) {
        self.path = path
        self.kind = kind
        self.mode = mode
        self.modifiedAt = modifiedAt
    }

    init(_ fields: Fields) throws(FieldError) {
        path = try fields.required("path", .text)
        let word: Term<Kind> = try fields.required("kind", .term())
        guard let kind = word.known else { throw .wrong("kind", expected: "a kind of file") }
        self.kind = kind
        guard let mode = UInt32(try fields.required("mode", .text), radix: 8) else {
            throw .wrong("mode", expected: "an octal number")
        }
        self.mode = mode
        modifiedAt = try fields.required("modifiedAt", .time)
        target = try fields.optional("target", .text)
        guard kind == .file else { return }
        bytes = try fields.required("bytes", .count)
        offset = try fields.required("offset", .count)
        sha256 = try fields.required("sha256", .text)
    }

    var json: JSONObject {
        var object: JSONObject = [
            "path": .string(path), "kind": .string(kind.rawValue), "mode": .string(String(mode, radix: 8)),
            "modifiedAt": .string(modifiedAt.iso),
        ]
        if kind == .file {
            object["bytes"] = .integer(bytes)
            object["offset"] = .integer(offset)
            object["sha256"] = sha256.map(JSONValue.string)
        }
        object["target"] = target.map(JSONValue.string)
        return object
    }

    /// Whether what stands there is still what was packed, as far as that can be told without reading it.
    package func isLike(_ status: FileStatus) -> Bool {
        guard Kind(status.kind) == kind else { return false }
        switch kind {
        case .file: return status.bytes == bytes && status.modified == modifiedAt
        case .folder, .link, .other: return true
        }
    }
}

extension PackedEntry.Kind {
    package init(_ kind: FileStatus.Kind) {
        switch kind {
        case .file: self = .file
        case .folder: self = .folder
        case .symbolicLink: self = .link
        case .socket, .pipe, .device: self = .other
        }
    }

    var asStatus: FileStatus.Kind {
        switch self {
        case .file: .file
        case .folder: .folder
        case .link: .symbolicLink
        case .other: .device
        }
    }
}
