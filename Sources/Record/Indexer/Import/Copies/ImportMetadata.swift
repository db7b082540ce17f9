package import Domain
package import JSON
import Journal

/// `meta.json` of a copied transcript.
package struct ImportMetadata: Document {
    package static let fileName = "meta.json"
    static let layout = "import-v1"
    /// A transcript that is moved again and again need not keep every place where it was.
    static let pathsMax = 16

    package let layoutVersion: String
    package let id: String
    package let agent: Term<TranscriptAgent>
    package let format: Term<TranscriptFormat>
    /// Where it was found, the latest first.
    package internal(set) var paths: [String]
    package let firstCopiedAt: WallTime
    package internal(set) var lastCopiedAt: WallTime
    /// Of what the id was made of: the first line, or the id of the conversation.
    package let identitySHA256: String
    /// As the agent calls it.
    package let conversation: String?
    /// When the file was changed last before it was copied first: what its lines say that do not say when.
    package internal(set) var writtenAt: WallTime?
    /// When a session was changed last, as the database says that it was read from.
    package internal(set) var sourceUpdatedAt: WallTime?
    /// One, unless the transcript is written again as a whole; the last is the one that counts.
    package internal(set) var versions: [CopyVersion]

    init(_ identity: ImportIdentity, id: Identifier, path: String, now: WallTime) {
        layoutVersion = Self.layout
        self.id = id.text
        agent = .known(identity.format.agent)
        format = .known(identity.format)
        paths = [path]
        firstCopiedAt = now
        lastCopiedAt = now
        identitySHA256 = Hex.encode(identity.digest)
        conversation = identity.conversation
        versions = []
    }

    package init(_ fields: Fields) throws(FieldError) {
        layoutVersion = try fields.required("layoutVersion", .text)
        id = try fields.required("id", .text)
        agent = try fields.required("agent", .term())
        format = try fields.required("format", .term())
        paths = try fields.required("paths", .texts)
        firstCopiedAt = try fields.required("firstCopiedAt", .time)
        lastCopiedAt = try fields.required("lastCopiedAt", .time)
        identitySHA256 = try fields.required("identitySHA256", .text)
        conversation = try fields.optional("conversation", .text)
        writtenAt = try fields.optional("writtenAt", .time)
        sourceUpdatedAt = try fields.optional("sourceUpdatedAt", .time)
        versions = []
        guard let objects = fields.value("versions").arrayValue, !objects.isEmpty else {
            throw .wrong("versions", expected: "a list of objects")
        }
        for object in objects {
            guard let object = object.objectValue else { throw .wrong("versions", expected: "a list of objects") }
            versions.append(try CopyVersion(Fields(object)))
        }
    }

    package var json: JSONObject {
        var object: JSONObject = [
            "layoutVersion": .string(layoutVersion), "id": .string(id), "agent": .string(agent.text),
            "format": .string(format.text), "paths": .array(paths.map(JSONValue.string)),
            "firstCopiedAt": .string(firstCopiedAt.iso), "lastCopiedAt": .string(lastCopiedAt.iso),
            "identitySHA256": .string(identitySHA256),
        ]
        object["conversation"] = conversation.map(JSONValue.string)
        object["writtenAt"] = writtenAt.map { .string($0.iso) }
        object["sourceUpdatedAt"] = sourceUpdatedAt.map { .string($0.iso) }
        object["versions"] = .array(versions.map { .object($0.json) })
        return object
    }

    /// The time of what does not say when it was.
    var undated: WallTime { writtenAt ?? firstCopiedAt }

    /// Answers whether that was news.
    mutating func note(path: String) -> Bool {
        guard paths.first != path else { return false }
        let isKnown = paths.contains(path)
        // Two files of one content would otherwise change places at each import.
        if isKnown { return false }
        paths = Array(([path] + paths).prefix(Self.pathsMax))
        return true
    }
}
