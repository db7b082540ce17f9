package import Domain
package import JSON

/// `erased.json` of a run, a session or an import: what was erased in its files, and when. By it whoever verifies the
/// directory tells what was erased from what was edited.
package struct ErasedRecord: Document {
    package static let fileName = "erased.json"
    private static let layout = "erased-v1"

    /// What one `roost erase` did here.
    package struct Erasure: Hashable, Sendable {
        package let at: WallTime
        /// In whose journal it stands too.
        package let session: SessionID
        /// By what the secret is known again to whoever has it and the key of the home.
        package let secret: String
        package let files: [ErasedFile]

        package init(at time: WallTime, session: SessionID, secret: String, files: [ErasedFile]) {
            at = time
            self.session = session
            self.secret = secret
            self.files = files
        }
    }

    package private(set) var erasures: [Erasure]

    package init() { erasures = [] }

    package init(_ fields: Fields) throws(FieldError) {
        guard try fields.required("layoutVersion", .text) == Self.layout else {
            throw .wrong("layoutVersion", expected: Self.layout)
        }
        erasures = []
        for entry in try fields.required("erasures", .objects) {
            var files: [ErasedFile] = []
            for file in try entry.required("files", .objects) { files.append(try ErasedFile(file)) }
            erasures.append(
                Erasure(
                    at: try entry.required("at", .time),
                    session: try entry.required("session", .id),
                    secret: try entry.required("secret", .text),
                    files: files
                )
            )
        }
    }

    package mutating func add(_ erasure: Erasure) { erasures.append(erasure) }

    package var json: JSONObject {
        var list = FieldList()
        list.add("layoutVersion", Self.layout)
        list.add(
            "erasures",
            erasures.map { erasure in
                var entry = FieldList()
                entry.add("at", erasure.at)
                entry.add("session", erasure.session)
                entry.add("secret", erasure.secret)
                entry.add("files", erasure.files.map(\.json))
                return entry.object
            }
        )
        return list.object
    }
}
